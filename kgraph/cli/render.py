"""``kgraph render``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kgraph.cli.export import said
from kgraph.cli.options import graph_options, output_option, store_option
from kgraph.cli.streams import output_stream
from kgraph.questions.who import Who


@click.command()
@output_option(
    None, "The page to write; - is standard output.  [default: graph.html beside the store]"
)
@click.option("--title", metavar="TEXT", help="Title of the page.  [default: name of the folder]")
@click.option(
    "--max-evidence",
    metavar="N",
    type=click.IntRange(min=1),
    help="Write only the N newest sentences of each line; all are still counted.",
)
@graph_options
@store_option
def render(
    store: Path,
    output: str | None,
    title: str | None,
    max_evidence: int | None,
    level: str,
    **options: Any,
) -> None:
    """Write the page again, for a part of the store or to open at another level.

    \b
    Example:
      kgraph render --level state --no-negated -o states.html
    """
    from kgraph.building import PAGE, default_title
    from kgraph.graph import build_levels
    from kgraph.page import render as render_page
    from kgraph.store import Store

    with Store.open(store) as opened:
        triples = list(opened.triples())
        documents = {document.id: document for document in opened.documents()}
        who = Who(opened)
        identities, options = who.identities, who.filters(options)
    title = title or default_title([str(store.resolve().parent)])
    levels = build_levels(triples, identities=identities, **options)
    html = render_page(
        levels[level], triples, documents=documents, title=title,
        level=level, levels=levels, max_evidence=max_evidence,
    )  # fmt: skip
    output = output or str(store.parent / PAGE)
    with output_stream(output) as stream:
        stream.write(html)
    said(levels[level], output)
    warn_of_size(len(html.encode("utf-8", "replace")))


def warn_of_size(size: int) -> None:
    """Say on standard error when a page of so many bytes is slow to open."""
    from kgraph.page import LARGE

    if size > LARGE:
        click.echo(
            f"Warning: the page has {size / 1e6:.0f} MB and may be slow to open; "
            "'kgraph render --max-evidence 20' writes a smaller one.",
            err=True,
        )
