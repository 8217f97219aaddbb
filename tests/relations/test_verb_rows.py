"""Every row of the verbs has its own sentence, and a near one that it does not answer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest

from kgraph.relations.codebook import Codebook
from kgraph.relations.coding import NONE
from kgraph.relations.entries import members
from kgraph.relations.spelling import spelling_key
from kgraph.relations.tables import Row, listed, read_table

Answers = Callable[..., list[Any]]
Case = tuple[str, dict[str, str]]

ROWS = [dict(row) for row in read_table("verbs.csv")]
LETTERS = sorted({row["lemma"][0] for row in ROWS})
PAIRS = {
    "state": ("KEN", "TCD"),
    "organisation": ("org:zig", "org:zap"),
    "person": ("person:bo", "person:ada"),
    "place": ("place:wy", "place:ex"),
    "group": ("group:igbo", "group:kurds"),
    "institution": ("KEN:army", "TCD:army"),
}
FOLLOWING = {"{infinitive}", "{clause}"}
# Any preposition will do where the entry names none.
ELSEWHERE = ("with", "on", "to", "in", "against", "from", "for", "of", "between")

_A = "A=Kenya/PROPN:nsubj>V@{doer} V={verb}/VERB:root Q={particle}/ADP:compound:prt>V "
_P, _N = "P={preposition}/ADP:case>B ", "N={noun}/NOUN:obj>V "
PLAIN = _A + "B=Chad/PROPN:obj>V@{other}"
PHRASE = _A + _P + "B=Chad/PROPN:obl>V@{other}"
OBJECT = _A + _N + _P + "B=Chad/PROPN:obl>V@{other}"
OWNED = _A + "B=Chad/PROPN:nmod:poss>N@{other} S='s/PART:case>B " + _N
GIVEN = _A + "B=Chad/PROPN:iobj>V@{other} " + _N
JUDGED = _A + "B=Chad/PROPN:obj>V@{other} N={noun}/ADJ:xcomp>V"
HELPED = (
    _A + "P={preposition}/ADP:case>N N={noun}/NOUN:obl>V O=of/ADP:case>B "
    "B=Chad/PROPN:nmod>N@{other}"
)
TO_DO = " T=to/PART:mark>X X=sleep/VERB:xcomp>V@VerbForm=Inf"
THAT = " T=that/SCONJ:mark>X S=snow/NOUN:nsubj>X X=melted~melt/VERB:ccomp>V@Tense=Past"
JOINT = (
    "A=Kenya/PROPN:nsubj>V@{doer} C=and/CCONJ:cc>B B=Chad/PROPN:conj>A@{other} "
    "V={verb}/VERB:root Q={particle}/ADP:compound:prt>V " + _N
)
# "Chad was seized despite Kenya", "Kenya seized despite Chad": nobody does it to anybody.
ALONE = (
    "B=Chad/PROPN:nsubj:pass>V@{other} W=was~be/AUX:aux:pass>V V={verb}/VERB:root "
    "Q={particle}/ADP:compound:prt>V P=despite/ADP:case>A A=Kenya/PROPN:obl>V@{doer}",
    _A + "P=despite/ADP:case>B B=Chad/PROPN:obl>V@{other}",
)
# "Kenya awaited Norway's attack on Chad"
OWN_ACT = (
    _A + "C=Norway/PROPN:nmod:poss>N@NOR S='s/PART:case>C N=attack/NOUN:obj>V "
    "P=on/ADP:case>B B=Chad/PROPN:nmod>N@{other}"
)


def reading(row: Row) -> tuple[str, str, str]:
    return row["category"], row["mode"], row["direction"]


def verb_of(row: Row) -> tuple[str, str]:
    return spelling_key(row["lemma"]), row["particle"]


def key_of(name: str) -> str:
    return name if name.startswith("{") else spelling_key(name)


def of_verbs() -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in ROWS:
        found[verb_of(row)].append(row)
    return found


VERBS = of_verbs()
NAMES = {f"{row['lemma']} {row['particle']}".strip(): verb_of(row) for row in ROWS}


@cache
def keys(verb: tuple[str, str]) -> dict[tuple[str, str], Row]:
    """Return a verb's rows by preposition and object; an object alone is of its first row."""
    cells = [
        ((preposition, key_of(name)), row)
        for row in VERBS[verb]
        for name in listed(row["object"]) or ("",)
        for preposition in listed(row["preposition"]) or ("",)
    ]
    result = dict(cells)
    for (_, name), row in cells:
        if name:
            result.setdefault(("", name), row)
    return result


def row_behind(detail: str) -> Row | None:
    """Return the row of a verb that a reading names, None where another table decides."""
    found = re.match(r'the verb "(.*?)"(?: with the object "(.*?)")?(?: and "(.*?)")? is', detail)
    if found is None:
        return None
    return keys(NAMES[found[1]])[found[3] or "", found[2] or ""]


def words(name: str) -> tuple[str, ...]:
    """Return the nouns that an object's cell names: itself, or the members of a class."""
    if name == "{predicate}":
        return ("gateway",)
    events = (r["lemma"] for r in read_table("nouns.csv") if f"{{{r['category']}}}" == name)
    return members().get(name) or (tuple(events) if name[1:].isupper() else (name,))


def uses(row: Row) -> Iterator[tuple[str, str]]:
    for preposition in listed(row["preposition"]) or ("",):
        for name in listed(row["object"]) or ("",):
            for word in words(name):
                yield preposition, word


def shapes(preposition: str, noun: str) -> Iterator[tuple[str, str]]:
    """Yield the sentences for a use, each with the preposition before the other actor."""
    if noun in FOLLOWING:
        after = TO_DO if noun == "{infinitive}" else THAT
        yield (PHRASE if preposition else PLAIN) + after, preposition
    elif noun.startswith("{") or not noun:
        yield (PHRASE if preposition else PLAIN), preposition
    elif preposition:
        yield from ((OBJECT, preposition), (HELPED, preposition))
        if preposition == "as":
            yield JUDGED, ""
    else:
        yield from ((shape, "") for shape in (OWNED, JUDGED, GIVEN, JOINT))
        yield from ((OBJECT, preposition) for preposition in ELSEWHERE)


def cases(row: Row) -> Iterator[Case]:
    """Yield sentences that may be read as a row says, the likeliest first."""
    for types in (("state",), tuple(PAIRS)[1:]):
        for preposition, noun in uses(row):
            named = noun.strip("{}") if noun.startswith("{") and noun not in FOLLOWING else ""
            for type in (named,) if named else types:
                for shape, before in shapes(preposition, noun):
                    yield shape, slots(row, before, noun, type)


def slots(row: Row, preposition: str, noun: str, type: str = "state") -> dict[str, str]:
    doer, other = PAIRS[type]
    verb = {"verb": row["lemma"].replace(" ", "-"), "particle": row["particle"]}
    return {**verb, "preposition": preposition, "noun": noun, "doer": doer, "other": other}


def says(row: Row, answer: Any, case: Case) -> bool:
    """Return whether an answer is of the row's category, mode and direction."""
    ends, (_, filled) = (answer.subject, answer.object), case
    pair = (filled["doer"], filled["other"])
    if row["direction"] == "inverse" and row["category"] != "OTHER":
        pair = pair[::-1]
    turned = row["direction"] == "symmetric" and answer.symmetric and ends == pair[::-1]
    return (answer.category, answer.mode) == reading(row)[:2] and (ends == pair or turned)


def is_silent(row: Row, case: Case) -> bool:
    """Return whether it is this row that says of a sentence that it is no event."""
    filled = case[1]
    coding = Codebook.load().verb(
        row["lemma"],
        particle=row["particle"],
        prepositions=tuple(filter(None, (filled["preposition"],))),
        object=filled["noun"],
    )
    return coding is not None and row_behind(coding.detail) == row


@pytest.fixture(scope="module")
def case_of(answers: Answers) -> Callable[[int], Case | None]:
    """Return a function from a row's number to the first sentence that it decides, or None."""

    def decides(row: Row, case: Case) -> bool:
        found = answers(case[0], **case[1])
        if row["category"] == NONE:
            return not found and is_silent(row, case)
        return any(says(row, one, case) and row_behind(one.detail) == row for one in found)

    @cache
    def find(number: int) -> Case | None:
        row = ROWS[number]
        return next((case for case in cases(row) if decides(row, case)), None)

    return find


def numbered(letter: str) -> list[tuple[int, Row]]:
    return [(i, row) for i, row in enumerate(ROWS) if row["lemma"].startswith(letter)]


@pytest.mark.parametrize("letter", LETTERS)
def test_each_row_decides_a_sentence(letter: str, case_of: Callable[[int], Case | None]) -> None:
    assert [row for i, row in numbered(letter) if case_of(i) is None] == []


@pytest.mark.parametrize("letter", LETTERS)
def test_swapped_actors_give_the_swapped_triples(
    letter: str, answers: Answers, case_of: Callable[[int], Case]
) -> None:
    wrong = []
    for i, row in numbered(letter):
        shape, filled = case_of(i)
        a, b = filled["doer"], filled["other"]
        there = answers(shape, **filled)
        back = answers(shape, **{**filled, "doer": b, "other": a})
        turned = [
            one._replace(**{k: {a: b, b: a}[getattr(one, k)] for k in ("subject", "object")})
            for one in there
        ]
        if sorted(map(unordered, turned)) != sorted(map(unordered, back)):
            wrong.append((row, there, back))
    assert wrong == []


def unordered(answer: Any) -> tuple[Any, ...]:
    ends = [answer.subject, answer.object]
    return (*(sorted(ends) if answer.symmetric else ends), *answer[1:3], answer.symmetric)


def nearest(row: Row, case: Case) -> Iterator[Case]:
    """Yield the sentences that differ from a row's own in one thing, the nearest first."""
    shape, filled = case
    others = [other for other in VERBS[verb_of(row)] if other != row]
    told_apart = [other for other in others if reading(other) != reading(row)]
    nouns = [words(n)[0] for other in told_apart for n in listed(other["object"])]
    nouns = [noun for noun in dict.fromkeys(nouns) if not noun.startswith("{")]
    led = [p for other in others for p in listed(other["preposition"])]
    led = [p for p in dict.fromkeys(led) if p not in listed(row["preposition"])]
    bare = PHRASE if filled["preposition"] else PLAIN
    if filled["noun"] and not filled["noun"].startswith("{"):
        yield from ((shape, {**filled, "noun": noun}) for noun in nouns)
        yield bare, {**filled, "noun": ""}
        yield from ((shape, {**filled, "preposition": p}) for p in (*led, "despite"))
        return
    if filled["noun"]:
        yield bare, {**filled, "noun": ""}
        for type, (doer, other) in PAIRS.items():
            if f"{{{type}}}" not in listed(row["object"]) and filled["noun"] not in FOLLOWING:
                yield bare, {**filled, "noun": "", "doer": doer, "other": other}
    shape = OBJECT if filled["preposition"] else OWNED
    yield from ((shape, {**filled, "noun": noun}) for noun in nouns)
    if filled["preposition"]:
        yield PLAIN, {**filled, "preposition": ""}
    yield from ((PHRASE, {**filled, "preposition": p}) for p in led)
    yield from ((alone, {**filled, "noun": ""}) for alone in ALONE)


@pytest.mark.parametrize("letter", LETTERS)
def test_a_row_does_not_decide_what_differs_in_what_it_decides_by(
    letter: str, answers: Answers, case_of: Callable[[int], Case]
) -> None:
    wrong = []
    for i, row in numbered(letter):
        if row["category"] == NONE and not row["preposition"] and not row["object"]:
            continue  # What it leaves alone is told below.
        found = ((near, answers(near[0], **near[1])) for near in nearest(row, case_of(i)))
        if not any(is_anothers(row, case, got) for case, got in found):
            wrong.append(row)
    assert wrong == []


def is_anothers(row: Row, case: Case, found: list[Any]) -> bool:
    """Return whether a sentence has another reading, of an entry that is named, or none."""
    if row["category"] == NONE:
        return bool(found)
    alike = any(says(row, one, case) for one in found)
    return not alike and all(row_behind(one.detail) != row for one in found)


@pytest.mark.parametrize("letter", LETTERS)
def test_a_verb_alone_says_nothing_of_two_actors(letter: str, answers: Answers) -> None:
    wrong = []
    for _, row in numbered(letter):
        if not row["preposition"] and not row["object"]:
            found = [one for alone in ALONE for one in answers(alone, **slots(row, "", ""))]
            if found:
                wrong.append((row, found))
    assert wrong == []


@pytest.mark.parametrize("letter", LETTERS)
def test_a_use_that_is_no_event_leaves_the_acts_in_it_alone(letter: str, answers: Answers) -> None:
    wrong = []
    for _, row in numbered(letter):
        if row["category"] == NONE and not row["preposition"] and not row["object"]:
            found = answers(OWN_ACT, **slots(row, "", ""))
            if ("NOR", "ASSAULT", "TCD") not in {(f[0], f[1], f[3]) for f in found}:
                wrong.append((row, found))
    assert wrong == []
