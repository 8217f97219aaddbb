"""Names of states and cities that name something else here."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kgraph.actors.catalogue import Catalogue
from kgraph.actors.found import Names
from kgraph.actors.mention import ActorMention
from kgraph.actors.proper import named, organisation_type
from kgraph.actors.spans import is_capitalised, words_of
from kgraph.actors.titles import title_at

_PLACE_TYPES = frozenset({"state", "place"})
_PLACES = frozenset({"appos", "nmod", "flat", "list", "npadvmod"})


def drop_namesakes(names: Names) -> None:
    """Drop "Moscow" in "Moscow, Idaho": a place of the same name elsewhere."""
    states = {m.start: m for m in names.known if m.type in ("state", "place")}
    for mention in names.known:
        if mention.type == "state" and _names_town(names.doc, mention):
            other = states.get(mention.end + 1)
            if other is None or (other.state != mention.state and _is_capital(names.doc, mention)):
                names.drop(mention)


def _is_capital(doc: Doc, mention: ActorMention) -> bool:
    words = words_of(doc, mention.start, mention.end)
    return any(entry.kind == "capital" for entry in Catalogue.load().lookup(words))


def drop_first_names(names: Names) -> None:
    """Read "Paris Ferrer" as a person: a city's name with a proper name that continues it."""
    doc = names.doc
    for mention in list(names.known):
        if mention.type not in _PLACE_TYPES or mention.kind != "name" or mention.end >= len(doc):
            continue
        end = mention.end
        while (
            end < len(doc)
            and _continues_name(doc[end], mention)
            and not names.crossing(end, end + 1)
        ):
            end += 1
        free = not organisation_type(doc, mention.end, end) and not names.inside(mention.end, end)
        person = named(doc, mention.start, end, "person") if end > mention.end and free else None
        if person is not None and title_at(doc, mention.end, end) == mention.end:
            names.add(person)


def _continues_name(token: Token, mention: ActorMention) -> bool:
    flat = token.dep_.startswith("flat") and token.head.i == mention.root
    return flat and token.pos_ == "PROPN" and is_capitalised(token)


def _names_town(doc: Doc, mention: ActorMention) -> bool:
    if mention.end + 1 >= len(doc) or doc[mention.end].text != ",":
        return False
    following = doc[mention.end + 1]
    attached = mention.start <= following.head.i < mention.end
    place = following.ent_type_ in ("LOC", "GPE") and following.pos_ == "PROPN"
    return place and attached and following.dep_.split(":")[0] in _PLACES
