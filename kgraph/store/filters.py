"""Which triples a question is about, as SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_WHEN = "coalesce(t.date, t.doc_date)"
Parameters = list[str | int | float]
Ids = str | Sequence[str]
Condition = tuple[str, Parameters]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a triple must fulfil; what is None is not asked for.

    Actors are ids, several where they are one actor. ``actor`` is subject or object, ``between``
    two actors in either direction; ``relation`` and ``text`` are words that must all stand in the
    relation and in the sentence. ``attributed_to`` is who says so, ``sources`` are sources of
    documents as spelt there, ``min_confidence`` is included. ``since`` and ``until`` (ISO 8601,
    as precise as wanted, both included) compare the event's date, or the document's
    where the event has none. ``sentence`` is a document's id and the offset of a sentence in it.
    """

    actor: Ids | None = None
    between: tuple[Ids, Ids] | None = None
    subject: Ids | None = None
    object: Ids | None = None
    relation: str | None = None
    text: str | None = None
    categories: Sequence[str] | None = None
    modality: Sequence[str] | None = None
    negated: bool | None = None
    quad_classes: Sequence[str] | None = None
    sources: Sequence[str] | None = None
    attributed_to: Ids | None = None
    min_confidence: float | None = None
    since: str | None = None
    until: str | None = None
    sentence: tuple[str, int] | None = None
    limit: int | None = None

    def where(self) -> Condition:
        """Return a condition over the table ``triples t``, and its parameters."""
        conditions = [*self._actors(), *self._words(), *self._status(), *self._time()]
        parameters = [value for _, values in conditions for value in values]
        return " AND ".join(sql for sql, _ in conditions) or "1", parameters

    def _actors(self) -> list[Condition]:
        found: list[Condition] = []
        if self.actor is not None:
            found.append(_any(_is("subject", self.actor), _is("object", self.actor)))
        if self.between is not None:
            one, other = self.between
            there = _all(_is("subject", one), _is("object", other))
            back = _all(_is("subject", other), _is("object", one))
            found.append(_any(there, back))
        if self.subject is not None:
            found.append(_is("subject", self.subject))
        if self.object is not None:
            found.append(_is("object", self.object))
        return found

    def _words(self) -> list[Condition]:
        found: list[Condition] = []
        for word in (self.relation or "").split():
            sql = "instr(lower(' ' || t.relation || ' ' || t.relation_text || ' '), ?)"
            found.append((sql, [f" {word.lower()} "]))
        if self.sentence is not None:
            found.append(("(t.doc_id = ? AND t.sentence_start = ?)", [*self.sentence]))
        words = (self.text or "").split()
        if words:
            sql = (
                "(t.doc_id, t.sentence_start) IN (SELECT doc_id, start FROM sentences WHERE id IN"
                " (SELECT rowid FROM sentence_search WHERE sentence_search MATCH ?))"
            )
            found.append((sql, [" ".join(_quoted(word) for word in words)]))
        return found

    def _status(self) -> list[Condition]:
        found: list[Condition] = []
        columns = (
            ("category", self.categories),
            ("modality", self.modality),
            ("quad_class", self.quad_classes),
            ("source", self.sources),
            ("attributed_to_id", self.attributed_to),
        )
        found += [_among(name, values) for name, values in columns if values is not None]
        if self.negated is not None:
            found.append(("t.negated = ?", [int(self.negated)]))
        if self.min_confidence is not None:
            found.append(("t.confidence >= ?", [self.min_confidence]))
        return found

    def _time(self) -> list[Condition]:
        # Both sides are cut to the coarser precision: 2022-02 is neither before nor after
        # 2022-02-24.
        sql = f"substr({_WHEN}, 1, length(?)) {{}} substr(?, 1, length({_WHEN}))"
        bounds = ((">=", self.since), ("<=", self.until))
        return [(sql.format(sign), [day, day]) for sign, day in bounds if day is not None]


def _is(side: str, ids: Ids) -> Condition:
    return _among(f"{side}_id", ids)


def _among(column: str, values: Ids) -> Condition:
    listed = [values] if isinstance(values, str) else list(values)
    return f"t.{column} IN ({', '.join('?' * len(listed))})", [*listed]


def _any(a: Condition, b: Condition) -> Condition:
    return f"({a[0]} OR {b[0]})", [*a[1], *b[1]]


def _all(a: Condition, b: Condition) -> Condition:
    return f"({a[0]} AND {b[0]})", [*a[1], *b[1]]


def _quoted(word: str) -> str:
    # Quoted, a word is a word: AND, NEAR, * and brackets lose their meaning to the search.
    return '"' + word.replace('"', '""') + '"'
