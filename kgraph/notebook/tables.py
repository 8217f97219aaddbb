"""Rows as a table: HTML for a notebook, text for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from kgraph.notebook.shown import Marked, Row

# Letters that steer a terminal, or turn the direction of what follows, have no business here.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_COLOURS = {"subject": "#cfe8fc", "relation": "#fdeeb5", "object": "#f6d5ec", "word": "#fdeeb5"}
_LEFT = "text-align:left;vertical-align:top"
_RIGHT = "text-align:right;vertical-align:top"
# Notebooks take what stands between dollar signs for formulas, unless they are told not to.
_TABLE = '<table class="kgraph tex2jax_ignore mathjax_ignore">'
_WIDEST = 32
_SENTENCE = 80


def html(rows: Sequence[Row], below: Iterable[str]) -> str:
    """Return rows as a table without scripts, links and pictures, and lines of text below it."""
    titles = _titles(rows)
    head = "".join(f'<th style="{_LEFT}">{_text(title)}</th>' for title in titles)
    body = "".join(f"<tr>{''.join(_cell(row.get(title)) for title in titles)}</tr>" for row in rows)
    table = f"{_TABLE}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if rows else ""
    notes = "".join(f'<p class="tex2jax_ignore mathjax_ignore">{_text(n)}</p>' for n in below)
    return f"<div>{table}{notes}</div>"


def text(rows: Sequence[Row], below: Iterable[str]) -> str:
    """Return rows as columns of text, cut to a width that a terminal has."""
    titles = _titles(rows)
    cells = [[_short(row.get(title)) for title in titles] for row in rows]
    numbers = [any(isinstance(row.get(title), (int, float)) for row in rows) for title in titles]
    widths = [max(map(len, column)) for column in zip(titles, *cells, strict=True)]
    lines = [
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(line, widths, numbers, strict=True)
        ).rstrip()
        for line in ([titles, *cells] if rows else [])
    ]
    return "\n".join([*lines, *map(_harmless, below)])


def _titles(rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(title for row in rows for title in row))


def _cell(value: object) -> str:
    if isinstance(value, Marked):
        return f'<td style="{_LEFT}">{_marked(value)}</td>'
    side = _RIGHT if isinstance(value, (int, float)) and not isinstance(value, bool) else _LEFT
    return f'<td style="{side}">{_text(_printed(value))}</td>'


def _marked(value: Marked) -> str:
    made, place = "", 0
    for start, end, part in sorted(value.spans):
        # Of words that overlap the first are marked.
        if start >= place:
            made += _text(value.sentence[place:start])
            style = f"background:{_COLOURS.get(part, _COLOURS['word'])};color:#111"
            made += f'<mark style="{style}">{_text(value.sentence[start:end])}</mark>'
            place = end
    return made + _text(value.sentence[place:])


def _text(value: str) -> str:
    return escape(_harmless(value))


def _harmless(value: str) -> str:
    clean = _CONTROL.sub(" ", value)
    # Half a pair of surrogates cannot be written as UTF-8.
    return clean.encode("utf-8", "replace").decode("utf-8")


def _printed(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Marked):
        return _in_brackets(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, dict):
        return ", ".join(f"{name or 'none'} {_printed(number)}" for name, number in value.items())
    if isinstance(value, (list, tuple)):
        return "; ".join(_printed(each) for each in value)
    return str(value)


def _in_brackets(value: Marked) -> str:
    made, place = "", 0
    for start, end, _ in sorted(value.spans):
        if start >= place:
            made += f"{value.sentence[place:start]}[{value.sentence[start:end]}]"
            place = end
    return made + value.sentence[place:]


def _short(value: object) -> str:
    longest = _SENTENCE if isinstance(value, Marked) else _WIDEST
    words = _harmless(_printed(value)).strip()
    return words if len(words) <= longest else words[: longest - 1] + "…"
