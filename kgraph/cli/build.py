"""``kgraph build``."""

from __future__ import annotations

from pathlib import Path

import click

from kgraph.cli.options import paths_argument, reading_options
from kgraph.cli.progress import Watcher


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
@reading_options
def build(
    paths: tuple[str, ...], output: Path, title: str | None, model: str | None, strict: bool
) -> None:
    """Read documents and write a store, a graph and a page.

    PATH is a file (.txt, .md, .jsonl, .jsonl.gz, .csv), a folder of such files, or - for
    standard input. The output folder gets kgraph.db, triples.jsonl, graph.graphml and graph.html.

    \b
    Example:
      kgraph build seeds --output output
    """
    from kgraph.building import PAGE, STORE
    from kgraph.building import build as run

    watcher = Watcher()
    result = run(
        paths,
        output,
        model=model,
        title=title,
        strict=strict,
        on_error=watcher.report,
        watch=watcher.watch,
    )
    counts = result.counts
    click.echo(
        f"Read {_many(counts.documents, 'document')} ({_many(counts.sentences, 'sentence')}): "
        f"{_many(counts.triples, 'triple')}, {_many(counts.actors, 'actor')}, "
        f"{_many(result.edges, 'edge')} in {watcher.seconds:.1f} s.",
        err=True,
    )
    click.echo(_next_steps(output / STORE, output / PAGE), err=True)
    watcher.finish()


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _next_steps(store: Path, page: Path) -> str:
    import shlex

    option = "" if store == Path("output/kgraph.db") else f" --store {shlex.quote(str(store))}"
    return "\n".join(
        (
            f"Look at it in a browser: {page}",
            "Ask it and go on:",
            f"  kgraph query{option} --evidence --limit 5",
            f"  kgraph stats{option}",
            f"  kgraph export{option} --format graphml --level state -o states.graphml",
        )
    )
