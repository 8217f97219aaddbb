"""Words to word-pieces, as the network reads them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from kgraph.errors import ModelError
from kgraph.language.words import normalise, shape

# A web address or a base-64 blob must not fill a window: its first pieces tell enough.
MAX_PIECES_PER_WORD = 12
_CACHE_LIMIT = 40_000


@dataclass(frozen=True, slots=True)
class Encoded:
    """Piece ids and word shapes of one window, and the place of each word's first piece."""

    ids: list[int]
    shapes: list[int]
    first: list[int]


class PieceEncoder:
    """Splits words with a Hugging Face ``tokenizer.json`` and remembers what it has split."""

    def __init__(self, path: Path) -> None:
        tokenizer = Tokenizer.from_file(str(path))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[list[int], int]] = {}
        self.start, self.separator, self.unknown = (
            self._special(name) for name in ("[CLS]", "[SEP]", "[UNK]")
        )

    def _special(self, name: str) -> int:
        found = self._tokenizer.token_to_id(name)
        if found is None:
            raise ModelError(f"the tokenizer of the language model has no {name}")
        return int(found)

    def pieces(self, word: str) -> tuple[list[int], int]:
        """Return the word's piece ids (at least one) and its shape."""
        found = self._known.get(word)
        if found is None:
            plain = normalise(word)
            ids = self._tokenizer.encode(plain, add_special_tokens=False).ids
            found = (ids[:MAX_PIECES_PER_WORD] or [self.unknown], shape(plain))
            # Forgetting everything now and then keeps memory flat on endless input.
            if len(self._known) >= _CACHE_LIMIT:
                self._known.clear()
            self._known[word] = found
        return found

    def encode(self, words: Sequence[str], breaks: Collection[int] = ()) -> Encoded:
        """Encode a window; a separator piece stands before each word index in ``breaks``."""
        ids, shapes, first = [self.start], [0], []
        for i, word in enumerate(words):
            if i and i in breaks:
                ids.append(self.separator)
                shapes.append(0)
            pieces, kind = self.pieces(word)
            first.append(len(ids))
            ids += pieces
            shapes += [kind] * len(pieces)
        ids.append(self.separator)
        shapes.append(0)
        return Encoded(ids, shapes, first)
