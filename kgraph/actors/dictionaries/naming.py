"""What a code says of its actor: a name for it, its type, and the state it belongs to."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

from kgraph.actors.catalogue import Actor, Catalogue
from kgraph.actors.dictionaries.codes import chunks
from kgraph.actors.dictionaries.compose import UNATTACHED

_CHUNK = 3
_SMALL = frozenset({"a", "and", "de", "du", "for", "in", "la", "of", "on", "the"})
_SHORTEST_WORD = 4
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@cache
def _labels() -> dict[str, dict[str, str]]:
    """Return the roles and kinds of the CAMEO codebook (Schrodt 2012) by their codes."""
    source = resources.files("kgraph.actors.dictionaries").joinpath("data", "codes.csv")
    with source.open("r", encoding="utf-8") as stream:
        return {row["code"]: row for row in csv.DictReader(stream)}


def is_generic(code: str) -> bool:
    """Tell whether a code begins with a kind of actor (IGO, NGO, MNC) and not with a state."""
    label = _labels().get(code[:_CHUNK])
    return label is not None and label["generic"] == "yes"


def describe(code: str, roots: Mapping[str, str], known: Catalogue) -> Actor:
    """Return the actor of a code.

    ``roots`` are the phrases that define codes, ``known`` the actors whose names are known already.
    """
    return known.actor(code) or Actor(code, _name(code, roots, known), _type(code), _state(code))


def _state(code: str) -> str | None:
    first = code[:_CHUNK]
    return first if first.isalpha() and first not in _labels() else None


def _type(code: str) -> str:
    last = _labels().get(chunks(code)[-1])
    if len(code) <= _CHUNK:
        return last["type"] if last is not None else "state"
    if last is not None and last["generic"] != "yes":
        return last["type"]
    return "organisation" if is_generic(code) else "group"


def _name(code: str, roots: Mapping[str, str], known: Catalogue) -> str:
    if (actor := known.actor(code)) is not None:
        return actor.name
    owner, role = code[:-_CHUNK], _labels().get(code[-_CHUNK:])
    if owner and role is not None:
        if owner == UNATTACHED:
            return role["label"]
        actor = known.actor(owner)
        name = actor.adjective if actor is not None else None
        return f"{name or _name(owner, roots, known)} {role['label']}"
    if role is not None:
        return role["label"]
    if code in roots:
        return _written(roots[code])
    if is_generic(code) and len(code) > _CHUNK:
        return f"{_name(code[_CHUNK:], roots, known)} {_labels()[code[:_CHUNK]]['label']}"
    return code


def _written(phrase: str) -> str:
    """Return a phrase that is all in capitals as one would write a name."""
    if not phrase.isupper():
        return phrase
    if len(phrase) < _SHORTEST_WORD or "." in phrase:
        return phrase
    written = _WORD.sub(lambda found: found[0].capitalize(), phrase)
    words = [w.lower() if i and w.lower() in _SMALL else w for i, w in enumerate(written.split())]
    return " ".join(words)
