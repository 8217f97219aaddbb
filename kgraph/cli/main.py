"""The command ``kgraph`` and how it ends when something goes wrong."""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import Any

import click

from kgraph import __version__
from kgraph.cli.actors import actor, actors
from kgraph.cli.add import add
from kgraph.cli.build import build
from kgraph.cli.codebook import codebook
from kgraph.cli.diff import diff
from kgraph.cli.disputes import disputes
from kgraph.cli.explain import explain, why
from kgraph.cli.export import export
from kgraph.cli.extract import extract
from kgraph.cli.merge import merge
from kgraph.cli.neighbours import neighbours
from kgraph.cli.path import path
from kgraph.cli.query import query
from kgraph.cli.render import render
from kgraph.cli.search import search
from kgraph.cli.stats import stats
from kgraph.cli.timeline import timeline
from kgraph.cli.uncoded import uncoded
from kgraph.cli.verify import verify
from kgraph.errors import KgraphError

_INTERRUPTED = 130


class _Commands(click.Group):
    """A group that ends with one line for an error of ours or an interruption."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KgraphError as error:
            raise click.ClickException(str(error)) from None
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            ctx.exit(_INTERRUPTED)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def _compiled() -> str:
    spec = find_spec("kgraph.trees")
    plain = spec is None or spec.origin is None or spec.origin.endswith(".py")
    return "" if plain else " (compiled)"


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    __version__,
    "--version",
    prog_name="kgraph",
    message=f"%(prog)s, version %(version)s{_compiled()}",
    help="Say the version, and whether it is compiled, and exit.",
)
def main() -> None:
    """Read news into a graph of who did what to whom, with the sentence for every edge.

    \b
    Example:
      kgraph build articles/ --output output
      kgraph query --actor Belarus
    """
    # Sums of numbers differ in their last digit with the number of threads, and here it is
    # documents that are read at the same time.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


_COMMANDS = (
    *(build, add, merge, extract, query, search),
    *(actors, actor, neighbours, timeline, path, disputes, diff),
    *(stats, export, render),
    *(explain, why, verify, codebook, uncoded),
)
for _command in _COMMANDS:
    main.add_command(_command)
