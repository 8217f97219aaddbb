"""Promises, threats and refusals as acts of their own on whom the act they govern would reach."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.relations.categories import Categories
from kgraph.relations.tables import listed, read_table
from kgraph.triples import Triple

ROWS = [dict(row) for row in read_table("pledges.csv")]
SCHEME = Categories()
# An act of each kind, as an infinitive, a gerund and a clause.
ACTS = {
    "friendly": ("help Norway", "helping Norway"),
    "yielding": ("withdraw from Norway", "withdrawing from Norway"),
    "pressing": ("condemn Norway", "condemning Norway"),
    "hostile": ("attack Norway", "attacking Norway"),
}
PASTS = {
    **{"agree": "agreed", "balk": "balked at", "baulk": "baulked at", "cease": "ceased"},
    **{"decline": "declined", "pledge": "pledged", "promise": "promised", "quit": "quit"},
    **{"refuse": "refused", "stop": "stopped", "swear": "swore", "undertake": "undertook"},
}
Reading = Callable[[str], tuple[Triple, ...]]


@pytest.fixture(scope="module")
def read() -> Reading:
    from kgraph.documents import Document
    from kgraph.pipeline import Pipeline

    pipeline = Pipeline()

    def reading(text: str) -> tuple[Triple, ...]:
        (found,) = pipeline.pipe([Document(id="d", text=text)])
        return found.triples

    return reading


def sentence(row: dict[str, str], complement: str, kind: str) -> str:
    infinitive, gerund = ACTS[kind]
    word = row["lemma"]
    if row["pos"] == "ADJ":
        return f"Kenya is {word} to {infinitive}."
    if complement == "noun":
        return f"Kenya's {word} to {infinitive} surprised Peru."
    past = PASTS.get(word, f"{word}ed")
    if complement == "gerund":
        return f"Kenya {past} {gerund}."
    if complement == "ccomp":
        return f"Kenya {past} that it would {infinitive}."
    return f"Kenya {past.removesuffix(' at')} to {infinitive}."


CASES = [
    (sentence(row, complement, kind), row[kind])
    for row in ROWS
    for complement in listed(row["complement"])
    for kind in ACTS
    if row[kind]
]


@pytest.mark.parametrize(("text", "category"), CASES, ids=[text for text, _ in CASES])
def test_each_word_is_an_act_of_its_own(text: str, category: str, read: Reading) -> None:
    found = [t for t in read(text) if t.rule == "governing"]
    assert [(t.subject.id, t.category, t.object.id) for t in found] == [("KEN", category, "NOR")]
    assert (found[0].modality, found[0].negated) == ("asserted", False)


def test_the_table_is_sorted_and_of_known_categories() -> None:
    lines = [tuple(row.values()) for row in ROWS]
    assert lines == sorted(set(lines))
    told = {row[kind] for row in ROWS for kind in ACTS} - {""}
    assert told <= set(SCHEME.events)


NONE = [
    "Kenya refused to condemn Norway.",
    "Kenya agreed to sanction Norway.",
    "Kenya stopped to help Norway.",
    "Kenya was asked to help Norway.",
    "Kenya promised to withdraw its troops.",
    "Kenya warned that Peru could attack Norway.",
    "Kenya promised that Peru would help Norway.",
    "Kenya is able to help Norway.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_reaches_nobody_or_is_another_s_act_is_none(text: str, read: Reading) -> None:
    assert [t for t in read(text) if t.rule == "governing"] == []


STANDING = [
    ("Kenya did not threaten to attack Norway.", "THREATEN", "asserted", True),
    ("Kenya may refuse to meet Norway.", "REJECT", "possible", False),
    ("Kenya will offer to help Norway.", "AGREE", "planned", False),
    ("Kenya promised not to attack Norway.", "AGREE", "asserted", False),
    ("Kenya vowed never to help Norway.", "REJECT", "asserted", False),
    ("Peru said that Kenya had agreed to help Norway.", "AGREE", "reported", False),
    ("Peru dismissed Kenya's threat to attack Norway.", "THREATEN", "asserted", False),
    ("Kenya stands ready to help Norway.", "AGREE", "asserted", False),
    ("Kenya refused to accept aid from Norway.", "REJECT", "asserted", False),
    ("Kenya threatened to accept aid from Norway.", "THREATEN", "asserted", False),
    ("Kenya threatened not to help Norway.", "THREATEN", "asserted", False),
    ("Kenya did not threaten to send refugees to Norway.", "THREATEN", "asserted", True),
    ("Kenya threatened war unless Norway left Peru.", "THREATEN", "asserted", False),
]


@pytest.mark.parametrize(("text", "category", "modality", "negated"), STANDING)
def test_it_has_the_standing_of_its_own_clause(
    text: str, category: str, modality: str, negated: bool, read: Reading
) -> None:
    (found,) = [t for t in read(text) if t.rule == "governing"]
    assert (found.subject.id, found.object.id) == ("KEN", "NOR")
    assert (found.category, found.modality, found.negated) == (category, modality, negated)


MODES = [
    ("Kenya refused to meet Norway.", "REJECT", "meet"),
    ("Kenya refused to help Norway.", "REJECT", "assist"),
    ("Kenya refused to withdraw from Norway.", "REJECT", "yield"),
    ("Kenya threatened to bomb Norway.", "THREATEN", "violence"),
    ("Kenya threatened to expel Norwegian diplomats.", "THREATEN", "expel"),
    ("Kenya threatened to recall its ambassador from Norway.", "THREATEN", "relations"),
    ("Kenya threatened to arrest a Norwegian reporter.", "THREATEN", "arrest"),
    ("Kenya stopped shelling Norway.", "RETREAT", "ceasefire"),
]


@pytest.mark.parametrize(("text", "category", "mode"), MODES)
def test_its_mode_is_that_of_the_act(text: str, category: str, mode: str, read: Reading) -> None:
    (found,) = [t for t in read(text) if t.rule == "governing"]
    assert (found.category, found.intensity) == (category, SCHEME.score(category, mode))


def test_only_what_is_done_together_has_no_direction(read: Reading) -> None:
    def symmetric(text: str) -> list[bool]:
        return [t.symmetric for t in read(text) if t.rule == "governing"]

    assert symmetric("Kenya agreed to hold talks with Norway.") == [True]
    assert symmetric("Kenya refused to hold talks with Norway.") == [False]
    assert symmetric("Kenya agreed to help Norway.") == [False]


# What is threatened, and what the threat is called.
THREATS = [
    ("Kenya threatened to bomb Norway.", "threaten to bomb", ["ASSAULT"]),
    ("Kenya threatened to sue Norway.", "threaten to sue", ["ACCUSE"]),
    ("Kenya threatened to demand reparations from Norway.", "threaten to demand", ["REQUEST"]),
    ("Kenya threatened to send refugees to Norway.", "threaten to send refugee to", []),
    ("Kenya threatened that it would help Norway.", "threaten to help", []),
    ("Kenya's threat to send refugees to Norway failed.", "threat to send refugee to", []),
    ("Kenya threatened to withdraw from Norway.", "threaten to withdraw from", []),
    ("Kenya threatened not to help Norway.", "threaten not to help", ["AID"]),
    ("Kenya threatened to strike unless Norway gave way.", "threaten", []),
]


@pytest.mark.parametrize(
    ("text", "relation", "beside"), THREATS, ids=[text for text, *_ in THREATS]
)
def test_a_threat_is_named_with_the_act_and_stands_beside_it(
    text: str, relation: str, beside: list[str], read: Reading
) -> None:
    found = [t for t in read(text) if (t.subject.id, t.object.id) == ("KEN", "NOR")]
    (threat,) = [t for t in found if t.category == "THREATEN"]
    assert threat.relation.startswith(relation)
    acts = [t for t in found if t != threat]
    assert [t.category for t in acts] == beside
    assert all(t.modality == "possible" for t in acts)


NAMES = [
    ("Kenya promised that it would help Norway.", ["promise to help"]),
    ("Kenya promised to help Norway.", ["promise to help"]),
    ("Kenya threatened to bomb Norway and help Peru.", ["threaten to bomb", "threaten to help"]),
    ("Kenya stopped shelling Norway.", ["stop shell"]),
    ("Kenya warned that it would attack Norway.", ["warn attack"]),
]


@pytest.mark.parametrize(("text", "relations"), NAMES)
def test_it_has_one_name_however_it_is_put(text: str, relations: list[str], read: Reading) -> None:
    assert [t.relation for t in read(text) if t.rule == "governing"] == relations


NESTED = [
    ("Kenya threatened to stop helping Norway.", {"THREATEN": "asserted", "SANCTION": "possible"}),
    ("Kenya promised to stop shelling Norway.", {"CONCEDE": "asserted", "RETREAT": "planned"}),
    ("Kenya refused to stop shelling Norway.", {"REJECT": "asserted", "RETREAT": "asserted"}),
    ("Kenya threatened to refuse to meet Norway.", {"THREATEN": "asserted", "REJECT": "possible"}),
]


@pytest.mark.parametrize(("text", "standing"), NESTED)
def test_what_governs_such_a_word_is_an_act_too(
    text: str, standing: dict[str, str], read: Reading
) -> None:
    found = [t for t in read(text) if t.rule == "governing"]
    assert {t.category: t.modality for t in found} == standing


def test_it_is_told_why_a_kind_act_that_is_threatened_is_none() -> None:
    import kgraph.actors.component  # noqa: F401
    from kgraph.documents import Document
    from kgraph.language import load
    from kgraph.relations.reader import readings

    nlp = load()
    nlp.add_pipe("kgraph_actors")
    text = "Kenya threatened to send refugees to Norway."
    dropped = {
        r.triple.category: r.dropped for r in readings(nlp(text), Document(id="d", text=text))
    }
    assert "offered to nobody" in dropped["AID"]
    assert not dropped["THREATEN"]
