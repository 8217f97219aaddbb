"""The spaCy component that fills a tokenised Doc with the network's reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS
from spacy.language import Language
from spacy.tokens import Doc, Span

from kgraph.cores import cores as cores
from kgraph.language import layout
from kgraph.language.network import MAX_PIECES, Network, Reading

DEFAULT_MODEL = Path(__file__).parent / "model"
_WINDOW_WORDS = 170
# Words without the beginning of a sentence among them are cut here.
_LONGEST_SENTENCE = 480
_DOCS_AT_ONCE = 64
_INSIDE_LINE = 4.0
# After these a new sentence needs no further sign.
_ENDS = frozenset(".!?:;…\"'”’)")


@dataclass(slots=True)
class Passage:
    """Words of a document that are read together, from one sure sentence start to another.

    ``words`` are the document's token texts, ``starts`` the words that surely begin a sentence.
    ``laid_out`` says whether the document shows its lines or paragraphs.
    """

    words: list[str]
    starts: list[int]
    laid_out: bool


@dataclass(slots=True)
class _Words:
    """A document without its white space: token indices of words, and the passages."""

    tokens: list[int]
    passages: list[Passage]


class Parser:
    """Sets UPOS, features, lemmas, UD heads and labels, sentences and entities on a Doc.

    The result for a document depends on that document alone: windows are run one by one, and
    ``threads`` only says how many run at the same time.
    """

    def __init__(self, nlp: Language, name: str, model: str | None, threads: int) -> None:
        self.name = name
        self.vocab = nlp.vocab
        self._network = Network(Path(model) if model else DEFAULT_MODEL)
        self._threads = max(1, threads)
        self._remember_labels()

    def _remember_labels(self) -> None:
        """Enter all labels into the vocabulary once, so that no memory zone takes them away."""
        for names in self._network.labels.values():
            for name in names:
                self.vocab.strings.add(name)
        for features in self._network.labels["features"]:
            self.vocab.morphology.add(features)

    def __call__(self, doc: Doc) -> Doc:
        return next(iter(self.pipe([doc])))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = _DOCS_AT_ONCE) -> Iterator[Doc]:
        """Annotate documents in place and yield them in order."""
        documents = iter(stream)
        with ThreadPoolExecutor(self._threads) as pool:
            while batch := list(islice(documents, max(batch_size, 1))):
                parts = [_without_blanks(doc) for doc in batch]
                passages = (passage for part in parts for passage in part.passages)
                readings = pool.map(self.read_passage, passages)
                for doc, part in zip(batch, parts, strict=True):
                    read = [r for _ in part.passages for r in next(readings)]
                    self._annotate(doc, part.tokens, read)
                    yield doc

    def read_passage(self, passage: Passage) -> list[Reading]:
        """Read a passage window by window, each window starting at a sentence start."""
        result = []
        sure = set(passage.starts)
        begin, size = 0, _WINDOW_WORDS
        while begin < len(passage.words):
            words = passage.words[begin : begin + size]
            breaks = {s - begin for s in sure if begin < s < begin + len(words)}
            encoded = self._network.pieces.encode(words, breaks)
            while len(encoded.ids) > MAX_PIECES:
                words = words[: len(words) * 9 // 10]
                encoded = self._network.pieces.encode(words, breaks)
            raw = self._network.run(encoded)
            likely = raw.sentences > _thresholds(words, passage.laid_out)
            starts = sorted({0, *np.flatnonzero(likely).tolist(), *breaks})
            starts = [s for s in starts if s < len(words)]
            if begin + len(words) < len(passage.words):
                if len(starts) > 1:
                    # The last sentence may go on beyond the window: leave it to the next one.
                    words = words[: starts.pop()]
                elif size == _WINDOW_WORDS and len(words) == size:
                    size = _LONGEST_SENTENCE
                    continue
            result.append(self._network.read(words, raw, starts))
            begin, size = begin + len(words), _WINDOW_WORDS
        return result

    def _annotate(self, doc: Doc, tokens: list[int], readings: list[Reading]) -> None:
        strings, morphology = self.vocab.strings, self.vocab.morphology
        values: NDArray[np.uint64] = np.zeros((len(doc), 5), dtype=np.uint64)
        heads = np.zeros(len(doc), dtype=np.int64)
        tags = ["O"] * len(doc)
        done = 0
        for reading in readings:
            places = tokens[done : done + len(reading.heads)]
            done += len(places)
            for k, i in enumerate(places):
                heads[i] = places[reading.heads[k]] - i
                values[i, 1] = strings.add(reading.relations[k])
                values[i, 2] = strings.add(reading.upos[k])
                values[i, 3] = morphology.add(reading.features[k])
                values[i, 4] = strings.add(reading.lemmas[k])
                tags[i] = reading.entities[k]
        for i in _blanks(doc):
            # As spaCy does: white space hangs on the word before it, or on the next at the start.
            heads[i] = -1 if i else (1 if len(doc) > 1 else 0)
            values[i, 1] = strings.add("dep" if len(doc) > 1 else "ROOT")
            values[i, 2] = strings.add("SPACE")
            values[i, 4] = strings.add(doc[i].text)
        _anchor_leading_blanks(doc, heads, tokens)
        values[:, 0] = heads.astype(np.uint64)
        if len(doc):
            doc.from_array([HEAD, DEP, POS, MORPH, LEMMA], values)  # type: ignore[arg-type]
        doc.set_ents(_entities(doc, tokens, tags))


def _thresholds(words: list[str], laid_out: bool) -> NDArray[np.float32]:
    """Return the score above which each word begins a sentence.

    A text that shows its lines has its headlines on lines of their own, so that inside a line
    a sentence hardly ever begins without a full stop before it.
    """
    bar = _INSIDE_LINE if laid_out else 0.0
    bars = [0.0 if word[-1] in _ENDS else bar for word in words[:-1]]
    return np.array([0.0, *bars], dtype=np.float32)


def _blanks(doc: Doc) -> list[int]:
    return [token.i for token in doc if token.is_space]


def _anchor_leading_blanks(doc: Doc, heads: NDArray[np.int64], tokens: list[int]) -> None:
    """Hang white space at the very start on the first word; alone, it is a root of its own."""
    first = tokens[0] if tokens else len(doc)
    for i in range(first):
        heads[i] = first - i if tokens else (-1 if i else 0)


def _without_blanks(doc: Doc) -> _Words:
    """Take white space out, and cut into passages where the layout surely ends a sentence."""
    tokens: list[int] = []
    boundaries: list[int] = []
    text = doc.text
    wrapped = layout.is_wrapped(text)
    pending = False
    for token in doc:
        if token.is_space:
            before = text[: token.idx].rpartition("\n")[2]
            after = text[token.idx + len(token) : token.idx + len(token) + 2].lstrip()[:1]
            pending = pending or layout.is_boundary(token.text, before, after, wrapped)
            continue
        if pending or not tokens:
            boundaries.append(len(tokens))
        pending = False
        tokens.append(token.i)
    return _Words(tokens, _passages([doc[i].text for i in tokens], boundaries))


def _passages(words: list[str], boundaries: list[int]) -> list[Passage]:
    """Join short paragraphs to passages of about a window, so that headlines see their text."""
    result: list[Passage] = []
    ends = [*boundaries[1:], len(words)] if boundaries else []
    for start, end in zip(boundaries, ends, strict=True):
        part = words[start:end]
        if result and len(result[-1].words) + len(part) <= _WINDOW_WORDS:
            result[-1].starts.append(len(result[-1].words))
            result[-1].words += part
        else:
            result.append(Passage(part, [0], len(boundaries) > 1))
    return result


def _entities(doc: Doc, tokens: list[int], tags: list[str]) -> list[Span]:
    spans: list[Span] = []
    begin, end, label = 0, 0, ""
    for i in tokens:
        kind, _, name = tags[i].partition("-")
        if kind == "I" and name == label:
            end = i + 1
            continue
        if label:
            spans.append(Span(doc, begin, end, label=label))
        begin, end, label = i, i + 1, name
    if label:
        spans.append(Span(doc, begin, end, label=label))
    return spans


@Language.factory(
    "kgraph_parser",
    assigns=[
        "token.pos",
        "token.morph",
        "token.lemma",
        "token.head",
        "token.dep",
        "token.is_sent_start",
        "doc.sents",
        "doc.ents",
        "token.ent_type",
        "token.ent_iob",
    ],
    default_config={"model": None, "threads": 2},
)
def make_parser(nlp: Language, name: str, model: str | None, threads: int) -> Parser:
    """Create the component; ``model`` is a folder, by default the one in the package."""
    return Parser(nlp, name, model, threads)
