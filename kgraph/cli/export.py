"""``kgraph export``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kgraph.cli.options import format_option, graph_options, output_option, some, store_option
from kgraph.cli.streams import many, output_stream

if TYPE_CHECKING:
    from kgraph.identity import Identities
    from kgraph.triples import Triple


@click.command()
@format_option("graphml", help="The format of the file.")
@output_option("-", "The file to write; - is standard output.")
@graph_options
@store_option
def export(store: Path, format: str, output: str, **options: Any) -> None:
    """Write the graph for Gephi, Cytoscape, yEd, igraph or NetworkX.

    \b
    Example:
      kgraph export --format graphml --level state -o states.graphml
    """
    from kgraph.exports import write_graphml
    from kgraph.store import Store

    with Store.open(store) as opened:
        graph = _graph(list(opened.triples()), opened.identities(), options)
    with output_stream(output) as stream:
        write_graphml(graph, stream)
    said(graph, output)


def _graph(triples: list[Triple], identities: Identities, options: dict[str, Any]) -> Any:
    from kgraph.graph import build

    return build(
        triples, identities=identities, **{**options, "modality": some(options["modality"])}
    )


def said(graph: Any, output: str) -> None:
    """Say on standard error what was written."""
    nodes, edges = graph.number_of_nodes(), graph.number_of_edges()
    if not edges:
        click.echo("The graph is empty; 'kgraph stats' shows what there is.", err=True)
    if output != "-":
        click.echo(f"Wrote {output}: {many(nodes, 'actor')}, {many(edges, 'edge')}.", err=True)
