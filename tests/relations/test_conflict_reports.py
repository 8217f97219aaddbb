"""Reports on conflicts and on public life, and web posts, sentence by sentence to triples."""

from __future__ import annotations

from pathlib import Path

import pytest

LINES = [
    line.split(" -> ")
    for name in ("conflict_reports.txt", "public_life.txt", "web_posts.txt")
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
Fact = tuple[str, str, str]


@pytest.fixture(scope="module")
def read() -> dict[str, set[Fact]]:
    from kgraph.documents import Document
    from kgraph.pipeline import Pipeline

    documents = [Document(id=text, text=text, date="2024-03-06") for text, _ in LINES]
    found = {}
    for each in Pipeline().pipe(documents):
        facts = {(t.subject.id, t.category, t.object.id) for t in each.triples if not t.negated}
        turned = {
            (t.object.id, t.category, t.subject.id)
            for t in each.triples
            if t.symmetric and not t.negated
        }
        found[each.document.id] = facts | turned
    return found


def _facts(text: str, *, denied: bool) -> list[Fact]:
    parts = [part.split() for part in text.split("; ")]
    return [(words[-3], words[-2], words[-1]) for words in parts if (words[0] == "not") is denied]


def _fits(wanted: Fact, fact: Fact) -> bool:
    return all(a in ("*", b) for a, b in zip(wanted, fact, strict=True))


@pytest.mark.parametrize(("text", "facts"), LINES, ids=[text for text, _ in LINES])
def test_what_a_report_says_is_read(text: str, facts: str, read: dict[str, set[Fact]]) -> None:
    for wanted in _facts(facts, denied=False):
        assert [fact for fact in read[text] if _fits(wanted, fact)], wanted


@pytest.mark.parametrize(("text", "facts"), LINES, ids=[text for text, _ in LINES])
def test_what_a_report_does_not_say_is_not_read(
    text: str, facts: str, read: dict[str, set[Fact]]
) -> None:
    for denied in _facts(facts, denied=True):
        assert not [fact for fact in read[text] if _fits(denied, fact)]
