"""Short forms that name an actor only where the document speaks of it: the North, the Alliance."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Doc, Token

from kgraph.actors.catalogue import Actor, Catalogue
from kgraph.actors.mention import ActorMention
from kgraph.actors.spans import children
from kgraph.actors.tables import rows, values
from kgraph.actors.words import texts, where

# What a military coalition has.
_FIELDED = frozenset(
    {"air", "aircraft", "airstrikes", "airstrike", "commander", "commanders", "drones", "fighters"}
    | {"forces", "jets", "military", "partners", "planes", "raids", "soldiers", "spokesman"}
    | {"strike", "strikes", "troops", "warplanes"}
)


@cache
def _short_forms() -> dict[str, tuple[str, frozenset[str]]]:
    return {
        row["phrase"]: (row["id"], frozenset(values(row["needs"]))) for row in rows("contextual")
    }


@cache
def _telling() -> dict[str, frozenset[str]]:
    return {row["phrase"]: frozenset(values(row["words"])) for row in rows("contextual")}


def find_contextual(
    doc: Doc, names: Sequence[ActorMention], catalogue: Catalogue
) -> list[ActorMention]:
    """Return capitalised short forms whose actor, or a neighbour of it, the document names."""
    ids = {mention.id for mention in names}
    states = {mention.state for mention in names if mention.state is not None}
    taken = {i for mention in names for i in range(mention.start, mention.end)}
    found, words = [], frozenset(texts(doc))
    for at in where(doc, _short_forms().keys()):
        if at in taken:
            continue
        id, needs = _short_forms()[texts(doc)[at]]
        actor = catalogue.actor(id)
        near = ids | states if doc[at].text.isupper() else ids
        fitting = needs & near or not _telling()[texts(doc)[at]].isdisjoint(words)
        if actor is not None and fitting and _stands_alone(doc, doc[at]):
            if texts(doc)[at].islower() and _is_another(doc, at):
                continue
            found.append(_mention(doc[at], actor))
    return found


def _is_another(doc: Doc, at: int) -> bool:
    """Tell whether a common noun is not that body: "the ruling coalition", "coalition talks"."""
    token = doc[at]
    if token.dep_ == "compound":
        return token.head.lower_ not in _FIELDED
    determined = [c.lower_ for c in children(token, "det")] == ["the"]
    return not determined or bool(children(token, "amod", "compound", "nmod:poss", "nmod"))


def find_plural(doc: Doc, catalogue: Catalogue) -> list[ActorMention]:
    """Return a mention of each actor that a plural names at once: "the two Koreas"."""
    table = _plural_names()
    places = [(doc[i], texts(doc)[i]) for i in where(doc, table.keys())]
    named = [(token, id) for token, text in places for id in table[text]]
    actors = [(token, catalogue.actor(id)) for token, id in named]
    return [_mention(token, actor) for token, actor in actors if actor is not None]


@cache
def _plural_names() -> dict[str, tuple[str, ...]]:
    return {row["phrase"]: values(row["ids"]) for row in rows("plural_names")}


def _stands_alone(doc: Doc, token: Token) -> bool:
    """Tell whether no other proper noun belongs to the name: not "Atlantic Council"."""
    before = doc[token.i - 1] if token.i else None
    if before is not None and before.pos_ == "PROPN" and not before.is_space:
        return False
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if after is not None and (after.pos_ == "PROPN" or after.lower_ in {"of", "for", "-"}):
        # "accused the RSF of looting"
        return after.lower_ == "of" and token.text.isupper()
    determined = before is not None and before.lower_ == "the"
    beside = () if token.text.isupper() and len(token) > 1 else ("nmod:poss",)
    return determined or not children(token, "amod", "compound", *beside)


def _mention(token: Token, actor: Actor) -> ActorMention:
    owner = actor.id.rpartition(":")[0] if actor.type == "institution" else None
    return ActorMention(
        token.i, token.i + 1, token.i, actor.id, actor.name, actor.type, actor.state, "name", owner
    )
