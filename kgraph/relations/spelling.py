"""One key for the spellings of a lemma, so that the data name each word once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cache, lru_cache

from kgraph.relations.tables import read_table

# Before a hyphen these leave what is done, or the office, the same: re-impose, counter-attack,
# co-founder. Others turn it round (non-, anti-) or move it (pre-, ex-).
_JOINED_PREFIXES = ("co", "counter", "re")
_PREFIXED = re.compile(rf"\b({'|'.join(_JOINED_PREFIXES)})-(?=[a-z]{{3}})")
# The name of each group is the American spelling of what it matches.
_BRITISH = re.compile(
    r"(?:(?<=[iy])(?P<z>s)(?=(?:e|er|ed|ing)\b)"
    r"|(?<=i)(?P<z_>s)(?=ations?\b)"
    r"|(?P<or>our)(?=(?:|er|ing|able|hood)\b)"
    r"|(?P<ense>ence)\b"
    r"|(?P<ter>tre)\b"
    r"|(?P<l>ll)(?=(?:ed|ing|er)\b))"
)


@lru_cache(maxsize=50_000)
def spelling_key(lemma: str) -> str:
    """Return the key under which all spellings of a lemma meet.

    Case, hyphens, blanks, and British and American endings make no difference. The key is
    for look-ups only: "promise" becomes "promize".
    """
    words = _PREFIXED.sub(r"\1", lemma.lower()).replace("-", " ").split()
    if len(words) > 1 and words[0] in _JOINED_PREFIXES:
        words = [words[0] + words[1], *words[2:]]
    plain = " ".join(_variants().get(word, word) for word in words)
    plain = _variants().get(plain, plain)
    return _BRITISH.sub(lambda match: str(match.lastgroup).rstrip("_"), plain)


def without_prefix(phrase: str) -> str:
    """Return the phrase with the prefix of its last word taken off: "re-impose"."""
    before, blank, word = phrase.rpartition(" ")
    prefix, _, rest = word.partition("-")
    joined = prefix.lower() in _JOINED_PREFIXES and len(rest) > 2
    return before + blank + rest if joined else phrase


def endings(phrases: Iterable[str]) -> frozenset[str]:
    """Return the last words of what may be spelt as one of some phrases.

    The phrases are spelling keys. A prefix or a first word may stand apart: "co founder".
    """
    last = {words[-1] for phrase in phrases if (words := phrase.split())}
    last |= {word.removeprefix(prefix) for word in last for prefix in _JOINED_PREFIXES}
    apart = (variant.split()[-1] for variant in _variants() if " " in variant)
    return frozenset(last.union(map(spelling_key, apart)))


def ends_in(last: Collection[str], word: str) -> bool:
    """Tell whether a word, or what is left of it without a prefix, ends in one of some words."""
    keys = (spelling_key(form).split()[-1:] for form in (word, without_prefix(word)))
    return any(key and key[0] in last for key in keys)


@cache
def _variants() -> dict[str, str]:
    return {row["variant"]: row["lemma"] for row in read_table("spellings.csv")}
