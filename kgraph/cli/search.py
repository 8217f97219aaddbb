"""``kgraph search``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from kgraph.cli.options import answer_options, filter_options, limit_option
from kgraph.cli.streams import output_stream
from kgraph.questions.who import Who

if TYPE_CHECKING:
    from kgraph.questions.search import Found


@click.command()
@click.argument("words", metavar="WORDS...", nargs=-1, required=True)
@filter_options
@limit_option(10, "At most so many sentences.")
@answer_options
def search(
    store: Path, words: tuple[str, ...], limit: int, format: str, output: str, **filters: Any
) -> None:
    """Find sentences by their words, with the triples that were read from them.

    WORDS... must all stand in the sentence, in any case and without accents. A phrase stands in
    quotation marks within the shell's, and a star is any end of a word. Filters choose
    sentences by their triples.

    \b
    Example:
      kgraph search military drill*
      kgraph search '"regional security" Poland' --since 2024
    """
    from kgraph.cli.answering import more, nothing, write
    from kgraph.questions.search import Found
    from kgraph.questions.search import search as ask
    from kgraph.store import Store

    with Store.open(store) as opened, output_stream(output) as stream:
        who = Who(opened)
        chosen = who.filters(filters)
        answer = ask(opened, " ".join(words), limit=limit, identities=who.identities, **chosen)
        if format == "table":
            _print(answer.found, stream)
        else:
            write(answer.found, Found, stream, format)
    if not answer.total:
        nothing("No sentence has all these words")
    more(answer.total, len(answer.found), "sentence")


def _print(found: tuple[Found, ...], stream: TextIO) -> None:
    from rich.text import Text

    from kgraph.cli.answering import marked
    from kgraph.cli.answers import console, plain

    out = console(stream)
    for each in found:
        where = ", ".join(part for part in (each.source, each.doc_id, each.date) if part)
        out.print(Text(plain(where), "bold"), soft_wrap=True)
        words = [(start, end, "word") for start, end in each.words]
        line = marked(each.sentence, words, out.is_terminal)
        out.print(Text("  ").append_text(line), soft_wrap=True)
        for reading in each.triples:
            relation = f"not {reading.relation}" if reading.negated else reading.relation
            head = f"{reading.subject} – {relation} – {reading.object}"
            said = f"({reading.category}, {reading.modality})"
            out.print(Text(f"    {plain(head)}  {said}"), soft_wrap=True)
