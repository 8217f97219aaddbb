"""When it happened: dates beside a verb or noun, resolved against the document's date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Span, Token

from kgraph.relations import ud

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = "|".join([*_MONTHS, *(m[:3] + r"\.?" for m in _MONTHS), r"sept\.?"])
_FULL = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})"
    rf"|(?P<month2>{_MONTH})(?:\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?)"
    rf"(?:,?\s+(?P<year>(?:1[89]|20)\d\d))?\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:in|since|of|during|by|early|late|mid-?)\s+(?P<year>(?:1[89]|20)\d\d)\b")
_RELATIVE = re.compile(
    rf"\b(?:(?P<when>last|next|this|on)\s+)?(?P<weekday>{'|'.join(_WEEKDAYS)})\b"
    r"|\b(?P<day>yesterday|today|tomorrow)\b"
    r"|\b(?P<which>last|this|next)\s+(?P<unit>week|month|year)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class When:
    """A date as precise as the text gives it (ISO 8601) and the words that give it."""

    iso: str | None
    text: str


def read(head: Token, published: str | None) -> When | None:
    """Return the date that stands in the clause of ``head``, or None."""
    for words in _phrases(head):
        found = parse(words.text, published)
        if found is not None:
            return found
    return None


def _phrases(head: Token) -> list[Span]:
    """Return the modifiers of the word, then of the verbs above it, nearest first."""
    result: list[Span] = []
    for step in [head, *ud.ancestors(head)]:
        for c in step.children:
            if ud.base(c) in {"obl", "nmod", "advmod"} and c.dep_ != "obl:agent":
                result.append(c.doc[c.left_edge.i : c.right_edge.i + 1])
        if ud.is_verb(step) or step.dep_ in {"acl:relcl", "conj"}:
            break
    return [span for span in result if len(span) <= 8]


def parse(text: str, published: str | None) -> When | None:
    """Return the first date in a short text; ``published`` resolves relative ones."""
    base = date.fromisoformat(published) if published and len(published) == 10 else None
    full = _FULL.search(text)
    if full:
        iso = _absolute(full, base)
        # "May" and "march" without a day or year are more often other words.
        named = full["month"] or full["month2"]
        if iso is not None and (full["day"] or full["day2"] or full["year"] or named[0].isupper()):
            return When(iso, full.group().strip())
    year = _YEAR.search(text)
    if year:
        return When(year["year"], year["year"])
    relative = _RELATIVE.search(text)
    if relative:
        return When(_resolve(relative, base) if base else None, relative.group().strip())
    return None


def _absolute(match: re.Match[str], base: date | None) -> str | None:
    month = _month(match["month"] or match["month2"])
    day = match["day"] or match["day2"]
    year = match["year"] or _year_for(month, int(day) if day else 1, base)
    if year is None:
        return None
    if day is None:
        return f"{year}-{month:02}"
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return f"{year}-{month:02}"


def _month(name: str) -> int:
    return next(i for i, m in enumerate(_MONTHS, 1) if m.startswith(name.lower()[:3]))


def _year_for(month: int, day: int, base: date | None) -> str | None:
    """A month without a year is the one nearest before the text, or just after it."""
    if base is None:
        return None
    ahead = (month - base.month) % 12
    return str(base.year if month <= base.month or ahead <= 3 else base.year - 1)


def _resolve(match: re.Match[str], base: date) -> str:
    if match["day"]:
        shift = {"yesterday": -1, "today": 0, "tomorrow": 1}[match["day"].lower()]
        return (base + timedelta(days=shift)).isoformat()
    if match["weekday"]:
        target = _WEEKDAYS.index(match["weekday"].lower())
        if (match["when"] or "").lower() == "next":
            return (base + timedelta(days=(target - base.weekday() - 1) % 7 + 1)).isoformat()
        return (base - timedelta(days=(base.weekday() - target) % 7)).isoformat()
    step = {"last": -1, "this": 0, "next": 1}[match["which"].lower()]
    unit = match["unit"].lower()
    if unit == "year":
        return str(base.year + step)
    if unit == "month":
        index = base.year * 12 + base.month - 1 + step
        return f"{index // 12}-{index % 12 + 1:02}"
    day = base + timedelta(days=7 * step)
    # A week may lie in two months; the one its day falls in is as near as a month can come.
    return f"{day:%Y-%m}"
