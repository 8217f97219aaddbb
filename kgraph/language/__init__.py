"""From text to a spaCy Doc with sentences, UPOS, lemmas, UD heads and labels, and entities."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from kgraph.language import other, tokens
from kgraph.language import parser as _parser  # registers the factory

__all__ = ["load"]


def load(model: str | None = None, *, threads: int | None = None) -> Language:
    """Return a pipeline that reads English text.

    ``model`` is the folder of a network of our own kind, the name of an installed spaCy pipeline
    or the folder of one; without it the network shipped with the package is used, which reads
    ``threads`` windows at the same time, by default one a core. Raises ModelError for a model
    that is missing or cannot be used.
    """
    if model is not None and not _is_network(Path(model)):
        return other.load(model)
    nlp = spacy.blank("en")
    tokens.tune(nlp)
    # The network reads windows, so memory does not grow with the length of a document.
    nlp.max_length = 100_000_000
    count = threads if threads is not None else _parser.cores()
    nlp.add_pipe("kgraph_parser", config={"model": model, "threads": count})
    return nlp


def _is_network(folder: Path) -> bool:
    return (folder / "model.onnx").is_file() or (folder / "labels.json").is_file()
