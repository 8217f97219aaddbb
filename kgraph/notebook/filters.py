"""The filters that every question takes: those of the commands, under the same names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypedDict

from kgraph.errors import KgraphError
from kgraph.questions.values import iso_date, known_categories, known_quad_classes
from kgraph.triples import MODALITIES

Day = str | date
LEVELS = ("actor", "institution", "state")


class Filters(TypedDict, total=False):
    """Which triples a question is about; one value or several where several make sense."""

    category: str | Sequence[str] | None
    quad_class: str | Sequence[str] | None
    modality: str | Sequence[str] | None
    negated: bool | None
    source: str | Sequence[str] | None
    attributed_to: str | None
    since: str | date | None
    until: str | date | None
    min_confidence: float | None


_KNOWN = tuple(Filters.__annotations__)


def chosen(filters: Mapping[str, Any]) -> dict[str, Any]:
    """Return filters as the questions know them.

    Raises TypeError for a name that is no filter and KgraphError for a value that is wrong.
    """
    for name in filters:
        if name not in _KNOWN:
            raise TypeError(f"there is no filter {name!r}; filters are {', '.join(_KNOWN)}")
    given = {name: value for name, value in filters.items() if value is not None}
    found: dict[str, Any] = dict.fromkeys(
        ("categories", "quad_classes", "modality", "sources", "negated", "attributed_to")
    )
    if "category" in given:
        found["categories"] = known_categories(several(given["category"]))
    if "quad_class" in given:
        found["quad_classes"] = known_quad_classes(several(given["quad_class"]))
    if "modality" in given:
        found["modality"] = _known_modality(several(given["modality"]))
    if "source" in given:
        found["sources"] = several(given["source"])
    found["negated"] = given.get("negated")
    found["attributed_to"] = given.get("attributed_to")
    found["min_confidence"] = _share(given.get("min_confidence"))
    for name in ("since", "until"):
        found[name] = day(given[name]) if name in given else None
    return found


def several(value: str | Sequence[str]) -> list[str]:
    """Return one value or several as a list."""
    return [value] if isinstance(value, str) else list(value)


def day(value: str | date) -> str:
    """Return a year, month or day as text; raises KgraphError for anything else."""
    return value.isoformat()[:10] if isinstance(value, date) else iso_date(str(value))


def period(value: str | Sequence[str | date]) -> tuple[str, str]:
    """Return first and last date of ``2023``, ``2023-01..2023-06`` or of two dates.

    Raises KgraphError when it is none or ends before it begins.
    """
    parts = value.split("..") if isinstance(value, str) else list(value)
    if len(parts) not in (1, 2):
        raise KgraphError(f"{value!r} is no period; write 2023 or 2023-01..2023-06")
    first, last = day(parts[0]), day(parts[-1])
    if first[: len(last)] > last:
        raise KgraphError(f"{value!r} ends before it begins")
    return first, last


def checked_level(level: str) -> str:
    """Return a level as it is; raises KgraphError for what is none."""
    if level not in LEVELS:
        raise KgraphError(f"{level!r} is no level; choose one of {', '.join(LEVELS)}")
    return level


def _known_modality(values: list[str]) -> list[str]:
    for value in values:
        if value not in MODALITIES:
            raise KgraphError(f"{value!r} is none of {', '.join(MODALITIES)}")
    return values


def _share(value: float | None) -> float | None:
    if value is not None and not 0 <= value <= 1:
        raise KgraphError(f"min_confidence is from 0 to 1, not {value}")
    return value
