"""Who says what stands in quotation marks, across sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgraph.documents import Document
from kgraph.pipeline import Pipeline
from kgraph.triples import Triple

Read = Callable[[str], dict[str, Triple]]


@pytest.fixture(scope="module")
def read() -> Read:
    """Return a function from a text to its assaults by the id of their subject."""
    pipeline = Pipeline()

    def reading(text: str) -> dict[str, Triple]:
        (extraction,) = pipeline.pipe([Document(id="d", text=text)])
        return {t.subject.id: t for t in extraction.triples if t.category == "ASSAULT"}

    return reading


PARAGRAPHS = (
    "“The war must end,” said Amina Okoye, Kenya's president. “Ghana attacked Togo.\n\n"
    "“Norway bombed Peru.”\n\n"
    "Mali attacked Chad.\n"
)


def test_a_quotation_may_go_on_in_the_next_paragraph(read: Read) -> None:
    found = read(PARAGRAPHS)
    assert found["GHA"].attributed_to_id == "person:amina-okoye"
    assert found["NOR"].attributed_to_id == "person:amina-okoye"
    assert (found["NOR"].modality, found["MLI"].modality) == ("reported", "asserted")
    assert found["MLI"].attributed_to_text is None


def test_who_issues_a_statement_says_what_follows_the_colon(read: Read) -> None:
    found = read("Togo's foreign ministry issued a statement:\n\n“Kenya attacked Ghana.”\n")["KEN"]
    assert (found.modality, found.attributed_to_id) == ("reported", "TGO:foreign-ministry")


def test_a_sentence_in_quotation_marks_is_reported_whoever_says_it(read: Read) -> None:
    found = read("The letter was found later. “Kenya attacked Ghana.” Nobody signed it.")["KEN"]
    assert (found.modality, found.attributed_to_text) == ("reported", None)


def test_single_words_in_quotation_marks_are_not_speech(read: Read) -> None:
    assert read("Kenya “attacked” Ghana on Monday.")["KEN"].modality == "asserted"


def test_each_quotation_has_its_own_speaker(read: Read) -> None:
    found = read("Togo said: “Kenya attacked Ghana.”\nPeru said: “Norway attacked Mali.”\n")
    assert found["KEN"].attributed_to_id == "TGO"
    assert found["NOR"].attributed_to_id == "PER"


def test_a_mark_that_is_never_closed_ends_with_its_paragraph(read: Read) -> None:
    found = read("Togo said: “The war must end.\n\nKenya attacked Ghana.\n")["KEN"]
    assert (found.modality, found.attributed_to_text) == ("asserted", None)


@pytest.mark.parametrize("text", ['"', "“", "”", '""', '" "', "“ ”", '"\n"', "Kenya said: “"])
def test_marks_without_words_do_no_harm(text: str, read: Read) -> None:
    assert read(text) == {}


def test_a_mark_that_nothing_closes_quotes_nobody() -> None:
    from kgraph.documents import Document
    from kgraph.pipeline import Pipeline

    filler = " ".join(f"Then Chad greeted Togo in room {n}." for n in range(30))
    text = f'"We will see, said Anna Berg. {filler} Kenya attacked Norway.'
    (extraction,) = Pipeline().pipe([Document(id="d", text=text)])
    (found,) = [t for t in extraction.triples if t.category == "ASSAULT"]
    assert (found.modality, found.attributed_to_text) == ("asserted", None)
