"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kgraph.cli.values import iso_date, known_categories, known_quad_classes
from kgraph.triples import MODALITIES

if TYPE_CHECKING:
    from kgraph.exports.records import Fields
    from kgraph.identity import Judgement
    from kgraph.relations.codebook import Codebook

Command = TypeVar("Command", bound=Callable[..., Any])
Decorator = Callable[[Command], Command]
LEVELS = ("actor", "institution", "state")


def together(*options: Decorator[Any]) -> Decorator[Any]:
    """Return one decorator that adds several options, in their order."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")

codebook_option = click.option(
    "--codebook",
    metavar="FILE",
    multiple=True,
    help="Own entries of the relation codebook (CSV), which add or override; may be given again.",
)

plover_option = click.option(
    "--plover",
    is_flag=True,
    help="Add a field plover: the single code after PLOVER's rules (a planned visit is AGREE).",
)


def named_store(help: str) -> Decorator[Any]:
    """Return the option that names a store."""
    return click.option(
        "--store",
        metavar="PATH",
        type=click.Path(path_type=Path),
        envvar="KGRAPH_STORE",
        default=Path("output/kgraph.db"),
        show_default=True,
        show_envvar=True,
        help=help,
    )


store_option = named_store("The store to read.")

filter_options = together(
    click.option(
        "--category", "categories", metavar="NAME", multiple=True, callback=known_categories,
        help="Only this PLOVER category or standing relation; may be given again.",
    ),
    click.option(
        "--quad-class", "quad_classes", metavar="CLASS", multiple=True,
        callback=known_quad_classes,
        help="Only this class (verbal-conflict); one word (conflict) takes both of its classes.",
    ),
    click.option(
        "--negated/--no-negated", default=None,
        help="Only what is denied or did not happen, or only the rest.",
    ),
    click.option(
        "--modality", multiple=True, type=click.Choice(MODALITIES),
        help="Only what is said this way; may be given again.",
    ),
    click.option(
        "--since", metavar="DATE", callback=iso_date,
        help="Only from this year, month or day on (2024, 2024-07, 2024-07-08).",
    ),
    click.option(
        "--until", metavar="DATE", callback=iso_date,
        help="Only up to this year, month or day, included.",
    ),
    click.option(
        "--source", "sources", metavar="NAME", multiple=True,
        help="Only documents of this source; may be given again.",
    ),
    click.option(
        "--attributed-to", metavar="NAME", help="Only what this actor is said to have said.",
    ),
    click.option(
        "--min-confidence", metavar="NUMBER", type=click.FloatRange(0, 1),
        help="Only triples of this confidence or more, from 0 to 1.",
    ),
)  # fmt: skip

level_option = click.option(
    "--level",
    type=click.Choice(LEVELS),
    default="actor",
    show_default=True,
    help="Who counts as one: actors as named, or rolled up to institutions or states.",
)

question_options = together(level_option, filter_options)

graph_options = together(
    level_option,
    filter_options,
    click.option(
        "--unowned", is_flag=True,
        help="Also actors whose owner no text tells (unknown:police), as if they were one.",
    ),
    click.option(
        "--min-weight", metavar="N", type=click.IntRange(min=1), default=1, show_default=True,
        help="Leave out edges of fewer triples.",
    ),
)  # fmt: skip


def output_option(default: str | None, help: str) -> Decorator[Any]:
    """Return the option that names a file to write, ``-`` being standard output."""
    return click.option(
        "-o",
        "--output",
        metavar="FILE",
        default=default,
        show_default=default is not None,
        help=help,
    )


def limit_option(default: int | None, help: str) -> Decorator[Any]:
    """Return the option that says how many answers are shown at most."""
    return click.option(
        "--limit",
        metavar="N",
        type=click.IntRange(min=0),
        default=default,
        show_default=default is not None,
        help=help,
    )


def format_option(*formats: str, help: str) -> Decorator[Any]:
    """Return the option that names the format of what is written; the first is the default."""
    return click.option(
        "-f",
        "--format",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help=help,
    )


answer_options = together(
    format_option(
        "table", "json", "jsonl", "csv", help="A table for people, the others for programs."
    ),
    output_option("-", "The file to write; - is standard output."),
    store_option,
)


def read_codebook(files: tuple[str, ...]) -> Codebook:
    """Return the codebook with the entries of the files, as shipped without any."""
    from kgraph.relations.codebook import Codebook

    return Codebook(files) if files else Codebook.load()


def extra_fields(plover: bool) -> Fields:
    """Return the fields that ``--plover`` adds to those documented."""
    if not plover:
        return {}
    from kgraph.relations.fold import folded

    return {"plover": folded}


def read_merges(path: str | None) -> tuple[Judgement, ...] | None:
    """Return the lines of a file on who is the same, None without a file."""
    if path is None:
        return None
    from kgraph.identity import read_judgements

    return read_judgements(path)


def some(values: Sequence[str] | None) -> list[str] | None:
    """Return the values of an option that may be given again, None when it was not."""
    return list(values or ()) or None
