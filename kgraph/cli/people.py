"""How lists and profiles of actors are printed."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from typing import TextIO

import click
from rich.text import Text

from kgraph.cli.answers import console, plain, table
from kgraph.cli.streams import many
from kgraph.store.profile import Listed, Profile

_NAMES = 4
_FIELDS = ("id", "name", "type", "state", "triples", "names", "merged", "why")


def print_actors(actors: Sequence[Listed], stream: TextIO, limit: int | None, *, why: bool) -> None:
    """Print a row for each actor; with ``why`` the reasons of its merges below it."""
    out = console(stream)
    made = table("actor", "id", "type", "state", "names seen", numbers=["triples"])
    shown = actors[:limit]
    for actor in shown:
        names = _counted(actor.names, _NAMES)
        cells = (actor.name, actor.id, actor.type, actor.state or "", names)
        made.add_row(*(Text(plain(cell)) for cell in cells), f"{actor.triples:,}")
    if shown:
        out.print(made)
        reasons = [f"{a.name}: {reason}" for a in shown for reason in a.why] if why else []
        for reason in reasons:
            out.print(Text(plain(reason)), soft_wrap=True)
    else:
        click.echo("No actors match; 'kgraph stats' shows what there is.", err=True)
    if len(shown) < len(actors):
        click.echo(f"{len(actors) - len(shown):,} more actors; raise --limit.", err=True)


def _counted(counts: Mapping[str, int], most: int) -> str:
    parts = [f"{name} {count:,}" for name, count in list(counts.items())[:most]]
    more = len(counts) - most
    return ", ".join([*parts, *([f"{more} more"] if more > 0 else [])])


def write_listed(actors: Sequence[Listed], stream: TextIO, format: str) -> None:
    """Write actors as json, jsonl or csv; in csv lists are joined by semicolons."""
    if format == "json":
        records = [actor.to_dict() for actor in actors]
        stream.write(json.dumps(records, ensure_ascii=False, indent=1) + "\n")
    elif format == "jsonl":
        for actor in actors:
            stream.write(json.dumps(actor.to_dict(), ensure_ascii=False) + "\n")
    else:
        writer = csv.DictWriter(stream, _FIELDS, lineterminator="\n")
        writer.writeheader()
        for actor in actors:
            writer.writerow({name: _cell(value) for name, value in actor.to_dict().items()})


def _cell(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, (dict, tuple)) else value


def write_profile(profile: Profile, stream: TextIO) -> None:
    """Write a profile as JSON."""
    stream.write(json.dumps(profile.to_dict(), ensure_ascii=False, indent=1) + "\n")


def print_profile(profile: Profile, stream: TextIO, limit: int) -> None:
    """Print a profile, at most ``limit`` lines of each list."""
    out = console(stream)
    actor = profile.actor
    out.print(Text(plain(f"{actor.name}  ({actor.id})"), "bold"))
    facts = [actor.type, f"of {actor.state}" if actor.state else "", profile.wikidata or ""]
    out.print(Text("  " + ", ".join(fact for fact in facts if fact)))
    count = f"  {many(actor.triples, 'triple')}, {many(profile.documents, 'document')}"
    when = f", {profile.first_date} to {profile.last_date}" if profile.first_date else ""
    out.print(Text(count + when))
    for title, lines in (
        ("names seen", _lines(actor.names)),
        ("same as", [*actor.why]),
        ("offices", [*profile.offices]),
        ("said to be", _lines(profile.said)),
        ("institutions", _lines(profile.institutions)),
        ("relations", _lines(profile.relations)),
        ("partners", _lines(profile.partners)),
    ):
        if lines:
            out.print(Text(title, "bold"))
        for line in lines[:limit]:
            out.print(Text(f"  {plain(line)}"), soft_wrap=True)
        if len(lines) > limit:
            out.print(Text(f"  … {len(lines) - limit:,} more"))


def _lines(counts: Mapping[str, int]) -> list[str]:
    return [f"{count:>5,}  {name}" for name, count in counts.items()]
