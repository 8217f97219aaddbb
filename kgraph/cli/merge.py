"""``kgraph merge``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli.progress import say_waiting
from kgraph.cli.streams import many

if TYPE_CHECKING:
    from kgraph.store.merging import Conflicts


@click.command()
@click.argument(
    "stores", nargs=-1, required=True, metavar="STORE...", type=click.Path(path_type=Path)
)
@click.option(
    "-o",
    "--output",
    metavar="FOLDER_OR_FILE",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder for the four files of a build; a name that ends in .db is one store.",
)
@click.option(
    "--on-conflict",
    type=click.Choice(("error", "first", "last")),
    default="error",
    show_default=True,
    help="Which store is right about a document that two of them hold and that differs.",
)
@click.option("--title", metavar="TEXT", help="Title of the page.  [default: that of the stores]")
def merge(
    stores: tuple[Path, ...], output: Path, on_conflict: Conflicts, title: str | None
) -> None:
    """Merge stores into one, as if all their documents had been read together.

    STORE... are stores or folders of builds. The stores are not changed.

    \b
    Example:
      kgraph merge july/kgraph.db august/kgraph.db --output summer
    """
    if str(output) == "-":
        raise click.UsageError("a store cannot go to standard output; name a folder or a file")
    from kgraph.merging import merge as run

    result = run(stores, output, on_conflict=on_conflict, title=title, on_wait=say_waiting)
    counts = result.counts
    click.echo(
        f"Merged {many(len(stores), 'store')} into {result.path}: "
        f"{many(counts.documents, 'document')}, {many(counts.triples, 'triple')}.",
        err=True,
    )
    if result.readings > 1:
        click.echo(
            f"The documents were read in {result.readings} ways, with other settings or by other "
            "versions; build or add their files again to read all alike.",
            err=True,
        )
