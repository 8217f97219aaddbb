"""Who is meant in reports on conflicts and on parties: units, groups told again, whose forces."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.actors import armed, minds
from kgraph.actors.catalogue import Catalogue
from kgraph.actors.tables import column, rows

CASES = [
    (text, *told.split(" = "))
    for text, told in (
        line.split(" -> ")
        for name in ("conflict.txt", "parties.txt")
        for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    )
]


@pytest.fixture(scope="module")
def read():
    import kgraph.actors.component  # noqa: F401 - registers the component
    from kgraph.language import load

    nlp = load()
    nlp.add_pipe("kgraph_actors")
    return {doc.text: doc for doc in nlp.pipe({text for text, _, _ in CASES})}


@pytest.mark.parametrize(("text", "words", "id"), CASES, ids=[f"{w}: {t}" for t, w, _ in CASES])
def test_words_mean_one_actor(text, words, id, read):
    doc = read[text]
    found = [m.id for m in doc._.actors if doc[m.start : m.end].text == words]
    assert (found[-1:] or ["nobody"]) == [id]


def test_a_pair_is_the_two_beside_who_speaks_of_it(read):
    text = "Amina Okoye met Ivan Petrov. Kofi Mensah accused the pair of plotting."
    from kgraph.language import load

    nlp = load()
    nlp.add_pipe("kgraph_actors")
    doc = nlp(text)
    pair = {m.id for m in doc._.actors if doc[m.start : m.end].text == "the pair"}
    assert pair == {"person:amina-okoye", "person:ivan-petrov"}


def test_armed_groups_are_groups_of_the_catalogue():
    catalogue = Catalogue.load()
    for group in column("armed_groups", "group"):
        actor = catalogue.actor(group)
        assert actor is not None and actor.type == "group", group
    assert armed.is_armed("ISIS") and not armed.is_armed("LABOUR")


def test_tables_of_groups_and_units_are_sorted_without_repeats():
    for table, column_name in (("armed_groups", "group"), ("unit_nouns", "noun")):
        listed = [row[column_name] for row in rows(table)]
        assert listed == sorted(set(listed))


@pytest.mark.parametrize(
    ("verb", "label", "expected"),
    [
        ("accused", "nsubj", True),
        ("urged", "obj", True),
        ("rose", "nsubj", False),
        ("denied", "obj", False),
    ],
)
def test_only_people_and_bodies_accuse_and_are_urged(build, verb, label, expected):
    doc = build(("They", "PRON", 1, label), (verb, "VERB", 1, "ROOT"))
    doc[1].lemma_ = {"accused": "accuse", "urged": "urge", "rose": "rise", "denied": "deny"}[verb]
    assert minds.wants(doc[0]) is expected
