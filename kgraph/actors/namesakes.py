"""Names of states and cities that name something else here: other towns, and persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kgraph.actors.catalogue import Catalogue
from kgraph.actors.firstnames import read_first_names
from kgraph.actors.found import Names
from kgraph.actors.mention import ActorMention
from kgraph.actors.places import regions
from kgraph.actors.proper import named, organisation_type
from kgraph.actors.spans import is_capitalised, sentence_numbers, text_of
from kgraph.actors.text import slug
from kgraph.actors.titles import title_at

_PLACE_TYPES = frozenset({"state", "place"})
_PLACES = frozenset({"appos", "nmod", "flat", "list", "npadvmod"})
# States whose regions are told after towns, and towns of which bear the names of others.
_SETTLERS = frozenset({"USA", "CAN"})
_WHERE = frozenset({"in", "into", "inside", "near", "across", "from", "around", "outside"})
_LATER = 3


def settle_namesakes(names: Names) -> None:
    """Find the names of other towns and of persons among those of states and cities."""
    drop_namesakes(names)
    read_first_names(names)
    drop_first_names(names)


def drop_namesakes(names: Names) -> None:
    """Drop "Moscow" in "Moscow, Idaho": a place of the same name elsewhere."""
    starting = {m.start: m for m in names.known if m.type in ("state", "place")}
    for mention in list(names.known):
        if mention.type not in _PLACE_TYPES or mention.kind != "name":
            continue
        region = starting.get(mention.end + 1)
        if region is not None and _is_in_region(names.doc, mention, region):
            _move(names, mention, region)
        elif region is None and mention.type == "state" and _names_town(names.doc, mention):
            names.drop(mention)


def _is_in_region(doc: Doc, mention: ActorMention, region: ActorMention) -> bool:
    """Tell whether a region of another state is told after a comma: "Paris, Texas," or "." """
    if doc[mention.end].text != "," or region.name not in regions():
        return False
    if region.state not in _SETTLERS or region.state == mention.state:
        return False
    last, after = region.end, region.end + 1
    if last >= len(doc) or doc[last].lower_ not in {",", "and", "or"}:
        return True
    return doc[last].text == "," and (after >= len(doc) or not _goes_on(doc[after]))


def _goes_on(token: Token) -> bool:
    return token.lower_ in {"and", "or"} or (token.pos_ == "PROPN" and is_capitalised(token))


def _move(names: Names, mention: ActorMention, region: ActorMention) -> None:
    """Read the name as that of a town in the region, which no other actor has for an id."""
    text = text_of(names.doc, mention.start, mention.end)
    id = f"place:{slug(text)}"
    if Catalogue.load().actor(id) is not None:
        id = f"{id}-{slug(region.name)}"
    town = named(names.doc, mention.start, mention.end, "place")
    if town is not None:
        names.drop(mention)
        names.add(replace(town, id=id, state=region.state))


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
        officer = names.has_officer(mention.start, mention.end, end)
        start = mention.end if officer else mention.start
        person = named(doc, start, end, "person") if end > mention.end and free else None
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


def drop_surnames(doc: Doc, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the mentions without states and cities whose name is the surname of somebody.

    "Jordan" is no state for some sentences after "Jim Jordan", unless the text speaks of the
    state by other words too, or the words say where: "in Jordan".
    """
    last_said: dict[str, int] = {}
    numbers = sentence_numbers(doc)
    found = []
    for mention in mentions:
        text = text_of(doc, mention.start, mention.end)
        if mention.type == "person" and mention.end - mention.start > 1:
            last_said[doc[mention.end - 1].text] = numbers[mention.start]
        elif mention.type in _PLACE_TYPES and mention.kind == "name" and text in last_said:
            near = numbers[mention.start] - last_said[text] <= _LATER
            if near and not _is_state_here(doc, mention, text, mentions):
                last_said[text] = numbers[mention.start]
                continue
        found.append(mention)
    return found


def _is_state_here(
    doc: Doc, mention: ActorMention, text: str, mentions: Sequence[ActorMention]
) -> bool:
    if mention.start and doc[mention.start - 1].lower_ in _WHERE:
        return True
    if text != mention.name:
        return False
    words = (text_of(doc, m.start, m.end) for m in mentions if m.id == mention.id)
    return any(other != text for other in words)
