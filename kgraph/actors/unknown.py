"""Choosing between the catalogue's names and longer proper names around them."""

from __future__ import annotations

from spacy.tokens import Doc

from kgraph.actors import ends, towns
from kgraph.actors.agreed import of_states, vote
from kgraph.actors.found import Names
from kgraph.actors.mention import ActorMention
from kgraph.actors.namesakes import settle_namesakes
from kgraph.actors.proper import (
    Chunk,
    entity_chunks,
    guess_type,
    is_direction,
    is_generic,
    is_led_by_group_word,
    named,
    noun_chunks,
    organisation_type,
    role_stretches,
    strip_titles,
    with_complement,
)
from kgraph.actors.roles import RoleSpan
from kgraph.actors.spans import (
    Stretch,
    children,
    head_of,
    is_capitalised,
    is_plural,
    text_of,
)
from kgraph.actors.titles import office_named, title_at, title_before
from kgraph.actors.words import exact_text

_SHORTEST_ACRONYM = 3
_WEEKDAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
)


def sort_names(
    doc: Doc, known: list[ActorMention], roles: list[RoleSpan], blocked: list[Stretch]
) -> list[ActorMention]:
    """Return the named actors: the catalogue's and the unknown ones, without overlaps."""
    names = Names(doc, known, roles, blocked)
    settle_namesakes(names)
    chunks = entity_chunks(doc)
    for chunk in chunks:
        _read(names, chunk)
    taken = names.occupied()
    taken.update(i for chunk in chunks for i in range(chunk.start, chunk.end))
    for chunk in noun_chunks(doc, taken):
        _read_untyped(names, chunk)
    return of_states(doc, vote(_without_titles(names)))


def _without_titles(names: Names) -> list[ActorMention]:
    """Return the names without offices that only stand as titles before a person."""
    starts = {m.start for m in names.all() if m.type == "person"}
    return [
        m
        for m in names.all()
        if not (m.end in starts and m.type == "institution" and _is_title(names.doc, m))
    ]


def _is_title(doc: Doc, mention: ActorMention) -> bool:
    return office_named(exact_text(doc, mention.start, mention.end)) is not None


def _read(names: Names, chunk: Chunk) -> None:
    """Take an entity span as a new name unless what is known accounts for it."""
    chunk = _retyped(names, _unshouted(names.doc, chunk))
    if names.is_blocked(chunk.start, chunk.end) or _ends_role(names, chunk):
        return
    read = _read_person if chunk.type == "person" else _read_body
    if mention := read(names, chunk):
        names.add(mention)


def _ends_role(names: Names, chunk: Chunk) -> bool:
    """Tell whether a name is the end of a role: the Staff of "the General Staff"."""
    title = title_before(names.doc, chunk.start)
    return title < chunk.start and names.in_role(title, chunk.end)


def _unshouted(doc: Doc, chunk: Chunk) -> Chunk:
    """Correct the type of an acronym that was taken for a person."""
    token = doc[chunk.start]
    single = chunk.end - chunk.start == 1 and chunk.type == "person"
    if not single or not token.text.isupper() or len(token) < _SHORTEST_ACRONYM:
        return chunk
    around = [t for t in doc[max(0, token.i - 3) : token.i + 4] if t.is_alpha and t.i != token.i]
    if any(near.text.isupper() for near in around) or title_before(doc, token.i) < token.i:
        return chunk
    return Chunk(chunk.start, chunk.end, "organisation")


def _read_person(names: Names, chunk: Chunk) -> ActorMention | None:
    start = ends.after_crossing(names, chunk.start, chunk.end)
    start = ends.after_title(names.doc, start, chunk.end)
    start += names.doc[start].lower_ in _WEEKDAYS
    start, end = strip_titles(names.doc, start, chunk.end, _descriptors(names, start, chunk.end))
    if not _is_free(names, start, end) or _covered(names, start, end):
        return None
    return None if _is_crowd(names.doc, start, end) else named(names.doc, start, end, "person")


def _read_body(names: Names, chunk: Chunk) -> ActorMention | None:
    start, end = ends.tighten(names.doc, chunk.start, chunk.end)
    if not _is_free(names, start, end):
        return None
    if names.in_role(start, end):
        return None
    if chunk.type == "organisation":
        start = ends.with_adjectives(names, start, end)
    if chunk.type == "organisation" and is_generic(names.doc, start, end):
        end = with_complement(names.doc, end)
    if _is_structured(names, chunk, start, end) or is_generic(names.doc, start, end):
        return None
    kind = organisation_type(names.doc, start, end) or chunk.type or "organisation"
    if kind != "place":
        start = ends.with_state(names, start)
    return named(names.doc, start, end, kind)


def _is_free(names: Names, start: int, end: int) -> bool:
    """Tell whether no other name stands in the way of one over this span."""
    if start >= end or names.crossing(start, end) or names.is_taken(start, end):
        return False
    return not any(m.start == start and m.end == end for m in names.inside(start, end))


def _retyped(names: Names, chunk: Chunk) -> Chunk:
    """Correct the type where a title, an office or the name's own first word tells another."""
    doc = names.doc
    if chunk.type == "person" and is_led_by_group_word(doc, chunk.start):
        return Chunk(chunk.start, chunk.end, "organisation")
    if towns.is_town(doc, chunk.start, chunk.end, chunk.type):
        return Chunk(chunk.start, chunk.end, "place")
    if chunk.type == "person" or organisation_type(doc, chunk.start, chunk.end):
        return chunk
    titled = title_before(doc, chunk.start) < chunk.start
    root = doc[head_of(doc, chunk.start, chunk.end)]
    described = any(child.i in names.offices for child in children(root, "appos"))
    governs = root.dep_ != "amod" and names.is_government(chunk.end)
    if not (titled or described or governs) or names.inside(chunk.start, chunk.end):
        return chunk
    return Chunk(chunk.start, chunk.end, "person")


def _is_crowd(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a person's name is in truth a plural or a type of thing: Texans, F-16s."""
    if any(letter.isdigit() for letter in text_of(doc, start, end)):
        return True
    return end - start == 1 and is_plural(doc[start]) and doc[start].text.endswith("s")


def _descriptors(names: Names, start: int, end: int) -> list[Stretch]:
    doc = names.doc
    known = [
        m
        for m in names.inside(start, end)
        if m.type != "person"
        and (
            m.kind == "demonym"
            or m.type != "state"
            or title_at(doc, m.end, end) > m.end
            or names.has_officer(m.start, m.end, end)
        )
    ]
    spans = [Stretch(m.start, m.end) for m in known]
    return [*spans, *role_stretches(names.roles_inside(start, end))]


def _covered(names: Names, start: int, end: int) -> bool:
    """Tell whether known names, roles and titles account for every capitalised word."""
    spans = [Stretch(m.start, m.end) for m in names.inside(start, end)]
    spans += role_stretches([r for r in names.roles_inside(start, end) if r.end <= end])
    for i in range(start, end):
        stop = title_at(names.doc, i, end)
        if stop > i:
            spans.append(Stretch(i, stop))
    return all(
        any(stretch.holds(token.i, token.i + 1) for stretch in spans)
        for token in names.doc[start:end]
        if is_capitalised(token) and not is_direction(token)
    )


def _is_structured(names: Names, chunk: Chunk, start: int, end: int) -> bool:
    if _covered(names, start, end):
        return True
    inside = names.inside(start, end)
    if not inside or chunk.type != "organisation":
        return False
    leading = inside[0]
    acronym = names.doc[leading.start].text.isupper() and leading.kind == "name"
    rest = organisation_type(names.doc, leading.end, end)
    return leading.start == start and acronym and rest is None


def _read_untyped(names: Names, chunk: Chunk) -> None:
    doc = names.doc
    if _ends_role(names, chunk):
        return
    start, end = strip_titles(doc, chunk.start, chunk.end, [])
    if start >= end or names.is_taken(start, end):
        return
    kind = "person" if start > chunk.start else guess_type(doc, Chunk(start, end, None))
    if kind is None:
        return
    if towns.is_town(doc, start, end, kind):
        kind = "place"
    if kind in ("organisation", "group"):
        end = with_complement(doc, end)
        if is_generic(doc, start, end) or names.crossing(start, end):
            return
        start = ends.with_owner(names, chunk.start)
    if mention := named(doc, start, end, kind):
        names.add(mention)
