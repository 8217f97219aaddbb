"""From a selection to a question over the derived tables that an index answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from kgraph.store.filters import Ids, Selection

Parameters = list[Any]
Condition = tuple[str, Parameters]
# Stands behind all that begins alike, so that 2022-02 is neither before nor after 2022-02-24.
_BEYOND = "\U0010ffff"
_YEAR, _MONTH = 4, 7
_ACTORS = ("actor", "between", "subject", "object")
_STATED = ("categories", "modality", "negated", "limit")


def facts(selection: Selection, wanted: str = "f.id", table: str = "facts") -> Condition:
    """Return a question for facts that fulfil a selection, each once; ``wanted`` are columns.

    ``table`` may be ``statements`` where ``is_of_statements``.
    """
    others = conditions(selection)
    arms = [_all([*arm, others]) for arm in _arms(selection)]
    sql = " UNION ALL ".join(f"SELECT {wanted} FROM {table} f WHERE {arm[0]}" for arm in arms)
    return sql, [value for arm in arms for value in arm[1]]


def ordered(selection: Selection) -> Condition:
    """Return a question for the numbers of facts in the order of documents, within the limit."""
    sql, parameters = facts(selection)
    limit = -1 if selection.limit is None else selection.limit
    return f"{sql} ORDER BY 1 LIMIT ?", [*parameters, limit]


def conditions(selection: Selection) -> Condition:
    """Return the conditions of a selection, those on its actors aside, over ``facts f``."""
    return _all([*_words(selection), *_status(selection), *_time(selection)])


def everything(selection: Selection) -> Condition:
    """Return all conditions of a selection, over ``facts f`` that are found otherwise."""
    arms = [_all(arm) for arm in _arms(selection)]
    sql = " OR ".join(f"({sql})" for sql, _ in arms)
    return _all([conditions(selection), (f"({sql})", [v for _, values in arms for v in values])])


def is_whole(selection: Selection) -> bool:
    """Return whether the selection asks for nothing but a number of triples."""
    return _without(selection, ("limit",)) == Selection()


def is_of_statements(selection: Selection, *, actors: bool = True) -> bool:
    """Return whether all that is asked holds for any two triples that say the same.

    Without ``actors`` it asks nothing of who they are about.
    """
    return _without(selection, (*_STATED, *(_ACTORS if actors else ()))) == Selection()


def _without(selection: Selection, names: Sequence[str]) -> Selection:
    unset: dict[str, Any] = {f.name: f.default for f in fields(Selection) if f.name in names}
    return replace(selection, **unset)


def _arms(selection: Selection) -> list[list[Condition]]:
    """Return what is asked of the actors as alternatives, each of which has an index."""
    fixed = []
    if selection.subject is not None:
        fixed.append(_is("subject", selection.subject))
    if selection.object is not None:
        fixed.append(_is("object", selection.object))
    arms = [fixed]
    if selection.actor is not None:
        sides = (_is("subject", selection.actor), _is("object", selection.actor))
        arms = _apart(arms, [[side] for side in sides])
    if selection.between is not None:
        one, other = selection.between
        there = [_is("subject", one), _is("object", other)]
        back = [_is("subject", other), _is("object", one)]
        arms = _apart(arms, [there, back])
    return arms


def _apart(arms: list[list[Condition]], two: list[list[Condition]]) -> list[list[Condition]]:
    """Return arms with either of two alternatives, the second where the first does not hold."""
    one, other = two
    sql, values = _all(one)
    other = [*other, (f"NOT ({sql})", values)]
    return [[*each, *arm] for arm in arms for each in (one, other)]


def _is(side: str, ids: Ids) -> Condition:
    listed = [ids] if isinstance(ids, str) else list(ids)
    return f"f.{side} IN (SELECT number FROM labels WHERE id IN ({_marks(listed)}))", listed


def _words(selection: Selection) -> list[Condition]:
    found: list[Condition] = []
    words = (selection.relation or "").split()
    if words:
        holds = " AND ".join(
            ["instr(lower(' ' || relation || ' ' || words || ' '), ?)"] * len(words)
        )
        sql = f"f.phrase IN (SELECT number FROM phrases WHERE {holds})"
        found.append((sql, [f" {word.lower()} " for word in words]))
    searched = (selection.text or "").split()
    if searched:
        sql = "f.sentence IN (SELECT rowid FROM sentence_search WHERE sentence_search MATCH ?)"
        found.append((sql, [" ".join(_quoted(word) for word in searched)]))
    if selection.sentence is not None:
        sql = "f.sentence = (SELECT id FROM sentences WHERE doc_id = ? AND start = ?)"
        found.append((sql, [*selection.sentence]))
    return found


def _status(selection: Selection) -> list[Condition]:
    found: list[Condition] = []
    columns = (
        ("category", selection.categories),
        ("modality", selection.modality),
        ("quad_class", selection.quad_classes),
        ("source", selection.sources),
        ("speaker", selection.attributed_to),
    )
    found += [_term(column, values) for column, values in columns if values is not None]
    if selection.negated is not None:
        found.append(("f.negated = ?", [int(selection.negated)]))
    if selection.min_confidence is not None:
        found.append(("f.confidence >= ?", [selection.min_confidence]))
    return found


def _term(column: str, values: Ids) -> Condition:
    listed = [values] if isinstance(values, str) else list(values)
    return f"f.{column} IN (SELECT number FROM terms WHERE term IN ({_marks(listed)}))", listed


def _time(selection: Selection) -> list[Condition]:
    found: list[Condition] = []
    if selection.since is not None:
        # The first is what an index can do, the second is what is meant: the month and the year
        # of a day are not before it.
        found.append(("f.day >= ?", [selection.since[:_YEAR]]))
        coarser = [selection.since[:end] for end in (_YEAR, _MONTH) if end < len(selection.since)]
        if coarser:
            sql = f"(f.day >= ? OR f.day IN ({_marks(coarser)}))"
            found.append((sql, [selection.since, *coarser]))
    if selection.until is not None:
        found.append(("f.day <= ?", [selection.until + _BEYOND]))
    return found


def _all(conditions: Sequence[Condition]) -> Condition:
    sql = " AND ".join(sql for sql, _ in conditions) or "1"
    return sql, [value for _, values in conditions for value in values]


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _quoted(word: str) -> str:
    # Quoted, a word is a word: AND, NEAR, * and brackets lose their meaning to the search.
    return '"' + word.replace('"', '""') + '"'
