"""From text to a spaCy Doc with sentences, UPOS, lemmas, UD heads and labels, and entities."""

from __future__ import annotations

import spacy
from spacy.language import Language

from kgraph.language import parser as _parser  # registers the factory
from kgraph.language import tokens

__all__ = ["load"]


def load(model: str | None = None, *, threads: int | None = None) -> Language:
    """Return a pipeline that reads English text; ``model`` is a folder of a trained network.

    Without ``model`` the network shipped with the package is used. ``threads`` windows are read
    at the same time, by default one a core. Raises ModelError when the folder holds no model.
    """
    nlp = spacy.blank("en")
    tokens.tune(nlp)
    # The network reads windows, so memory does not grow with the length of a document.
    nlp.max_length = 100_000_000
    count = threads if threads is not None else _parser.cores()
    nlp.add_pipe("kgraph_parser", config={"model": model, "threads": count})
    return nlp
