"""The options of commands that read documents, handed to them as one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from kgraph.cli.options import codebook_option, read_codebook, together
from kgraph.cli.values import known_encoding
from kgraph.cores import cores

if TYPE_CHECKING:
    from kgraph.actors.dictionaries import Dictionaries
    from kgraph.cli.progress import Watcher

_MANY = 10
INPUT_FORMATS = ("text", "markdown", "jsonl", "json", "csv", "tsv", "html")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOptions:
    """What the options say of the model, the actors, the codebook, the input and the processes."""

    model: str | None = None
    actors: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    catalogue: bool = True
    codebook: tuple[str, ...] = ()
    strict: bool = False
    encoding: str | None = None
    input_format: str | None = None
    jobs: int = 1

    def settings(self) -> dict[str, Any]:
        """Return the arguments of a Pipeline; bad lines of the files are warned of."""
        return {
            "model": self.model,
            "dictionaries": read_dictionaries(self.actors, self.agents, self.catalogue),
            "codebook": read_codebook(self.codebook),
        }

    def input(self, watcher: Watcher) -> dict[str, Any]:
        """Return the arguments of ``read_documents``, whose problems the watcher tells."""
        return {
            "strict": self.strict,
            "encoding": self.encoding,
            "input_format": self.input_format,
            "on_error": watcher.report,
            "on_note": watcher.note,
        }


_MODEL = (
    click.option(
        "--model",
        metavar="NAME_OR_FOLDER",
        help="Another language model: a folder, or an installed spaCy package (en_core_web_lg).",
    ),
    click.option(
        "--actors", metavar="FILE", multiple=True,
        help="More actors: a table of kgraph's or a PETRARCH actor file; may be given again.",
    ),
    click.option(
        "--agents", metavar="FILE", multiple=True,
        help="A PETRARCH file of agents: nouns that add a role to an actor; may be given again.",
    ),
    click.option(
        "--catalogue/--no-catalogue", default=True,
        help="Know the actors that kgraph ships, or only those of the files.",
    ),
    codebook_option,
)  # fmt: skip
_INPUT = (
    click.option("--strict", is_flag=True, help="Stop at the first document that cannot be read."),
    click.option(
        "--encoding", metavar="NAME", callback=known_encoding,
        help="The encoding of all files (windows-1252, utf-16), where it is not to be found out.",
    ),
    click.option(
        "--input-format", type=click.Choice(INPUT_FORMATS),
        help="The format of standard input and of files that are named, whatever they look like.",
    ),
)  # fmt: skip
_JOBS = (
    click.option(
        "--jobs", metavar="N", type=click.IntRange(min=1), default=cores, show_default="all cores",
        help="How many processes read at the same time, once there is much to read.",
    ),
)  # fmt: skip

Command = Callable[..., Any]


def _packed(names: tuple[str, ...], options: tuple[Any, ...]) -> Callable[[Command], Command]:
    """Return a decorator that adds options and hands them on together as ``reading``."""

    def decorate(command: Command) -> Command:
        @wraps(command)
        def run(*args: Any, **values: Any) -> Any:
            chosen = {name: values.pop(name) for name in names}
            return command(*args, reading=ReadingOptions(**chosen), **values)

        decorated: Command = together(*options)(run)
        return decorated

    return decorate


_MODEL_NAMES = ("model", "actors", "agents", "catalogue", "codebook")
_INPUT_NAMES = ("strict", "encoding", "input_format")

model_options = _packed(_MODEL_NAMES, _MODEL)
input_options = _packed((*_MODEL_NAMES, *_INPUT_NAMES), (*_MODEL, *_INPUT))
reading_options = _packed((*_MODEL_NAMES, *_INPUT_NAMES, "jobs"), (*_MODEL, *_INPUT, *_JOBS))


def read_dictionaries(
    actors: tuple[str, ...], agents: tuple[str, ...], catalogue: bool
) -> Dictionaries | None:
    """Return what the files of the options say, None without any; bad lines are warned of."""
    if not catalogue and not actors:
        raise click.UsageError("--no-catalogue leaves no actors; name a file with --actors")
    if not actors and not agents:
        return None
    from kgraph.actors.dictionaries import Dictionaries

    dictionaries = Dictionaries.read(actors, agents, catalogue=catalogue)
    for problems in dictionaries.problems:
        for error in problems.found[:_MANY]:
            click.echo(f"Warning: {error}", err=True)
        if (more := len(problems.found) - _MANY) > 0:
            click.echo(f"Warning: {problems.name}: {more:,} more bad lines", err=True)
    return dictionaries
