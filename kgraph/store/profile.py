"""Who an actor is, as the store shows it and the catalogue knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kgraph.actors.offices import offices_of
from kgraph.actors.text import fold
from kgraph.identity import Identities, Merge, Record
from kgraph.triples import Mention, Triple

_STANDING = frozenset({"LEADS", "MEMBER_OF", "AFFILIATED_WITH"})


@dataclass(frozen=True, slots=True)
class Listed:
    """One actor in a list: its names seen with counts, the ids that are one with it, and why."""

    id: str
    name: str
    type: str
    state: str | None
    triples: int
    names: dict[str, int]
    merged: tuple[str, ...]
    why: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as plain values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Profile:
    """One actor in full; ``offices`` are from the table of terms, ``said`` from the texts."""

    actor: Listed
    wikidata: str | None
    documents: int
    first_date: str | None
    last_date: str | None
    offices: tuple[str, ...]
    said: dict[str, int]
    institutions: dict[str, int]
    relations: dict[str, int]
    partners: dict[str, int]

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as plain values, those of the actor first."""
        record = asdict(self)
        return {**record.pop("actor"), **record}


def listed(
    identities: Identities,
    pattern: str = "",
    *,
    type: str | None = None,
    state: str | None = None,
) -> list[Listed]:
    """Return the actors with a name, alias or id that holds the pattern, the busiest first."""
    wanted = _plain(pattern)
    groups: dict[str, list[Record]] = {}
    for id, record in identities.records.items():
        groups.setdefault(identities.id(id), []).append(record)
    found = [_listed(identities.records[id], group, identities) for id, group in groups.items()]
    fitting = [
        actor
        for actor in found
        if (type is None or actor.type == type)
        and (state is None or actor.state == state)
        and any(wanted in _plain(w) for w in (actor.id, actor.name, *actor.merged, *actor.names))
    ]
    return sorted(fitting, key=lambda actor: (-actor.triples, actor.id))


def _plain(text: str) -> str:
    return fold(text).casefold()


def _listed(actor: Record, group: Iterable[Record], identities: Identities) -> Listed:
    names: Counter[str] = Counter()
    state, count, ids = actor.state, 0, []
    for record in group:
        names.update(dict(record.words))
        state = state or record.state
        count += record.triples
        ids.append(record.id)
    return Listed(
        actor.id,
        actor.name,
        actor.type,
        state,
        count,
        _sorted(names),
        tuple(sorted(id for id in ids if id != actor.id)),
        tuple(_reason(merge) for merge in identities.why(actor.id)),
    )


def _reason(merge: Merge) -> str:
    return f"{merge.a} = {merge.b}: {merge.reason}"


def profile(actor: Listed, triples: Iterable[Triple], identities: Identities) -> Profile:
    """Return the profile of an actor from the triples that it is part of."""
    found = list(triples)
    ids = {actor.id, *actor.merged}
    days = sorted(day for t in found if (day := t.date or t.doc_date))
    owned = {
        id: record.triples
        for id, record in identities.records.items()
        if id.partition(":")[0] in ids and id not in ids
    }
    said: Counter[str] = Counter()
    relations: Counter[str] = Counter()
    partners: Counter[str] = Counter()
    for triple in map(identities.triple, found):
        mine = triple.subject.id == actor.id
        other = triple.object if mine else triple.subject
        if mine and triple.category in _STANDING and not triple.negated:
            said[f"{triple.relation} {_named(other)}"] += 1
        relations[f"{triple.category} {'→' if mine else '←'} {_named(other)}"] += 1
        partners[_named(other)] += 1
    return Profile(
        actor=actor,
        wikidata=_wikidata(actor.id),
        documents=len({t.doc_id for t in found}),
        first_date=days[0] if days else None,
        last_date=days[-1] if days else None,
        offices=tuple(_term(t.office, t.holder_of, t.start, t.end) for t in offices_of(actor.id)),
        said=_sorted(said),
        institutions=_sorted(owned),
        relations=_sorted(relations),
        partners=_sorted(partners),
    )


def _named(mention: Mention) -> str:
    return f"{mention.name} ({mention.id})"


def _term(office: str, owner: str, start: str, end: str | None) -> str:
    return f"{office} of {owner}, {start} to {end}" if end else f"{office} of {owner} since {start}"


def _wikidata(id: str) -> str | None:
    from kgraph.actors.catalogue import Catalogue

    known = Catalogue.load().actor(id)
    return known.wikidata if known is not None else None


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
