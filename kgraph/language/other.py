"""Other language models: installed spaCy packages and folders of spaCy pipelines."""

from __future__ import annotations

import warnings
from pathlib import Path

import spacy
from spacy.language import Language

from kgraph.errors import ModelError
from kgraph.language import adapter
from kgraph.language.adapter import tables

# Enough to say what is wrong, not so much that it fills the screen.
_LONGEST_REASON = 300
_WORD_CLASSES = {"token.pos", "token.tag"}


def load(model: str) -> Language:
    """Return an installed spaCy pipeline, or one in a folder, whose parses come out in UD.

    Raises ModelError where there is none, where it cannot be loaded, and where it lacks a
    parser or parts of speech.
    """
    nlp = _loaded(_place(model), model)
    scheme = _checked_scheme(nlp, model)
    # spaCy's limit is there for the memory of its networks; a long document may take much.
    nlp.max_length = 100_000_000
    if adapter.COMPONENT not in nlp.pipe_names:
        nlp.add_pipe(adapter.COMPONENT, config={"scheme": scheme})
    return nlp


def _place(model: str) -> str | Path:
    """Return the name of the package or the folder that holds the pipeline."""
    folder = Path(model)
    if folder.is_dir():
        # The package of a pipeline has it in a folder of its own: en_x/en_x-3.8.0/.
        inner = [config.parent for config in sorted(folder.glob("*/config.cfg"))]
        if (folder / "config.cfg").is_file():
            return folder
        if len(inner) == 1:
            return inner[0]
        raise ModelError(
            f"{model}: not a kgraph language model (model.onnx is missing) and not a spaCy "
            "pipeline (config.cfg is missing)"
        )
    if folder.exists():
        raise ModelError(f"{model}: not a language model: name a folder or a spaCy package")
    if spacy.util.is_package(model):
        return model
    if len(folder.parts) > 1:
        raise ModelError(f"{model}: no such folder; name a language model's folder or package")
    raise ModelError(
        f"{model} is not installed and is no folder: install it with 'python -m spacy download "
        f"{model}', or its package with pip"
    )


def _loaded(place: str | Path, model: str) -> Language:
    try:
        with warnings.catch_warnings():
            # That a pipeline was made with another version shows in its results, if at all.
            warnings.simplefilter("ignore")
            nlp = spacy.load(place)
    except Exception as error:
        # A pipeline may fail in any way that its own code can.
        reason = " ".join(str(error).split())[:_LONGEST_REASON] or type(error).__name__
        raise ModelError(f"{model}: cannot be loaded as a spaCy pipeline: {reason}") from None
    if not isinstance(nlp, Language):
        raise ModelError(f"{model}: is an installed package, but no spaCy pipeline")
    return nlp


def _checked_scheme(nlp: Language, model: str) -> str | None:
    """Return the scheme of the parser's labels; None where the parser does not list them."""
    parsers = [name for name in nlp.pipe_names if "token.dep" in _assigns(nlp, name)]
    if not parsers:
        raise ModelError(f"{model}: has no parser: no component of it sets dependencies")
    ruled = "attribute_ruler" in (nlp.get_pipe_meta(name).factory for name in nlp.pipe_names)
    if not ruled and not any(_WORD_CLASSES & _assigns(nlp, name) for name in nlp.pipe_names):
        raise ModelError(f"{model}: has no tagger: no component of it sets parts of speech")
    labels = nlp.pipe_labels.get(parsers[-1], [])
    scheme = adapter.scheme(labels)
    strange = sorted(set(labels) - tables.SHARED)
    if scheme is None and strange:
        raise ModelError(
            f"{model}: its labels ({', '.join(strange[:5])}) are neither those of Universal "
            "Dependencies nor those of spaCy's English models"
        )
    return scheme


def _assigns(nlp: Language, name: str) -> set[str]:
    return set(nlp.get_pipe_meta(name).assigns)
