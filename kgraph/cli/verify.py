"""``kgraph verify``."""

from __future__ import annotations

from pathlib import Path

import click

from kgraph.cli.options import store_option
from kgraph.cli.progress import Watcher
from kgraph.cli.streams import many


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@store_option
def verify(store: Path, paths: tuple[str, ...]) -> None:
    """Check that the texts still say what the triples of a store say.

    [PATH]... are files, folders or - as for build; the documents must have the ids that they had
    then, so name the same paths. Without a PATH the texts kept in the store are read. Each thing
    that is wrong is a line, and the command then ends with 1.

    \b
    Example:
      kgraph verify --store output/kgraph.db
      kgraph verify articles/ --store news/kgraph.db
    """
    from kgraph.cli.answers import plain
    from kgraph.documents import read_documents
    from kgraph.errors import KgraphError
    from kgraph.questions.verifying import verify as check
    from kgraph.store import Store

    watcher = Watcher()
    documents = read_documents(paths, on_error=watcher.report) if paths else None
    with Store.open(store) as opened:
        found = check(opened, documents)
    for problem in found.problems:
        click.echo(plain(problem))
    if found.unknown:
        click.echo(f"{many(found.unknown, 'document')} not in the store passed over.", err=True)
    if paths and not found.documents:
        raise KgraphError(f"{store}: none of the documents given is in it; name the paths of build")
    click.echo(
        f"Checked {many(found.documents, 'document')}, {many(found.triples, 'triple')} and "
        f"{many(found.spans, 'span')}: {many(len(found.problems), 'problem')}.",
        err=True,
    )
    if found.problems:
        click.get_current_context().exit(1)
    watcher.finish()
