"""Labels of other schemes, and PLOVER's single code."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.relations.categories import Categories
from kgraph.relations.fold import folded
from kgraph.relations.versions import SCHEMES, from_current, labels, to_current
from kgraph.triples import Triple

SCHEME = Categories()


def names(scheme: str, label: str) -> list[str]:
    return [found.name for found in to_current(scheme, label)]


@pytest.mark.parametrize(
    ("scheme", "label", "expected"),
    [
        ("cameo", "04", ["CONSULT"]),
        ("cameo", "042", ["CONSULT.visit"]),
        ("cameo", "0233", ["REQUEST.assist"]),
        ("cameo", "036", ["AGREE"]),
        ("cameo", "0354", ["CONCEDE"]),
        ("cameo", "0841", ["RETREAT.release"]),
        ("cameo", "112", ["ACCUSE.allege"]),
        ("cameo", "116", ["SANCTION.convict"]),
        ("cameo", "163", ["SANCTION.discontinue"]),
        ("cameo", "1823", ["ASSAULT.beat"]),
        ("cameo", "191", ["COERCE.restrict"]),
        ("cameo", "201", ["SANCTION.expel"]),
        ("cameo", "01", [""]),
        ("cameo", "99", []),
        ("plover-0.5", "DEMAND", ["REQUEST"]),
        ("plover-0.5", "FIGHT", ["ASSAULT"]),
        ("plover-0.5", "INVESTIGATE", ["ACCUSE.investigate"]),
        ("plover-0.5", "CRIME", [""]),
        ("plover-1.3", "ASSAULT.execute", ["ASSAULT.targeted"]),
        ("plover-1.3", "COERCE.ban", ["COERCE.restrict"]),
        ("plover-1.3", "AID", ["AID"]),
        ("plover-1.3", "COERCE.arrest", ["COERCE.arrest"]),
        ("plover-1.3", "COERCE.nonsense", []),
        ("plv", "YIELD", ["CONCEDE", "RETREAT"]),
    ],
)
def test_a_label_of_another_scheme_has_its_names_here(
    scheme: str, label: str, expected: list[str]
) -> None:
    assert names(scheme, label) == expected


@pytest.mark.parametrize(
    ("scheme", "category", "mode", "first"),
    [
        ("cameo", "CONSULT", "", "04"),
        ("cameo", "CONSULT", "phone", "041"),
        ("cameo", "ACCUSE", "investigate", "09"),
        ("cameo", "ASSAULT", "drone", "18"),
        ("plv", "RETREAT", "release", "YIELD"),
        ("plover-0.5", "REQUEST", "yield", "DEMAND"),
        ("plover-1.3", "ASSAULT", "beat", "ASSAULT.beat"),
    ],
)
def test_the_way_back_names_the_most_general_label_first(
    scheme: str, category: str, mode: str, first: str
) -> None:
    assert from_current(scheme, category, mode)[0] == first


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("category", SCHEME.events)
def test_every_category_goes_there_and_back(scheme: str, category: str) -> None:
    there = from_current(scheme, category)
    if scheme == "plover-0.5" and category == "ACCUSE":
        assert there == ("DISAPPROVE",)
    assert category in {found.category for label in there for found in to_current(scheme, label)}


def test_labels_name_categories_and_modes_that_exist() -> None:
    for label in labels():
        assert label.scheme in SCHEMES
        assert not label.category or label.category in SCHEME.events
        assert not label.mode or label.mode in SCHEME.modes(label.category)
        assert label.category or label.note


def test_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(KeyError):
        to_current("idea", "FIGHT")
    with pytest.raises(KeyError):
        from_current("idea", "ASSAULT")


@pytest.mark.parametrize(
    ("category", "status", "code"),
    [
        ("CONSULT", {"modality": "planned"}, "AGREE"),
        ("SUPPORT", {"modality": "planned"}, "AGREE"),
        ("COOPERATE", {"modality": "planned"}, "AGREE"),
        ("AID", {"modality": "planned"}, "AGREE"),
        ("AID", {"modality": "possible"}, "AID"),
        ("AID", {"modality": "reported"}, "AID"),
        ("RETREAT", {"modality": "planned"}, "CONCEDE"),
        ("CONCEDE", {"modality": "planned"}, "CONCEDE"),
        ("ASSAULT", {"modality": "planned", "attributed_to_id": "BLR"}, "THREATEN"),
        ("SANCTION", {"modality": "possible", "attributed_to_id": "BLR"}, "THREATEN"),
        ("ASSAULT", {"modality": "planned", "attributed_to_id": "POL"}, "ASSAULT"),
        ("ASSAULT", {"modality": "planned"}, "ASSAULT"),
        ("REQUEST", {"modality": "planned"}, "REQUEST"),
        ("ASSAULT", {"negated": True}, None),
        ("AID", {"negated": True, "modality": "planned"}, None),
        ("MEMBER_OF", {}, None),
        ("OTHER", {}, None),
        *((category, {}, category) for category in SCHEME.events),
    ],
)
def test_the_single_code(
    make_triple: Callable[..., Triple],
    category: str,
    status: dict[str, object],
    code: str | None,
) -> None:
    assert folded(make_triple(category=category, **status)) == code
