"""Lemmas of verbs by their spelling, for verbs that the language model never saw."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("verbs.csv")
_VOWELS = frozenset("aeiou")
_PREFIXES = (
    *("counter", "de", "dis", "fore", "inter", "mis", "out", "over", "pre", "re", "un", "under"),
    *("up", "with"),
)
# What is left without its prefix is a word of some length.
_SHORTEST = 4


class VerbForms:
    """Finds which of the known verbs a word is a form of."""

    def __init__(self, lemmas: Iterable[str]) -> None:
        self._irregular = irregular_forms()
        known = {*lemmas, *_table()}
        self._known = known | {other for lemma in known for other in _spellings(lemma)}

    def irregular(self, form: str) -> str | None:
        """Return the only lemma of an irregular form ("swore": swear), else None."""
        return None if form in self._known else self._irregular.get(form)

    def lemma(self, form: str) -> str | None:
        """Return the lemma of a verb's form in small letters, None where the form leaves it open.

        "lay" may be of lay and of lie, and of an unknown verb nothing is known.
        """
        if form in self._irregular:
            return self.irregular(form)
        if form in self._known:
            return form
        found = next((stem for stem in _stems(form) if stem in self._known), None)
        return found or self._prefixed(form)

    def _prefixed(self, form: str) -> str | None:
        for prefix in _PREFIXES:
            rest = form.removeprefix(prefix)
            if rest != form and len(rest) >= _SHORTEST and (found := self.lemma(rest)):
                return prefix + found
        return None


@cache
def irregular_forms() -> dict[str, str]:
    """Return the lemma of each irregular past form and participle; it must not be changed."""
    return {form: lemma for lemma, forms in _table().items() for form in forms}


@cache
def _table() -> dict[str, tuple[str, ...]]:
    with TABLE.open(encoding="utf-8", newline="") as stream:
        return {row["lemma"]: tuple(row["irregular"].split()) for row in csv.DictReader(stream)}


def _spellings(lemma: str) -> Iterator[str]:
    """Yield the British or American spelling of a verb in -ise or -ize."""
    if lemma.endswith("ise"):
        yield f"{lemma[:-3]}ize"
    elif lemma.endswith("ize"):
        yield f"{lemma[:-3]}ise"


def _stems(form: str) -> Iterator[str]:
    """Yield what a form may be of, the likeliest first."""
    if form.endswith(("ied", "ies")):
        yield f"{form[:-3]}y"
        yield form[:-1]
    elif form.endswith("ed"):
        yield from _of_suffix(form[:-2])
    elif form.endswith("ing"):
        yield from _of_suffix(form[:-3])
    elif form.endswith("s") and not form.endswith("ss"):
        yield form[:-1]
        yield form.removesuffix("es")


def _of_suffix(stem: str) -> Iterator[str]:
    # One consonant after one vowel would be doubled: "scraped" is of scrape, "scrapped" of scrap.
    if stem.endswith("e") or _doubles(stem):
        yield f"{stem}e"
        yield stem
    else:
        yield stem
        yield f"{stem}e"
    if stem[-1:] == stem[-2:-1]:
        yield stem[:-1]
    if stem.endswith("ck"):
        yield stem[:-1]


def _doubles(stem: str) -> bool:
    if len(stem) < 3 or stem[-1] in _VOWELS or stem[-1] in "wxy":
        return False
    return stem[-2] in _VOWELS and stem[-3] not in _VOWELS
