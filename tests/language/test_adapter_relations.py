"""What the rules read in an adapted parse is what they read in the UD tree itself."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, Span

from kgraph.actors.component import annotate
from kgraph.documents import Document
from kgraph.language.adapter import adapt
from kgraph.relations import read

VOCAB = spacy.blank("en").vocab
CASES = Path(__file__).parent / "adapter_cases.txt"
Fact = tuple[str, str, str, bool]


def rows(title: str) -> list[tuple[list[str], list[str]]]:
    text = CASES.read_text(encoding="utf-8")
    block = text.split(f"[{title}]\n")[1].split("\n\n")[0]
    return [
        (left.split(), right.split())
        for left, right in (line.split(" | ") for line in block.strip().splitlines())
    ]


def parsed(title: str, side: int) -> Doc:
    """Build a case in its ClearNLP labels (side 0) or in its UD ones (side 1)."""
    lines = rows(title)
    sides = [left[2:4] if side == 0 or right == ["="] else right for left, right in lines]
    doc = Doc(
        VOCAB,
        words=[left[0] for left, _ in lines],
        pos=[left[1].partition("/")[0] for left, _ in lines],
        tags=[left[1].partition("/")[2] for left, _ in lines],
        heads=[int(head) - 1 if head != "0" else i for i, (head, _) in enumerate(sides)],
        deps=[label for _, label in sides],
    )
    people = [i for i, (left, _) in enumerate(lines) if left[4:] == ["PERSON"]]
    if people:
        doc.set_ents([Span(doc, people[0], people[-1] + 1, label="PERSON")])
    return doc


def facts(doc: Doc) -> list[tuple[str, str, str, str, bool, str, str]]:
    found = read(annotate(doc), Document(id="d", text=doc.text))
    return [
        (t.subject.id, t.category, t.object.id, t.relation, t.negated, t.modality, t.rule)
        for t in found
    ]


READ: dict[str, set[Fact]] = {
    "a verb with subject and object": {("KEN", "ACCUSE", "NOR", False)},
    "a passive with its agent": {("KEN", "ACCUSE", "NOR", False)},
    "a passive of two doers": {("KEN", "ASSAULT", "NOR", False), ("TCD", "ASSAULT", "NOR", False)},
    "a phrase on an adjective": {("KEN", "ACCUSE", "NOR", False)},
    "an adjective after another verb": {("MLI", "OPPONENT_OF", "TCD", False)},
    "a clause after by": {("TCD", "ASSAULT", "MLI", False)},
    "existential there": {("TCD", "ACCUSE", "MLI", False)},
    "an infinitive after a verb": {("TCD", "RETREAT", "MLI", False)},
    "an object that is to do something": {("TCD", "REQUEST", "MLI", False)},
    "a subject that is to do something": {("TCD", "REQUEST", "MLI", False)},
    "letting someone do something": {("TCD", "CONCEDE", "MLI", False)},
    "a receiver as bare noun": {("TCD", "AID", "MLI", False)},
    "a receiver with to": {("TCD", "AID", "MLI", False)},
    "a genitive": {("TCD:army", "PART_OF", "TCD", False)},
    "a participle clause before the main clause": {("TCD", "ACCUSE", "MLI", False)},
    "three conjuncts": {
        ("TCD", "CONSULT", "MLI", False),
        ("TCD", "CONSULT", "TGO", False),
        ("MLI", "CONSULT", "TGO", False),
    },
    "a title of two words, with its state": {("person:okoye", "LEADS", "KEN", False)},
    "accused by one of another": {("TCD", "ACCUSE", "MLI", False), ("MLI", "AID", "TGO", False)},
    "an invasion with its parties": {("TCD", "ASSAULT", "MLI", False)},
    "talks between two": {("TCD", "CONSULT", "MLI", False)},
    "signing something with someone": {
        ("TCD", "AGREE", "MLI", False),
        ("TCD", "AGREE", "TGO", False),
    },
    "a denial of what is said": {("TCD", "ASSAULT", "MLI", True)},
    "the president of a state": {("person:amina-okoye", "LEADS", "TCD", True)},
    "an ally of someone": {("TCD", "ALLY_OF", "MLI", False)},
    "a visit in a relative clause": {("person:okoye", "CONSULT", "MLI", False)},
}


@pytest.mark.parametrize("title", READ)
def test_the_rules_read_an_adapted_parse(title: str) -> None:
    found = facts(adapt(parsed(title, 0), "clearnlp"))
    assert {(f[0], f[1], f[2], f[4]) for f in found} == READ[title]


@pytest.mark.parametrize("title", READ)
def test_they_read_the_same_in_the_ud_tree(title: str) -> None:
    assert facts(adapt(parsed(title, 1), "ud")) == facts(adapt(parsed(title, 0), "clearnlp"))
