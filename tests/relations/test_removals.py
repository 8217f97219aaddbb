"""After who is taken away "from" says whence: Kenya in "deported her from Kenya" is not hers."""

from __future__ import annotations

import pytest

from kgraph.actors.tables import rows
from kgraph.documents import Document
from kgraph.pipeline import Pipeline
from kgraph.relations.codebook import Codebook
from kgraph.relations.removals import noun_takes_away, verb_takes_away
from kgraph.relations.tables import read_table
from kgraph.triples import Triple

# "drive" and "bring" want a word more, and who departs does it alone.
VERBS = sorted({row["lemma"] for row in rows("removal_verbs")} - {"bring", "depart", "drive"})
# An exile is also who lives in exile, and "ouster" looks like one who ousts.
PEOPLE = {"exile", "ouster"}
NOUNS = sorted(
    row["lemma"]
    for row in read_table("nouns.csv")
    if verb_takes_away(row["verb"]) and row["of_role"] == "recipient" and row["lemma"] not in PEOPLE
)
TAKEN = [
    *(f"Norway will {verb} Amina Okoye from Kenya." for verb in VERBS),
    *(f"Norway regretted the {noun} of Amina Okoye from Kenya." for noun in NOUNS),
    *(f"The {noun} of Amina Okoye from Kenya took a day." for noun in ("departure", "pull-out")),
]


@pytest.fixture(scope="module")
def read() -> dict[str, tuple[Triple, ...]]:
    found = Pipeline().pipe([Document(id=text, text=text) for text in TAKEN])
    return {each.document.id: each.triples for each in found}


@pytest.mark.parametrize("text", TAKEN)
def test_who_is_taken_away_is_not_of_the_place(
    text: str, read: dict[str, tuple[Triple, ...]]
) -> None:
    assert [t for t in read[text] if t.rule in {"belonging", "role"}] == []


@pytest.mark.parametrize(
    ("noun", "taken"),
    [
        *[("deportation", True), ("evacuation", True), ("eviction", True), ("ousting", True)],
        *[("transfer", False), ("airlift", False), ("withdrawal", False), ("visit", False)],
    ],
)
def test_only_after_some_nouns_it_is_never_who_does_it(noun: str, taken: bool) -> None:
    entry = Codebook.load().noun(noun)
    assert entry is not None
    assert noun_takes_away(entry) is taken


def test_the_verbs_are_sorted_and_say_yes_or_no() -> None:
    table = rows("removal_verbs")
    assert [row["lemma"] for row in table] == sorted(row["lemma"] for row in table)
    assert {row["noun"] for row in table} == {"yes", "no"}
