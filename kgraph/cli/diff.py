"""``kgraph diff``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from kgraph.cli.options import (
    answer_options,
    limit_option,
    question_options,
)
from kgraph.cli.streams import many, output_stream
from kgraph.cli.values import iso_date
from kgraph.questions.who import Who

if TYPE_CHECKING:
    from kgraph.questions.differences import Change, Changes

Period = tuple[str, str]


def _period(ctx: click.Context, param: click.Parameter, value: str | None) -> Period | None:
    """Return the first and the last date of ``2023`` or ``2023-01..2023-06``."""
    if value is None:
        return None
    first, dots, last = value.partition("..")
    found = iso_date(ctx, param, first), iso_date(ctx, param, last if dots else first)
    assert found[0] is not None and found[1] is not None
    if found[0][: len(found[1])] > found[1]:
        raise click.BadParameter(f"{value!r} ends before it begins", ctx, param)
    return found[0], found[1]


@click.command()
@click.argument("old", metavar="[OLD", required=False, type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--before", metavar="PERIOD", callback=_period,
    help="Compare periods of one store: the first (2023, 2023-05, 2023-01..2023-06).",
)  # fmt: skip
@click.option(
    "--after", metavar="PERIOD", callback=_period, help="The period that is compared with it."
)
@click.option(
    "--threshold", metavar="NUMBER", type=click.FloatRange(min=0), default=2.0, show_default=True,
    help="An escalation is a fall of mean or lowest intensity by more than this.",
)  # fmt: skip
@question_options
@limit_option(50, "At most so many changes.")
@answer_options
def diff(
    store: Path,
    old: Path | None,
    new: Path | None,
    before: Period | None,
    after: Period | None,
    threshold: float,
    level: str,
    limit: int,
    format: str,
    output: str,
    **filters: Any,
) -> None:
    """Show what has changed between two stores, or between two periods of one.

    [OLD NEW] are two stores. Changes are new pairs of actors and categories, flips of the sign of
    their mean intensity, escalations, and what is told by fewer documents or no longer. What is
    denied does not count unless --negated asks for it.

    \b
    Example:
      kgraph diff march/kgraph.db april/kgraph.db
      kgraph diff --before 2021 --after 2022-01..2022-06 --level state
    """
    from kgraph.cli.answering import more, nothing, write
    from kgraph.questions.differences import Change, between_periods, between_stores
    from kgraph.store import Store

    periods = _checked(old, new, before, after)
    filters["negated"] = filters["negated"] or False
    with Store.open(old or store) as first, output_stream(output) as stream:
        corpus = Who(first).corpus(level, filters)
        if periods:
            found = between_periods(corpus, *periods, threshold=threshold, limit=limit)
        else:
            with Store.open(new or store) as second:
                other = Who(second).corpus(level, filters)
                found = between_stores(corpus, other, threshold=threshold, limit=limit)
        if format == "table":
            _print(found.changes, stream)
        else:
            write(found.changes, Change, stream, format)
    if not found.total:
        nothing("Nothing has changed")
    more(found.total, len(found.changes), "change")
    _say_unsure(found)


def _checked(
    old: Path | None, new: Path | None, before: Period | None, after: Period | None
) -> tuple[Period, Period] | None:
    """Return two periods, None for two stores; a usage error for anything between."""
    if old and new and not before and not after:
        return None
    if before and after and not old and not new:
        return before, after
    raise click.UsageError(
        "name two stores, or one with --store and two periods: --before, --after"
    )


def _print(found: tuple[Change, ...], stream: TextIO) -> None:
    from rich.text import Text

    from kgraph.cli.answering import print_sentence
    from kgraph.cli.answers import console, plain

    out = console(stream)
    for each in found:
        category = f" {each.category}" if each.category else ""
        counts = f"{each.before:,} → {each.after:,} triples"
        head = f"{each.kind}{category}: {each.one_name} – {each.other_name}"
        out.print(Text(plain(f"{head}  ({counts}{_intensity(each)})"), "bold"), soft_wrap=True)
        print_sentence(each.evidence, stream)


def _intensity(each: Change) -> str:
    if each.intensity_before is None or each.intensity_after is None:
        return ""
    mean = f", intensity {each.intensity_before:.1f} → {each.intensity_after:.1f}"
    if each.kind != "escalation":
        return mean
    return f"{mean}, lowest {each.lowest_before:.1f} → {each.lowest_after:.1f}"


def _say_unsure(found: Changes) -> None:
    if found.unsure:
        click.echo(
            f"{many(found.unsure, 'triple')} left out: undated, or dated too coarsely to tell "
            "the period.",
            err=True,
        )
