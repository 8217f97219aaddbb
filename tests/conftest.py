"""What the tests of several rooms share: triples made to measure."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kgraph.triples import Mention, Triple

# benchmarks and training are no part of the package: they are found in the source tree, after
# what is installed.
sys.path.append(str(Path(__file__).resolve().parents[1]))

_KNOWN = {
    "BLR": ("Belarus", "state", "BLR"),
    "CHN": ("China", "state", "CHN"),
    "POL": ("Poland", "state", "POL"),
    "UKR": ("Ukraine", "state", "UKR"),
    "NATO": ("NATO", "organisation", None),
    "NATO:troops": ("NATO troops", "group", None),
    "BLR:military": ("Belarusian military", "institution", "BLR"),
    "POL:parliament": ("Polish parliament", "institution", "POL"),
    "person:anna-nowak": ("Anna Nowak", "person", "POL"),
    "person:jan-kowal": ("Jan Kowal", "person", None),
    "place:brest": ("Brest", "place", "BLR"),
}


def _mention(id: str, text: str, start: int) -> Mention:
    name, type, state = _KNOWN.get(id, (id.split(":")[-1].title(), "organisation", None))
    return Mention(id, name, type, state, text, start, start + len(text))


def _triple(
    subject: str = "BLR",
    relation: str = "accuse",
    object: str = "NATO",
    *,
    at: int = 0,
    subject_text: str | None = None,
    object_text: str | None = None,
    **changes: Any,
) -> Triple:
    subject_text = subject_text or _mention(subject, "", 0).name
    object_text = object_text or _mention(object, "", 0).name
    sentence = f"{subject_text} {relation} {object_text}."
    verb = at + len(subject_text) + 1
    record: dict[str, Any] = {
        "doc_id": "a",
        "doc_date": "2024-07-08",
        "source": None,
        "sentence": sentence,
        "sentence_start": at,
        "sentence_end": at + len(sentence),
        "subject": _mention(subject, subject_text, at),
        "relation": relation,
        "relation_text": relation,
        "relation_start": verb,
        "relation_end": verb + len(relation),
        "category": "ACCUSE",
        "quad_class": "verbal conflict",
        "intensity": -3.0,
        "object": _mention(object, object_text, verb + len(relation) + 1),
        "symmetric": False,
        "negated": False,
        "modality": "asserted",
        "attributed_to_id": None,
        "attributed_to_text": None,
        "date": None,
        "date_text": None,
        "rule": "verb",
        "confidence": 0.9,
    }
    return Triple(**(record | changes))


@pytest.fixture(scope="session")
def make_triple() -> Callable[..., Triple]:
    """Return a function from actor ids and a relation to a triple, any field of which may be set.

    The sentence is ``subject relation object.`` and begins at the offset ``at``.
    """
    return _triple
