"""``kgraph add``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kgraph.cli.options import named_store, read_merges
from kgraph.cli.progress import Watcher, say_waiting
from kgraph.cli.reading import ReadingOptions, reading_options
from kgraph.cli.streams import many

if TYPE_CHECKING:
    from kgraph.adding import Added


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@named_store("The store to add to; it is made if there is none.")
@click.option("--prune", is_flag=True, help="Drop the documents that the paths do not hold.")
@click.option(
    "--derive/--no-derive",
    default=True,
    help="Make the triples, the graph and the page beside the store again, or leave them.",
)
@click.option(
    "--merges",
    metavar="FILE",
    help="Who is who, in place of what was said before.",
)
@reading_options
def add(
    paths: tuple[str, ...],
    store: Path,
    prune: bool,
    derive: bool,
    merges: str | None,
    reading: ReadingOptions,
) -> None:
    """Add documents to a store, reading only what is new or changed.

    [PATH]... are files and folders as for build. A document is known by its id: one that changed
    takes the place of what was there, one that did not is passed over. Without a PATH, a store
    of an older version is brought up to date.

    \b
    Example:
      kgraph add articles/2024-07-09 --store output/kgraph.db
    """
    from kgraph.adding import add as run

    if prune and not paths:
        raise click.UsageError("--prune without a PATH would drop everything; name the paths")
    watcher = Watcher()
    result = run(
        paths,
        store,
        **reading.settings(),
        **reading.input(watcher),
        jobs=reading.jobs,
        judgements=read_merges(merges),
        prune=prune,
        again=derive,
        watch=watcher.watch,
        on_wait=say_waiting,
    )
    _say(result, store, watcher)
    if prune and watcher.errors:
        click.echo("Nothing was dropped, because something could not be read.", err=True)
    watcher.finish()


def _say(result: Added, store: Path, watcher: Watcher) -> None:
    dropped = f", {result.dropped:,} dropped" if result.dropped else ""
    click.echo(
        f"{many(result.new, 'document')} added, {result.replaced:,} replaced, "
        f"{result.same:,} as before{dropped} in {watcher.seconds:.1f} s.\n"
        f"{store} holds {many(result.counts.documents, 'document')} and "
        f"{many(result.counts.triples, 'triple')}.",
        err=True,
    )
    if result.otherwise:
        click.echo(
            f"{many(result.otherwise, 'document')} {'was' if result.otherwise == 1 else 'were'} "
            "read with other settings or by another version; add them again to read all alike.",
            err=True,
        )
    if result.stale:
        click.echo(f"Not made again: {', '.join(result.stale)}.", err=True)
