"""How the codebook is printed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kgraph.cli.answers import console, plain, table
from kgraph.cli.streams import many
from kgraph.exports.lists import write_list
from kgraph.relations.coding import StatusEntry
from kgraph.relations.explain import CategoryPage, Example, Overview, WordPage
from kgraph.relations.triggers import Trigger
from kgraph.relations.versions import labels

_KINDS = ("verb", "noun", "role", "adjective")
_MEMBERS = 5
Record = dict[str, Any]


def write_overviews(overviews: Sequence[Overview], stream: TextIO, format: str) -> None:
    """Write a line for each category."""
    if format != "table":
        write_list([_overview(overview) for overview in overviews], stream, format)
        return
    made = table("category", "quad class", "modes", numbers=("score", "triggers"))
    for o in overviews:
        words = (o.category, o.quad_class or "–", ", ".join(o.modes))
        made.add_row(*_cells(words), _score(o.intensity), f"{sum(o.triggers.values()):,}")
    console(stream).print(made)


def write_category(page: CategoryPage, stream: TextIO, format: str) -> None:
    """Write a category: in jsonl and csv its triggers, else all about it."""
    if format == "table":
        _print_category(page, console(stream))
    elif format == "json":
        _dump(_category(page), stream)
    else:
        write_list([t.to_dict() for t in page.triggers], stream, format)


def write_word(page: WordPage, stream: TextIO, format: str) -> None:
    """Write a word: in jsonl and csv the entries of its own, else all about it."""
    if format == "table":
        _print_word(page, console(stream))
    elif format == "json":
        _dump(_word(page), stream)
    else:
        write_list([t.to_dict() for t in page.triggers], stream, format)


def write_versions(stream: TextIO, format: str) -> None:
    """Write the labels of other schemes and what they are here."""
    if format != "table":
        write_list([asdict(label) for label in labels()], stream, format)
        return
    made = table("scheme", "label", "here", "note")
    for label in labels():
        made.add_row(*_cells((label.scheme, label.label, label.name or "–", label.note)))
    console(stream).print(made)


def _print_category(page: CategoryPage, out: Console) -> None:
    o = page.overview
    facts = [o.quad_class, None if o.intensity is None else f"score {_score(o.intensity)}"]
    out.print(Text(", ".join(part for part in (o.category, *facts) if part), "bold"))
    out.print(Text(o.description), soft_wrap=True)
    for mode, score in page.scores.items():
        out.print(Text(f"  .{mode}  {_score(score)}"))
    _section(out, "goes elsewhere", [f"{b.act}: {b.elsewhere}" for b in page.boundaries])
    _section(out, "examples", map(_shown, page.examples))
    for kind in _KINDS:
        words = sorted({_use(t) for t in page.triggers if t.kind == kind})
        if words:
            out.print(Text(f"{many(len(words), kind)}", "bold"))
            out.print(Text("  " + " · ".join(words)), soft_wrap=True)


def _print_word(page: WordPage, out: Console) -> None:
    if page.light:
        out.print(Text(f"{page.word}: {_LIGHT[page.light]}"), soft_wrap=True)
    if page.triggers:
        out.print(_entries(page.triggers))
    if page.decides:
        out.print(Text(f"as what a verb is about, {page.word!r} decides", "bold"))
        out.print(_entries(page.decides))
    _section(out, "what follows it", map(_status, page.statuses))
    _section(out, "examples", map(_shown, page.examples))
    classes = [f"{name}: {_some(members)}" for name, members in page.classes.items() if members]
    _section(out, "classes of nouns", classes)


_LIGHT = {
    "light": "its object decides when that is an event noun (make a threat)",
    "starter": "its object decides when that is an event noun, which begins or goes on",
    "inverse": "its object decides when that is an event noun, and the subject is the one it is "
    "done to",
    "ender": "it ends what its object says, which the entries tell",
}


def _entries(found: Iterable[Trigger]) -> Table:
    made = table("entry", "object", "before the other", "category", "direction", "from")
    for t in found:
        words = (
            f"{t.word} ({t.kind})",
            _some(t.objects) or "any",
            _some(t.prepositions),
            t.name,
            t.direction or "subject to object",
            t.file,
        )
        made.add_row(*_cells(words))
    return made


def _status(entry: StatusEntry) -> str:
    complements = " or ".join(entry.complements)
    facts = [entry.modality, *(["negated"] if entry.negated else [])]
    own = "; an event of its own" if entry.own_event else ""
    return f"{entry.lemma} ({entry.pos.lower()}) + {complements}: {', '.join(facts)}{own}"


def _use(trigger: Trigger) -> str:
    return " ".join(
        part
        for part in (
            trigger.word,
            "|".join(trigger.objects[:2]),
            "/".join(trigger.prepositions[:3]),
        )
        if part
    )


def _shown(example: Example) -> str:
    mark = "+" if example.positive else "-"
    ends = f"{example.subject} → {example.object}"
    return f"{mark} {example.sentence}  ({ends} {example.answer})"


def _some(names: Sequence[str]) -> str:
    more = len(names) - _MEMBERS
    return ", ".join([*names[:_MEMBERS], *([f"{more} more"] if more > 0 else [])])


def _section(out: Console, title: str, lines: Iterable[str]) -> None:
    found = list(lines)
    if found:
        out.print(Text(title, "bold"))
    for line in found:
        out.print(Text("  " + plain(line)), soft_wrap=True)


def _cells(words: Iterable[str]) -> Iterable[Text]:
    return (Text(plain(word)) for word in words)


def _score(score: float | None) -> str:
    if score is None:
        return "–"
    return f"{score:+g}" if score else "0"


def _overview(overview: Overview) -> Record:
    return {**asdict(overview), "modes": list(overview.modes)}


def _category(page: CategoryPage) -> Record:
    return {
        **_overview(page.overview),
        "scores": page.scores,
        "boundaries": [asdict(boundary) for boundary in page.boundaries],
        "examples": [asdict(example) for example in page.examples],
        "entries": [t.to_dict() for t in page.triggers],
    }


def _word(page: WordPage) -> Record:
    return {
        "word": page.word,
        "light": page.light,
        "entries": [t.to_dict() for t in page.triggers],
        "decides": [t.to_dict() for t in page.decides],
        "statuses": [asdict(status) for status in page.statuses],
        "examples": [asdict(example) for example in page.examples],
        "classes": {name: list(members) for name, members in page.classes.items()},
    }


def _dump(record: object, stream: TextIO) -> None:
    stream.write(json.dumps(record, ensure_ascii=False, indent=1) + "\n")
