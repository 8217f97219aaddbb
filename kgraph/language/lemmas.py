"""Lemmas as edit scripts: how many characters to cut, what to add, which case to use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from kgraph.language.verbs import VerbForms

IDENTITY = "ID"
LONGEST_ENDING = 6
SHORTEST_ENDING = 3


def script(word: str, lemma: str) -> str:
    """Return the edit script ``cut|add|case`` that turns a word into its lemma."""
    lower_word, lower_lemma = word.lower(), lemma.lower()
    shared = 0
    while (
        shared < min(len(lower_word), len(lower_lemma))
        and lower_word[shared] == lower_lemma[shared]
    ):
        shared += 1
    if lower_lemma == lemma:
        case = "L"
    elif lemma[:1] == word[:1]:
        case = "="
    else:
        case = "T"
    cut, add = len(lower_word) - shared, lower_lemma[shared:]
    if shared == 0 and cut > 0 and len(lower_word) > 1 and cut + len(add) > 8:
        return IDENTITY
    return f"{cut}|{add}|{case}"


def apply(word: str, edit: str) -> str:
    """Return the lemma that an edit script makes of a word."""
    if edit == IDENTITY:
        return word
    cut_text, add, case = edit.split("|")
    cut = int(cut_text)
    if cut > len(word):
        return word
    if case == "=":
        return (word[: len(word) - cut] + add) or word
    base = (word.lower()[: len(word) - cut] + add) or word.lower()
    return base if case == "L" else base.title()


@dataclass(frozen=True)
class LemmaTable:
    """Lemmas known from training texts, by word, and edit scripts that an ending always takes.

    Keys are ``word|UPOS`` and ``ending|UPOS`` in small letters.
    """

    words: dict[str, str]
    endings: dict[str, str]

    @cached_property
    def _verbs(self) -> VerbForms:
        return VerbForms(lemma for word, lemma in self.words.items() if word.endswith("|VERB"))

    def lemma(self, word: str, upos: str, guess: str) -> str:
        """Return the word's lemma; ``guess`` is the script to use for an unknown word."""
        lower = word.lower()
        found = self._spelt(lower, upos)
        if found is not None:
            return found
        if lower.isalpha():
            for size in range(min(LONGEST_ENDING, len(lower) - 1), SHORTEST_ENDING - 1, -1):
                edit = self.endings.get(f"{lower[-size:]}|{upos}")
                if edit is not None:
                    # The ending knows the spelling, the network whether it is a name.
                    case = guess.rpartition("|")[2] if guess != IDENTITY else "="
                    return _applied(word, f"{edit.rpartition('|')[0]}|{case}")
        return _applied(word, guess)

    def _spelt(self, word: str, upos: str) -> str | None:
        """Return the lemma that the spelling tells, of known words and of forms of known verbs."""
        if upos != "VERB":
            return self.words.get(f"{word}|{upos}")
        found = self._verbs.irregular(word) or self.words.get(f"{word}|{upos}")
        return found or self._verbs.lemma(word)


@lru_cache(maxsize=50_000)
def _applied(word: str, edit: str) -> str:
    return apply(word, edit)
