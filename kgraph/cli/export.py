"""``kgraph export`` and ``kgraph render``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kgraph.cli.options import graph_options, output_option, store_option
from kgraph.cli.streams import many, output_stream
from kgraph.exports.formats import ALIASES, FORMATS, Format, by_ending
from kgraph.questions.who import Who

if TYPE_CHECKING:
    from kgraph.exports.formats import Content

_WIDTH = max(map(len, FORMATS))
_LIST = "\n".join(
    f"  {format.name:{_WIDTH}}  {format.holds}: {format.about}" for format in FORMATS.values()
)


@click.command(epilog=f"\b\nFormats:\n{_LIST}")
@click.option(
    "-f",
    "--format",
    type=click.Choice([*FORMATS, *ALIASES]),
    metavar="NAME",
    help="One of those below.  [default: as the ending of --output tells, else graphml]",
)
@output_option("-", "The file or folder to write; - is standard output.")
@graph_options
@store_option
def export(store: Path, format: str | None, output: str, **options: Any) -> None:
    """Write the graph or its triples for another program.

    Formats of the graph hold actors and edges, those of triples what the edges are made of, with
    its sentences. csv and neo4j are folders of files.

    \b
    Example:
      kgraph export --level state -o states.graphml
      kgraph export --format csv --since 2024 -o tables
    """
    from kgraph.exports.formats import content_of
    from kgraph.graph import build
    from kgraph.store import Store

    name = format or by_ending(output) or "graphml"
    chosen = FORMATS[ALIASES.get(name, name)]
    _check(chosen, output, options["level"])
    with Store.open(store) as opened:
        who = Who(opened)
        graph = build(opened, identities=who.identities, **who.filters(options))
        exported = content_of(opened, graph, chosen, who.identities)
    if chosen.place == "stream":
        with output_stream(output) as stream:
            chosen.write(exported, stream)
    else:
        chosen.write(exported, Path(output))
    said(graph, output, exported if chosen.holds == "triples" else None)


def _check(format: Format, output: str, level: str) -> None:
    """Refuse what a format cannot do, before anything is read."""
    if format.place == "folder" and output == "-":
        raise click.UsageError(f"{format.name} is several files; name a folder with --output")
    if format.place == "file" and output == "-":
        raise click.UsageError(f"{format.name} is no text; name a file with --output")
    if format.holds == "triples" and level != "actor":
        raise click.UsageError(
            f"{format.name} holds triples, whose actors stay as they are; leave out --level"
        )


def said(graph: Any, output: str, triples: Content | None = None) -> None:
    """Say on standard error what was written."""
    nodes, edges = graph.number_of_nodes(), graph.number_of_edges()
    if not edges:
        click.echo("The graph is empty; 'kgraph stats' shows what there is.", err=True)
    counts = f"{many(nodes, 'actor')}, {many(edges, 'edge')}"
    if triples is not None:
        counts = many(len(triples.triples), "triple")
    if output != "-":
        click.echo(f"Wrote {output}: {counts}.", err=True)
