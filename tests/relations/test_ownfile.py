"""A user's own entries add to the codebook, override it, and are refused where they are wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.documents import Document
from kgraph.errors import InputError
from kgraph.pipeline import Pipeline
from kgraph.relations.codebook import Codebook

Own = Callable[..., Codebook]


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """Return a function from the lines of a file to the codebook with them."""

    def make(*lines: str, name: str = "own.csv") -> Codebook:
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return Codebook([path])

    return make


def test_a_new_verb_is_known(own: Own) -> None:
    book = own("kind,lemma,preposition,category,mode", "verb,zap,at,ASSAULT,beat")
    coding = book.verb("zap", prepositions=("at",))
    assert coding is not None
    assert (coding.category, coding.mode, coding.preposition) == ("ASSAULT", "beat", "at")
    assert book.has_verb("zap")
    assert not Codebook.load().has_verb("zap")


def test_an_entry_overrides_the_same_use_and_no_other(own: Own) -> None:
    book = own("kind,lemma,object,category", "verb,lift,curfew,SUPPORT")
    shipped = Codebook.load()
    changed = book.verb("lift", object="curfew")
    assert changed is not None and changed.category == "SUPPORT"
    assert book.verb("lift", object="embargo") == shipped.verb("lift", object="embargo")


@pytest.mark.parametrize("spelling", ["recognise", "recognize"])
def test_an_entry_holds_for_both_spellings(own: Own, spelling: str) -> None:
    book = own("kind,lemma,category", f"verb,{spelling},ACCUSE")
    for word in ("recognise", "recognize"):
        coding = book.verb(word)
        assert coding is not None and coding.category == "ACCUSE"


def test_none_says_that_a_use_is_no_event(own: Own) -> None:
    book = own("kind,lemma,category", "verb,praise,NONE", "noun,visit,NONE", "role,ally,NONE")
    praise, visit, ally = book.verb("praise"), book.noun("visit"), book.role("ally")
    assert praise and praise.category == "NONE"
    assert visit and visit.category == "NONE"
    assert ally and ally.category == "NONE"


def test_nouns_roles_and_adjectives_may_be_added(own: Own) -> None:
    book = own(
        "kind,lemma,preposition,category,direction,of_role,person,relation",
        "noun,zapping,on|against,ASSAULT,,recipient,,",
        "role,grand zapper,,LEADS,,,yes,",
        "adjective,zappy,toward,ACCUSE,,,,",
    )
    noun, role = book.noun("zapping"), book.role("grand zapper")
    assert noun and (noun.category, noun.of_role) == ("ASSAULT", "recipient")
    assert noun.prepositions == ("on", "against")
    assert role and (role.category, role.person, role.relation) == (
        "LEADS", True, "grand zapper of"
    )  # fmt: skip
    adjective = book.adjective("zappy", "toward")
    assert adjective and adjective.category == "ACCUSE"


def test_of_two_files_the_later_wins(tmp_path: Path) -> None:
    for name, category in (("one.csv", "SUPPORT"), ("two.csv", "ACCUSE")):
        (tmp_path / name).write_text(f"kind,lemma,category\nverb,zap,{category}\n")
    book = Codebook([tmp_path / "one.csv", tmp_path / "two.csv"])
    coding = book.verb("zap")
    assert coding and coding.category == "ACCUSE"


def test_comments_blank_lines_and_a_byte_order_mark_are_left_aside(own: Own) -> None:
    book = own("\ufeff# mine", "", "kind,lemma,category", "# more", "verb,zap,AID", "")
    coding = book.verb("zap")
    assert coding and coding.category == "AID"


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        (["lemma,category", "zap,AID"], 1, "'kind' is missing"),
        (["kind,lemma,category,colour", "verb,zap,AID,red"], 1, "no column 'colour'"),
        (["kind,lemma,category", "word,zap,AID"], 2, "'word' is no kind"),
        (["kind,lemma,category", "verb,,AID"], 2, "lemma is missing"),
        (["kind,lemma,category", "verb,zap,NICE"], 2, "'NICE' is no category"),
        (["kind,lemma,category,mode", "verb,zap,AID,", "verb,zip,AID,beat"], 3, "no mode 'beat'"),
        (["kind,lemma,category,direction", "verb,zap,AID,back"], 2, "'back' is no direction"),
        (["kind,lemma,category,object", "verb,zap,AID,{zappers}"], 2, "{zappers} is no class"),
        (["kind,lemma,category,particle", "noun,zap,AID,up"], 2, "a noun has no particle"),
        (["kind,lemma,category,of_role", "noun,zap,AID,boss"], 2, "'boss' is no of_role"),
        (["kind,lemma,category,person", "role,zap,LEADS,maybe"], 2, "'maybe' is no person"),
        (["kind,lemma,category", "adjective,zappy,AID"], 2, "needs the preposition"),
        (["kind,lemma,category", "verb,zap"], 2, "2 cells under 3 columns"),
        (["kind,lemma,category", 'verb,"zap,AID'], 2, "not CSV"),
    ],
)
def test_a_bad_row_is_one_line_with_file_and_line(
    own: Own, lines: list[str], line: int, said: str
) -> None:
    with pytest.raises(InputError) as raised:
        own(*lines, name="bad.csv")
    message = str(raised.value)
    assert f"bad.csv: line {line}: " in message
    assert said in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "no header"), (b"kind,lemma\xff", "not UTF-8"), (None, "cannot be read")],
)
def test_a_file_that_is_none_is_named(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "bad.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=said) as raised:
        Codebook([path])
    assert str(path) in str(raised.value)


def test_text_is_read_with_the_entries_of_the_file(own: Own) -> None:
    book = own(
        "kind,lemma,preposition,object,category,mode",
        "verb,zap,,,ASSAULT,beat",
        "verb,praise,,,ACCUSE,disapprove",
    )
    texts = ["Kenya zapped Chad.", "Kenya praised Chad."]
    documents = [Document(str(i), text) for i, text in enumerate(texts)]
    read = [one.triples for one in Pipeline(codebook=book).pipe(documents)]
    assert [[t.category for t in triples] for triples in read] == [["ASSAULT"], ["ACCUSE"]]
