"""What is read of the same words twice, or of what is only talked about, is told once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Fact = tuple[str, str, str]
Reading = Callable[[str], set[Fact]]


@pytest.fixture(scope="module")
def read() -> Reading:
    from kgraph.documents import Document
    from kgraph.pipeline import Pipeline

    pipeline = Pipeline()

    def reading(text: str) -> set[Fact]:
        (found,) = pipeline.pipe([Document(id="d", text=text)])
        return {(t.subject.id, t.category, t.object.id) for t in found.triples}

    return reading


ONCE = [
    # the verb says what becomes of what they share
    ("Uruguay and Paraguay settled their dispute over the river.", "AGREE"),
    ("Peru and Chile upgraded their ties.", "SUPPORT"),
    # what is talked about is no partner
    ("Kenya discussed Sudan with Norway.", "CONSULT"),
    # a state does not insist on what is said of another
    ("Kenya's government insisted that Norway was neutral and praised it.", "SUPPORT"),
    # the court is no one who is accused
    ("Kenya lodged a complaint with the United Nations against Norway.", "ACCUSE"),
    # who denies something does not reject where it was
    ("Kenya accused Norway of shelling Lima, which Norway denies.", "ACCUSE"),
]


@pytest.mark.parametrize(("text", "category"), ONCE)
def test_nothing_is_added_to_what_is_said(text: str, category: str, read: Reading) -> None:
    facts = read(text)
    assert {c for _, c, _ in facts} <= {category, "ASSAULT"}
    assert len([f for f in facts if f[1] == category]) == 1


def test_a_strike_of_workers_is_no_blow(read: Reading) -> None:
    facts = read("Kenyan teachers began a strike against the Kenyan health ministry.")
    assert {c for _, c, _ in facts if c in {"ASSAULT", "PROTEST"}} == {"PROTEST"}


@pytest.mark.parametrize("verb", ["closed", "shut", "sealed"])
def test_closing_a_border_leaves_it_where_it_is(verb: str, read: Reading) -> None:
    facts = read(f"Kenya {verb} its border with Somalia.")
    assert ("KEN", "COERCE", "SOM") in facts
