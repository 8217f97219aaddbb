"""GUM's nested mentions: groups of coreference, and the named entities among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

ENTITY_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "EVENT"}
# Words that may stand inside a name of an organisation or place, between proper nouns.
INSIDE_NAMES = {"of", "the", "for", "and", "&", "-", "'s", "’s", "de"}
# The token rows of a sentence of a CoNLL-U file.
Rows = list[list[str]]


def named_entities(rows: Rows) -> list[str]:
    """Return BIO tags for GUM's mentions whose head is a proper noun, without titles."""
    used: set[int] = set()
    tags = ["O"] * len(rows)
    for start, end, label in sorted(_named_spans(rows), key=lambda s: s[0] - s[1]):
        if not used & set(range(start, end)):
            used |= set(range(start, end))
            tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return tags


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention: its first and last word, type, group of coreference and Wikipedia identity."""

    first: int
    last: int
    type: str
    group: str
    identity: str | None


def mentions(rows: Rows) -> Iterator[Mention]:
    """Yield the mentions of a sentence, which may nest."""
    stack: dict[str, list[tuple[int, str, str | None]]] = {}
    for index, row in enumerate(rows):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", row[9])
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", found.group(1)) if found else ():
            if part.startswith("("):
                fields = part[1:].rstrip(")").split("-")
                identity = "-".join(fields[7:]) if len(fields) > 7 else None
                if part.endswith(")"):
                    yield Mention(index, index, fields[1], fields[0], identity)
                else:
                    stack.setdefault(fields[0], []).append((index, fields[1], identity))
            elif stack.get(group := part.rstrip(")")):
                start, kind, identity = stack[group].pop()
                yield Mention(start, index, kind, group, identity)


def split_antecedents(row: list[str]) -> list[tuple[str, str]]:
    """Return (member, group of several) where a word says of whom its group consists."""
    found = re.search(r"(?:^|\|)SplitAnte=([^|]*)", row[9])
    pairs = (part.split("<") for part in found.group(1).split(",")) if found else ()
    return [(member, group) for member, group in pairs]


def _names_behind(rows: Rows, noun: int, end: int) -> list[int]:
    """Return the name that an occupation is the head of: "the physician Ana Silva"."""
    return [
        k
        for k in range(noun + 1, end + 1)
        if rows[k][6] == rows[noun][0] and rows[k][7] in ("flat", "appos") and len(rows[k][1]) > 1
    ]


def _named_spans(rows: Rows) -> Iterator[tuple[int, int, str]]:
    def proper(k: int) -> bool:
        return rows[k][3] == "PROPN" and not rows[k][7].startswith("nmod:desc")

    for mention in mentions(rows):
        start, end, kind, identity = mention.first, mention.last, mention.type, mention.identity
        ids = {int(rows[k][0]) for k in range(start, end + 1)}
        heads = [k for k in range(start, end + 1) if int(rows[k][6]) not in ids]
        if kind not in ENTITY_TYPES or not heads:
            continue
        if kind == "person" and rows[heads[0]][3] == "NOUN":
            heads = _names_behind(rows, heads[0], end)
        if not heads or rows[heads[0]][3] != "PROPN":
            continue
        first = last = heads[0]
        while first > start and proper(first - 1):
            first -= 1
        while last < end and proper(last + 1):
            last += 1
        if kind != "person" and identity:
            k = last
            while k < end and (rows[k + 1][3] == "PROPN" or rows[k + 1][1].lower() in INSIDE_NAMES):
                k += 1
            while k > last and rows[k][3] != "PROPN":
                k -= 1
            last = k
            while first > start and rows[first - 1][3] == "ADJ" and rows[first - 1][1][0].isupper():
                first -= 1
        yield first, last + 1, ENTITY_TYPES[kind]
