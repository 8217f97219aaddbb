"""The institution and the state that a person acts for on a date, by the table of terms."""

from __future__ import annotations

from functools import cache

from kgraph.actors.catalogue import Actor, Catalogue
from kgraph.actors.days import middle_day
from kgraph.actors.offices import Term, offices_of
from kgraph.actors.tables import rows, values

# Who holds two offices at once is seen as the first of these.
_RANKS = ("supreme-leader", "king", "president", "prime-minister", "crown-prince", "vice-president")


def institution_of(person_id: str, date: str | None) -> str | None:
    """Return the id of the office that a person of the table holds on a date: ``RUS:president``.

    A month or a year counts as its middle day. None without a date, out of office, and for
    persons who are not in the table. An office of a state goes before one of an organisation,
    and that of a head before others.
    """
    term = term_of(person_id, date)
    return f"{term.holder_of}:{term.office}" if term is not None else None


def state_of(person_id: str, date: str | None) -> str | None:
    """Return the state whose office a person of the table holds on a date, else their origin.

    Who leads an organisation then, keeps the state of origin; None for unknown persons.
    """
    term = term_of(person_id, date)
    if term is not None and _is_state(term.holder_of):
        return term.holder_of
    person = Catalogue.load().actor(person_id)
    return person.state if person is not None and person.type == "person" else None


def term_of(person_id: str, date: str | None) -> Term | None:
    """Return the term in which ``institution_of`` finds a person, None if there is none."""
    day = middle_day(date)
    if day is None:
        return None
    held = offices_of(person_id, day.isoformat())
    return min(held, key=_rank) if held else None


def office_actor(owner_id: str, office: str) -> Actor:
    """Return the office of a state or organisation as an actor: ``RUS:president``."""
    catalogue = Catalogue.load()
    id = f"{owner_id}:{office}"
    if (known := catalogue.actor(id)) is not None:
        return known
    owner = catalogue.actor(owner_id)
    name = (owner.adjective or owner.name) if owner is not None else owner_id
    state = owner.state if owner is not None else None
    return Actor(id, f"{name} {_label(office)}", "institution", state)


def office_called(name: str) -> str | None:
    """Return the office that a noun names ("prime minister", "premier"), None if it is none."""
    return _offices().get(name.lower())


def _is_state(id: str) -> bool:
    actor = Catalogue.load().actor(id)
    return actor is not None and actor.type == "state"


def _rank(term: Term) -> tuple[bool, int, tuple[int, ...], str]:
    rank = _RANKS.index(term.office) if term.office in _RANKS else len(_RANKS)
    # On the day of a handover the new office counts.
    started = tuple(-int(part) for part in term.start.split("-"))
    return not _is_state(term.holder_of), rank, started, term.office


def _label(office: str) -> str:
    return _labels().get(office, office.replace("-", " "))


@cache
def _labels() -> dict[str, str]:
    return {row["slug"]: row["label"] for row in rows("institutions") if row["slug"]}


@cache
def _offices() -> dict[str, str]:
    found = {
        phrase: row["slug"]
        for row in rows("institutions")
        if row["type"] == "office"
        for phrase in values(row["phrases"])
    }
    for row in rows("portfolios"):
        for name in values(row["names"]):
            found |= dict.fromkeys((f"{name} minister", f"{name} secretary"), _minister(row))
    return found


def _minister(row: dict[str, str]) -> str:
    return f"{row['slug']}-minister"
