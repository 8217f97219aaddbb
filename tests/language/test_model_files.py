"""The shipped model is the one that its card speaks of."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from kgraph.language.parser import DEFAULT_MODEL

CARD = (DEFAULT_MODEL / "README.md").read_text(encoding="utf-8")
META: dict[str, Any] = json.loads((DEFAULT_MODEL / "meta.json").read_text(encoding="utf-8"))


def test_every_file_of_the_model_has_a_hash() -> None:
    others = {"README.md", "LICENSE", "meta.json"}
    assert set(META["files"]) == {p.name for p in DEFAULT_MODEL.iterdir()} - others


@pytest.mark.parametrize("name", sorted(META["files"]))
def test_a_file_has_the_hash_of_the_record_and_the_card(name: str) -> None:
    found = hashlib.sha256((DEFAULT_MODEL / name).read_bytes()).hexdigest()
    assert found == META["files"][name]
    assert f"| `{name}` | `{found}` |" in CARD


def test_the_card_names_versions_corpora_and_figures() -> None:
    for name, version in META["versions"].items():
        assert f"| {name} | {version} |" in CARD
    for name, value in META["corpora"].items():
        assert f"| `{name}` | `{value}` |" in CARD
    for scores in META["figures"].values():
        assert f"| {scores['UAS']:.1f} | {scores['LAS']:.1f} |" in CARD


def test_the_network_is_small() -> None:
    assert Path(DEFAULT_MODEL / "model.onnx").stat().st_size <= 25_000_000
