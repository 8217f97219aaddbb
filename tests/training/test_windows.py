"""Sentences in windows of text, whole and disturbed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

import kgraph.language
from kgraph.language.pieces import PieceEncoder
from training.corpora import OUTSIDE, Sentence
from training.windows import (
    LONGEST,
    MAX_PIECES,
    WINDOW_WORDS,
    Window,
    change_case,
    lose_words,
    make_window,
    windows,
)

MODEL = Path(kgraph.language.__file__).parent / "model"


@pytest.fixture(scope="module")
def encoder() -> PieceEncoder:
    return PieceEncoder(MODEL / "tokenizer.json")


def sentence(text: str, document: str = "a", *, begins: bool = False) -> Sentence:
    words = text.split()
    heads = [OUTSIDE, *range(len(words) - 1)]
    return Sentence(words, document, begins, heads, ["dep"] * len(words))


NEWS = [sentence("Kenya praised Norway .") for _ in range(10)]
OTHERS = [sentence("Peru left the bloc .", "b") for _ in range(3)]


def words_of(found: list[Window]) -> list[str]:
    return [word for window in found for word in window.words]


@pytest.mark.parametrize("seed", [None, 0, 1, 2])
def test_windows_hold_all_sentences_in_order(encoder: PieceEncoder, seed: int | None) -> None:
    rng = None if seed is None else random.Random(seed)
    sentences = [*NEWS, *OTHERS]
    found = windows(sentences, encoder, rng)
    assert words_of(found) == [word for each in sentences for word in each.words]
    assert all(len({s.document for s in window.sentences}) == 1 for window in found)


def test_a_window_knows_where_its_sentences_start(encoder: PieceEncoder) -> None:
    window = make_window([NEWS[0], OTHERS[0]], encoder, keep_breaks=False)
    assert window.starts == [0, 4]
    assert len(window.first) == len(window.words) == 9


def test_paragraphs_are_shown_only_where_they_are_kept(encoder: PieceEncoder) -> None:
    group = [NEWS[0], sentence("Peru left .", begins=True)]
    kept = make_window(group, encoder, keep_breaks=True)
    lost = make_window(group, encoder, keep_breaks=False)
    assert len(kept.ids) == len(lost.ids) + 1


def test_a_window_that_is_too_long_is_cut_in_two_or_left_out(encoder: PieceEncoder) -> None:
    rare = "Xqzvwkjx" * 2
    long = sentence(" ".join([rare] * (WINDOW_WORDS // 2 - 2)))
    per_word = len(encoder.pieces(rare)[0])
    assert 2 * per_word * len(long.words) > MAX_PIECES
    found = windows([long, long], encoder, None)
    fits = per_word * len(long.words) + 2 <= LONGEST
    assert [len(window.sentences) for window in found] == ([1, 1] if fits else [])


def test_disturbed_windows_lose_full_stops_and_end_within_a_sentence(encoder: PieceEncoder) -> None:
    rng = random.Random(5)
    found = [w for _ in range(60) for w in windows(NEWS, encoder, rng, disturb=True)]
    last = [window.sentences[-1].words for window in found]
    assert any(words[-1] != "." for words in last)
    assert any(s.words == ["Kenya", "praised", "Norway"] for w in found for s in w.sentences[:-1])


def test_a_sentence_keeps_the_full_stop_that_something_hangs_on(encoder: PieceEncoder) -> None:
    hung = sentence("Kenya praised Norway .")
    hung.heads = [3, 3, 3, OUTSIDE]
    rng = random.Random(5)
    found = [w for _ in range(60) for w in windows([hung], encoder, rng, disturb=True)]
    assert {tuple(window.words) for window in found} == {("Kenya", "praised", "Norway", ".")}


def test_case_changes_now_and_then_and_leaves_the_pieces(encoder: PieceEncoder) -> None:
    rng = random.Random(1)
    plain = make_window(NEWS, encoder, keep_breaks=False)
    changed = 0
    for _ in range(200):
        window = make_window(NEWS, encoder, keep_breaks=False)
        change_case(window, rng)
        assert window.ids == plain.ids
        changed += window.shapes != plain.shapes
    assert 0 < changed < 50


def test_lost_words_are_masked_and_the_others_are_not(encoder: PieceEncoder) -> None:
    mask, rng = -1, random.Random(3)
    plain = make_window(NEWS, encoder, keep_breaks=False)
    lost: set[int] = set()
    for _ in range(30):
        window = make_window(NEWS, encoder, keep_breaks=False)
        lose_words(window, mask, rng)
        hidden = {i for i, id in enumerate(window.ids) if id == mask}
        assert hidden == {window.first[word] for word in window.lost}
        assert all(a == b for a, b in zip(window.ids, plain.ids, strict=True) if a != mask)
        lost |= window.lost
    assert lost
