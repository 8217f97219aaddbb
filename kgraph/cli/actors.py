"""``kgraph actors`` and ``kgraph actor``."""

from __future__ import annotations

from pathlib import Path

import click

from kgraph.cli.options import format_option, output_option, read_merges, store_option
from kgraph.cli.streams import output_stream
from kgraph.triples import ACTOR_TYPES


@click.command()
@click.argument("pattern", default="", metavar="[PATTERN]")
@click.option("--type", type=click.Choice(ACTOR_TYPES), help="Only actors of this type.")
@click.option("--state", metavar="ISO3", help="Only actors of this state.")
@click.option("--why", is_flag=True, help="Say why names were taken for one actor, and conflicts.")
@click.option(
    "--merges",
    metavar="FILE",
    help="Try lines 'same A = B' and 'not-same A = B' in place of those of the build.",
)
@click.option("--limit", metavar="N", type=click.IntRange(min=0), help="At most so many actors.")
@format_option("table", "json", "jsonl", "csv", help="A table for people, the others for programs.")
@output_option("-", "The file to write; - is standard output.")
@store_option
def actors(
    store: Path,
    pattern: str,
    type: str | None,
    state: str | None,
    why: bool,
    merges: str | None,
    limit: int | None,
    format: str,
    output: str,
) -> None:
    """List the actors of a store with their counts, types, states and the names seen.

    [PATTERN] is a part of a name, alias or id, in any case and without accents.

    \b
    Example:
      kgraph actors minist --state POL
      kgraph actors --why --merges who-is-who.txt
    """
    from kgraph.cli.people import print_actors, write_listed
    from kgraph.store import Store
    from kgraph.store.profile import listed

    with Store.open(store) as opened:
        identities = opened.identities(read_merges(merges))
        found = listed(identities, pattern, type=type, state=state)
    with output_stream(output) as stream:
        if format == "table":
            print_actors(found, stream, limit, why=why)
        else:
            write_listed(found[:limit], stream, format)
    for conflict in identities.conflicts if why else ():
        click.echo(f"Conflict: {conflict}", err=True)


@click.command()
@click.argument("name", metavar="NAME")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="At most so many names, relations and partners of the table.",
)
@format_option("table", "json", help="A page for people or JSON for programs.")
@output_option("-", "The file to write; - is standard output.")
@store_option
def actor(store: Path, name: str, limit: int, format: str, output: str) -> None:
    """Show the profile of an actor: names seen, offices, institutions, relations.

    NAME is an id, a name or alias, or the beginning of one that no other actor has.

    \b
    Example:
      kgraph actor Belarus
      kgraph actor person:volodymyr-zelensky -f json
    """
    from kgraph.cli.people import print_profile, write_profile
    from kgraph.store import Store
    from kgraph.store.profile import profile

    with Store.open(store) as opened:
        identities = opened.identities()
        id = opened.find_actor(name, identities)
        result = profile(opened, id, identities)
    with output_stream(output) as stream:
        if format == "json":
            write_profile(result, stream)
        else:
            print_profile(result, stream, limit)
