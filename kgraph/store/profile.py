"""Who an actor is, as the store shows it and the catalogue knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from kgraph.actors.offices import offices_of
from kgraph.actors.text import fold
from kgraph.identity import Identities, Merge, Record
from kgraph.store import plan
from kgraph.store.briefs import TIES, terms
from kgraph.store.filters import Selection
from kgraph.store.tables import BITS

if TYPE_CHECKING:
    from kgraph.store.store import Store


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


def profile(store: Store, id: str, identities: Identities) -> Profile:
    """Return the profile of an actor, whose id is that of ``identities``."""
    ids = identities.ids(id)
    actor = _listed(identities.records[id], map(identities.records.__getitem__, ids), identities)
    documents, first, last = _extent(store, ids)
    said: Counter[str] = Counter()
    relations: Counter[str] = Counter()
    partners: Counter[str] = Counter()
    for mine, other, relation, category, negated, number in _statements(store, ids, identities):
        if mine and category in TIES and not negated:
            said[f"{relation} {other}"] += number
        relations[f"{category} {'→' if mine else '←'} {other}"] += number
        partners[other] += number
    return Profile(
        actor=actor,
        wikidata=_wikidata(id),
        documents=documents,
        first_date=first,
        last_date=last,
        offices=tuple(_term(t.office, t.holder_of, t.start, t.end) for t in offices_of(id)),
        said=_sorted(said),
        institutions=_sorted(_owned(store, ids)),
        relations=_sorted(relations),
        partners=_sorted(partners),
    )


def _statements(store: Store, ids: Sequence[str], identities: Identities) -> Iterator[Any]:
    """Yield what is said of an actor: whether it acts, of whom, how, and in how many triples."""
    words = terms(store.rows)
    named = {
        number: (id, f"{name} ({id})")
        for number, id, name in store.rows("SELECT number, id, name FROM labels")
    }
    into = {id: f"{actor.name} ({actor.id})" for id, actor in identities.into.items()}
    wanted = "f.subject, f.object, f.relation, f.category, f.negated, f.triples"
    sql, values = plan.facts(Selection(actor=ids), wanted, "statements")
    for subject, object, relation, category, negated, number in store.rows(sql, values):
        mine = named[subject][0] in ids
        id, name = named[object if mine else subject]
        yield mine, into.get(id, name), words[relation], words[category], negated, number


def _extent(store: Store, ids: Sequence[str]) -> tuple[int, str | None, str | None]:
    """Return how many documents name an actor, and the first and last date."""
    sql, values = plan.facts(Selection(actor=ids), f"f.id >> {BITS} AS document, f.day AS day")
    wanted = "count(DISTINCT document), min(day), max(day)"
    ((documents, first, last),) = store.rows(f"SELECT {wanted} FROM ({sql})", values)
    return documents, first, last


def _owned(store: Store, ids: Sequence[str]) -> dict[str, int]:
    """Return the institutions of an actor with their triples."""
    sql = (
        "SELECT l.id, sum(f.triples) FROM labels l JOIN forms f ON f.label = l.number"
        " WHERE l.id >= ? AND l.id < ? AND f.triples > 0 GROUP BY l.id"
    )
    # What stands before the colon of an id is its owner; a colon is followed by a semicolon.
    owners = [id for id in ids if ":" not in id]
    return {body: number for id in owners for body, number in store.rows(sql, (f"{id}:", f"{id};"))}


def _term(office: str, owner: str, start: str, end: str | None) -> str:
    return f"{office} of {owner}, {start} to {end}" if end else f"{office} of {owner} since {start}"


def _wikidata(id: str) -> str | None:
    from kgraph.actors.catalogue import Catalogue

    known = Catalogue.load().actor(id)
    return known.wikidata if known is not None else None


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
