"""``kgraph codebook``."""

from __future__ import annotations

import click

from kgraph.cli.options import codebook_option, format_option, output_option, read_codebook
from kgraph.cli.streams import output_stream


@click.command()
@click.argument("entry", default="", metavar="[CATEGORY|WORD]")
@click.option(
    "--versions", is_flag=True, help="List labels of CAMEO and older PLOVER and what they are here."
)
@codebook_option
@format_option("table", "json", "jsonl", "csv", help="A table for people, the others for programs.")
@output_option("-", "The file to write; - is standard output.")
def codebook(
    entry: str, versions: bool, codebook: tuple[str, ...], format: str, output: str
) -> None:
    """List the categories, or explain one of them or a word.

    [CATEGORY|WORD] is a category in capitals, if need be with its mode, or a verb, noun or
    title in its dictionary form, a verb with its particle.

    \b
    Example:
      kgraph codebook SANCTION.expel
      kgraph codebook lift
    """
    from kgraph.cli import codes
    from kgraph.relations.explain import Explainer

    if versions and entry:
        raise click.UsageError("--versions lists all labels; give it no category and no word")
    explainer = Explainer(read_codebook(codebook))
    with output_stream(output) as stream:
        if versions:
            codes.write_versions(stream, format)
        elif not entry:
            codes.write_overviews(explainer.overviews(), stream, format)
        elif explainer.is_category(entry):
            codes.write_category(explainer.category(entry), stream, format)
        else:
            codes.write_word(explainer.word(entry), stream, format)
