"""Names that bodies of several states bear: the Labour Party, the House of Representatives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from spacy.tokens import Doc

from kgraph.actors.catalogue import Actor, Catalogue
from kgraph.actors.mention import ActorMention
from kgraph.actors.spans import POSSESSIVE, words_of
from kgraph.actors.tables import rows
from kgraph.actors.text import pieces, slug

_OF = frozenset({"of", "in"})
# How often, and in what share of all that has a state, a document names the one it is about.
_MANY = 4
_SHARE = 0.6


@cache
def _shared() -> dict[tuple[str, ...], dict[str, str]]:
    return {pieces(row["name"]): row for row in rows("shared")}


def own_shared(doc: Doc, known: Sequence[ActorMention], catalogue: Catalogue) -> list[ActorMention]:
    """Return the mentions with shared names given to the state that the words or the text tell.

    The words beside the name decide ("Norway's Labour Party", "the Senate in Manila"). Else, where
    the document never speaks of the catalogue's state, its first state is meant.
    Some names only mean the state that the document names above all.
    """
    starts = {m.start: m for m in known if m.type in ("state", "place")}
    ends = {m.end: m for m in known if m.type in ("state", "place")}
    found = []
    for mention in known:
        row = _shared().get(tuple(words_of(doc, mention.start, mention.end)))
        state = None
        if row is not None and mention.type not in ("state", "place"):
            beside = _before(doc, mention, ends) or _after(doc, mention, starts)
            home = {"yes": _home, "often": _mostly}.get(row["document"])
            state = beside or (home(mention, known) if home is not None else None)
        owner = catalogue.actor(state) if state is not None else None
        if row is None or owner is None or owner.id == mention.state:
            found.append(mention)
        else:
            found.append(_given(mention, row, owner))
    return found


def _before(doc: Doc, mention: ActorMention, ends: dict[int, ActorMention]) -> str | None:
    at = mention.start
    if at and doc[at - 1].text in POSSESSIVE:
        at -= 1
    owner = ends.get(at)
    return owner.state if owner is not None and doc[at - 1].text != "," else None


def _after(doc: Doc, mention: ActorMention, starts: dict[int, ActorMention]) -> str | None:
    at = mention.end
    if at + 1 >= len(doc) or doc[at].lower_ not in _OF:
        return None
    at += 2 if doc[at + 1].lower_ == "the" else 1
    owner = starts.get(at)
    return owner.state if owner is not None else None


def _home(mention: ActorMention, known: Sequence[ActorMention]) -> str | None:
    """Return the document's first state if it never speaks of the name's own state."""
    others = [m for m in known if m.id != mention.id and m.type in ("state", "place", "person")]
    if mention.state is not None and any(m.state == mention.state for m in others):
        return None
    before = (m.state for m in others if m.start < mention.start and m.type != "person")
    return next((state for state in before if state), None)


def _mostly(mention: ActorMention, known: Sequence[ActorMention]) -> str | None:
    """Return the state that the document names above all if it never speaks of the name's own."""
    others = [m for m in known if m.id != mention.id and m.state and m.type != "organisation"]
    # A territory's own id and not that of the state above it.
    told = [m.id if m.type in ("state", "place") and m.id.isupper() else m.state for m in others]
    if mention.state in told:
        return None
    (state, count), *_ = Counter(told).most_common(1) or [(None, 0)]
    return state if count >= _MANY and count >= _SHARE * len(told) else None


def _given(mention: ActorMention, row: dict[str, str], owner: Actor) -> ActorMention:
    adjective = owner.adjective or owner.name
    if row["slug"]:
        name = f"{adjective} {row['slug'].replace('-', ' ')}"
        id, kind, of = f"{owner.id}:{row['slug']}", "institution", owner.id
    else:
        name = f"{adjective} {mention.name}"
        id, kind, of = f"org:{slug(name)}", "group", None
    return replace(mention, id=id, name=name, type=kind, state=owner.state, owner=of)
