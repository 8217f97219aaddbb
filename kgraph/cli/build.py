"""``kgraph build``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kgraph.cli.options import (
    paths_argument,
    read_merges,
)
from kgraph.cli.progress import Watcher, say_waiting
from kgraph.cli.reading import ReadingOptions, reading_options
from kgraph.cli.render import warn_of_size
from kgraph.cli.streams import many


@click.command()
@paths_argument
@click.option(
    "-o",
    "--output",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"),
    show_default=True,
    help="The folder to write to.",
)
@click.option("--title", metavar="TEXT", help="Title of the page.  [default: name of the PATH]")
@click.option(
    "--merges",
    metavar="FILE",
    help="Who is who: lines 'same NAME = NAME' and 'not-same NAME = NAME'.",
)
@reading_options
def build(
    paths: tuple[str, ...],
    output: Path,
    title: str | None,
    merges: str | None,
    reading: ReadingOptions,
) -> None:
    """Read documents and write a store, a graph and a page.

    PATH is a file (.txt, .md, .jsonl, .json, .csv, .tsv, .html, each also packed as .gz), a
    folder of such files, or - for standard input. The output
    folder gets kgraph.db, triples.jsonl, graph.graphml and graph.html.

    Run again, it reads only what is new or changed; the store then holds what the paths hold and
    nothing else. 'kgraph add' keeps what the store holds besides.

    \b
    Example:
      kgraph build seeds --output output
    """
    if str(output) == "-":
        raise click.UsageError("a build writes four files; name a folder with --output")
    from kgraph.building import PAGE, STORE
    from kgraph.building import build as run

    watcher = Watcher()
    result = run(
        paths,
        output,
        **reading.settings(),
        **reading.input(watcher),
        jobs=reading.jobs,
        title=title,
        judgements=read_merges(merges) or (),
        watch=watcher.watch,
        on_wait=say_waiting,
    )
    counts = result.counts
    click.echo(
        f"Read {many(counts.documents, 'document')} ({many(counts.sentences, 'sentence')}): "
        f"{many(counts.triples, 'triple')}, {many(result.actors, 'actor')}, "
        f"{many(result.edges, 'edge')} in {watcher.seconds:.1f} s.",
        err=True,
    )
    warn_of_size((output / PAGE).stat().st_size)
    if conflicts := len(result.identities.conflicts):
        click.echo(
            f"Who is who left {many(conflicts, 'conflict')}; 'kgraph actors --why' tells them.",
            err=True,
        )
    if counts.triples:
        click.echo(_next_steps(output / STORE, output / PAGE), err=True)
    else:
        click.echo(
            "No relation between two actors was found: kgraph reads English sentences in which "
            "states, organisations or people do something to one another.",
            err=True,
        )
    watcher.finish()


def _next_steps(store: Path, page: Path) -> str:
    import shlex

    usual = store == Path("output/kgraph.db") and "KGRAPH_STORE" not in os.environ
    option = "" if usual else f" --store {shlex.quote(str(store))}"
    return "\n".join(
        (
            f"Look at it in a browser: {page}",
            "Ask it and go on:",
            f"  kgraph query{option} --evidence --limit 5",
            f"  kgraph stats{option}",
            f"  kgraph export{option} --format graphml --level state -o states.graphml",
        )
    )
