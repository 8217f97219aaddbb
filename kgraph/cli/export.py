"""``kgraph export`` and ``kgraph render``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kgraph.cli.options import format_option, graph_options, output_option, store_option
from kgraph.cli.streams import many, output_stream
from kgraph.cli.who import Who

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
        who = Who(opened)
        graph = _graph(list(opened.triples()), who.identities, who.filters(options))
    with output_stream(output) as stream:
        write_graphml(graph, stream)
    _said(graph, output)


@click.command()
@output_option(
    None, "The page to write; - is standard output.  [default: graph.html beside the store]"
)
@click.option("--title", metavar="TEXT", help="Title of the page.  [default: name of the folder]")
@graph_options
@store_option
def render(store: Path, output: str | None, title: str | None, **options: Any) -> None:
    """Write the page again, for a part of the store or another level.

    \b
    Example:
      kgraph render --level state --no-negated -o states.html
    """
    from kgraph.building import PAGE, default_title
    from kgraph.page import render as render_page
    from kgraph.store import Store

    with Store.open(store) as opened:
        triples = list(opened.triples())
        documents = {document.id: document for document in opened.documents()}
        who = Who(opened)
        identities, options = who.identities, who.filters(options)
    title = title or default_title([str(store.resolve().parent)])
    graph = _graph(triples, identities, options)
    html = render_page(graph, triples, documents=documents, title=title)
    output = output or str(store.parent / PAGE)
    with output_stream(output) as stream:
        stream.write(html)
    _said(graph, output)


def _graph(triples: list[Triple], identities: Identities, options: dict[str, Any]) -> Any:
    from kgraph.graph import build

    return build(triples, identities=identities, **options)


def _said(graph: Any, output: str) -> None:
    """Say on standard error what was written."""
    nodes, edges = graph.number_of_nodes(), graph.number_of_edges()
    if not edges:
        click.echo("The graph is empty; 'kgraph stats' shows what there is.", err=True)
    if output != "-":
        click.echo(f"Wrote {output}: {many(nodes, 'actor')}, {many(edges, 'edge')}.", err=True)
