"""Towns whose names a recogniser takes for a person's or a body's: "shelled Tel Rifaat"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kgraph.actors.antecedents import first_conjunct
from kgraph.actors.spans import children, head_of
from kgraph.actors.tables import column
from kgraph.actors.titles import title_before
from kgraph.actors.words import texts

# Only places are the objects of these, or what these move to.
_TAKING = frozenset(
    {"besiege", "bomb", "bombard", "encircle", "overrun", "raze", "recapture", "retake", "shell"}
)
_MOVING = frozenset({"deploy", "dispatch", "move", "redeploy", "rush", "send", "transfer"})
_MOVED = frozenset(
    {"battalion", "brigade", "convoy", "fighter", "force", "reinforcement", "soldier", "tank"}
    | {"troop", "unit", "warplane"}
)
# Where forces go: "rebels entered Muse".
_REACHED = frozenset({"abandon", "enter", "liberate", "occupy", "reach", "storm"})
_FIGHTING = _MOVED | {"army", "insurgent", "jihadist", "militant", "military", "rebel"}
_BESIDE = frozenset({"near", "outside"})


def is_town(doc: Doc, start: int, end: int, kind: str | None) -> bool:
    """Tell whether a name of somebody unknown is in truth that of a town.

    That is told by its first word (Tel, Deir, Velyka) or by what is done there.
    """
    if kind not in {"organisation", "person"} or title_before(doc, start) < start:
        return False
    words = texts(doc)
    if end - start > 1 and words[start] in column("town_words", "word"):
        return True
    if kind == "organisation" and (end - start > 1 or words[start].isupper()):
        return False
    if end - start > 1 and words[start] in column("first_names", "name"):
        return False
    root = doc[head_of(doc, start, end)]
    return _is_taken(first_conjunct(root)) if root.pos_ == "PROPN" else False


def _is_taken(token: Token) -> bool:
    verb = token.head
    if token.dep_ in {"obj", "nsubj:pass"}:
        going = verb.lemma_ in _REACHED
        fighting = going and any(c.lemma_ in _FIGHTING for c in children(verb, "nsubj"))
        return fighting or verb.lemma_ in _TAKING
    if token.dep_ not in {"obl", "nmod"}:
        return False
    case = {child.lower_ for child in children(token, "case")}
    if case & _BESIDE:
        return True
    if case != {"to"} or verb.lemma_ not in _MOVING:
        return False
    return any(c.lemma_ in _MOVED for c in children(verb, "obj", "nsubj:pass"))
