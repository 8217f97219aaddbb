"""Every verb's entry is read from a sentence of its own, hand-built, apart from any model."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.relations.codebook import Codebook
from kgraph.relations.entries import members
from kgraph.relations.tables import Row, listed, read_table

ROWS = [row for row in read_table("verbs.csv") if row["category"] not in {"NONE", "OTHER"}]
ACTORS = {"state": "TCD", "organisation": "org:zap", "person": "person:ada", "place": "place:ex"}
Use = tuple[str, str, str]


def use_of(row: Row) -> Use | None:
    """Return preposition, object and the actor acted on of a use that the entry answers."""
    for preposition in listed(row["preposition"]) or ("",):
        for name in listed(row["object"]) or ("",):
            for word in members().get(name, (name,)):
                if word.startswith("{"):
                    continue
                for type, actor in ACTORS.items():
                    plain = not word and not preposition
                    if answers(row, preposition, f"{{{type}}}" if plain else word):
                        return preposition, word, actor
    return None


def answers(row: Row, preposition: str, word: str) -> bool:
    coding = Codebook.load().verb(
        row["lemma"],
        particle=row["particle"],
        prepositions=(preposition,) if preposition else (),
        object=word,
    )
    return coding is not None and coding.category == row["category"]


def sentence(row: Row, use: Use) -> str:
    """Return the parse of "Kenya VERB OBJECT PREPOSITION Chad", or "… Chad's OBJECT".

    Protests are the students', since what is one of theirs may be an attack of a state.
    """
    preposition, word, actor = use
    verb = row["lemma"].replace(" ", "-")
    doer = "Students student NOUN 2 nsubj KEN:students"
    if row["category"] != "PROTEST":
        doer = "Kenya Kenya PROPN 2 nsubj KEN"
    lines = [doer, f"{verb} {verb} VERB 0 root"]
    if row["particle"]:
        lines.append(f"{row['particle']} {row['particle']} ADP 2 compound:prt")
    if word and not preposition:
        noun = len(lines) + 2 + len(word.split())
        lines.append(f"Chad Chad PROPN {noun} nmod:poss {actor}")
        lines.append(f"'s 's PART {len(lines)} case")
    if word:
        *before, noun_lemma = word.split()
        noun = len(lines) + len(before) + 1
        lines += [f"{part} {part} NOUN {noun} compound" for part in before]
        lines.append(f"{noun_lemma} {noun_lemma} NOUN 2 obj")
    if preposition:
        first, *more = preposition.split()
        start = len(lines) + 1
        lines.append(f"{first} {first} ADP {start + len(more) + 1} case")
        lines += [f"{part} {part} ADP {start} fixed" for part in more]
    if preposition or not word:
        lines.append(f"Chad Chad PROPN 2 {'obl' if preposition else 'obj'} {actor}")
    return "\n".join(lines)


def is_its_owners(row: Row, use: Use) -> bool:
    """Return whether Chad does what the noun names: "Kenya announced Chad's visit"."""
    codebook, (preposition, word, _) = Codebook.load(), use
    kind = codebook.light_kind(row["lemma"], row["particle"])
    return not preposition and kind in {"light", "starter"} and codebook.noun(word) is not None


@pytest.mark.parametrize("letter", sorted({row["lemma"][0] for row in ROWS}))
def test_each_entry_is_read_from_its_sentence(
    letter: str, facts: Callable[[str], set[tuple[str, str, str]]]
) -> None:
    missed = []
    for row in ROWS:
        use = use_of(row) if row["lemma"].startswith(letter) else None
        if use is not None and not is_its_owners(row, use):
            found = {category for _, category, _ in facts(sentence(row, use))}
            if row["category"] not in found:
                missed.append((row["lemma"], row["particle"], use, row["category"], found))
    assert missed == []


def test_nearly_every_entry_has_such_a_sentence() -> None:
    without = [row for row in ROWS if use_of(row) is None]
    # Infinitives and clauses are read from text in the other tests.
    assert all("{" in row["object"] for row in without)
    assert len(without) < len(ROWS) / 25


@pytest.mark.parametrize(
    ("lemma", "one", "other"),
    [
        ("lift", ("on", "embargo", "TCD"), ("on", "curfew", "TCD")),
        ("withdraw", ("from", "soldier", "TCD"), ("from", "envoy", "TCD")),
        ("drop", ("on", "bomb", "TCD"), ("against", "charge", "TCD")),
        ("suspend", ("to", "aid", "TCD"), ("on", "sanction", "TCD")),
        ("cut", ("with", "deal", "TCD"), ("to", "power supply", "TCD")),
        ("strike", ("with", "deal", "TCD"), ("", "", "TCD")),
        ("break", ("with", "tie", "TCD"), ("into", "", "TCD")),
        ("raise", ("on", "tariff", "TCD"), ("with", "issue", "TCD")),
        ("host", ("", "refugee", "TCD"), ("", "", "TCD")),
        ("launch", ("on", "attack", "TCD"), ("into", "probe", "TCD")),
    ],
)
def test_another_use_of_the_verb_is_another_category(
    lemma: str, one: Use, other: Use, facts: Callable[[str], set[tuple[str, str, str]]]
) -> None:
    row = {"lemma": lemma, "particle": "", "category": ""}
    first, second = (
        {category for _, category, _ in facts(sentence(row, use))} for use in (one, other)
    )
    assert first and first.isdisjoint(second)
