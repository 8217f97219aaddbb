"""Actor files of PETRARCH and its relatives (TABARI, CAMEO, Phoenix)."""

from __future__ import annotations

from dataclasses import dataclass, field

from kgraph.actors.dictionaries.codes import Code, parse_codes
from kgraph.actors.dictionaries.lines import REPLACED, Line, Problems, significant
from kgraph.actors.dictionaries.phrases import Phrases, Words, words


@dataclass(slots=True)
class _Entry:
    """A primary phrase with the synonyms and codes below it."""

    line: int
    root: str
    phrases: list[Words] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    faulty: bool = False


@dataclass(slots=True)
class CodedActors:
    """The phrases of actor files with their codes, and the first phrase of each code.

    ``names`` are the phrases that have a code at all times, ``dated_names`` those of some time.
    """

    phrases: Phrases[list[Code]] = field(default_factory=Phrases)
    names: dict[str, str] = field(default_factory=dict)
    dated_names: dict[str, str] = field(default_factory=dict)

    def add(self, entry: _Entry) -> None:
        """Take an entry; codes of a phrase known before are put behind those it has."""
        for phrase in entry.phrases:
            self.phrases.set(phrase, [*(self.phrases.get(phrase) or ()), *entry.codes])
        for code in entry.codes:
            names = self.dated_names if code.dated else self.names
            names.setdefault(code.text, entry.root)


def read_actors(text: str, actors: CodedActors, problems: Problems) -> int:
    """Add the entries of an actor file and return how many there were."""
    count = 0
    entry: _Entry | None = None
    for line in significant(text, problems):
        if line.text[0] in "+[":
            if entry is None:
                problems.add(line.number, f"{_shown(line)} stands before any phrase")
            elif line.text[0] == "+":
                _take_phrase(entry, line, line.text[1:], problems)
            else:
                _take_codes(entry, line, problems)
            continue
        count += _close(entry, actors, problems)
        entry = _open(line, problems)
    return count + _close(entry, actors, problems)


def _open(line: Line, problems: Problems) -> _Entry:
    phrase = line.text.partition("[")[0]
    entry = _Entry(line.number, " ".join(phrase.replace("_", " ").split()))
    _take_phrase(entry, line, line.text, problems)
    return entry


def _close(entry: _Entry | None, actors: CodedActors, problems: Problems) -> int:
    if entry is None:
        return 0
    if not entry.codes:
        if not entry.faulty:
            problems.add(entry.line, f"{entry.root!r} has no code; is a + missing before it?")
        return 0
    actors.add(entry)
    return 1


def _take_phrase(entry: _Entry, line: Line, text: str, problems: Problems) -> None:
    phrase, bracket, _ = text.partition("[")
    found = words(phrase)
    if REPLACED in phrase:
        problems.add(line.number, f"{_shown(line)} is not UTF-8")
    elif not any(word.isalnum() for word in found):
        problems.add(line.number, f"{_shown(line)} has no phrase")
    else:
        entry.phrases.append(found)
    if bracket:
        _take_codes(entry, line, problems)


def _take_codes(entry: _Entry, line: Line, problems: Problems) -> None:
    for code in parse_codes(line.text):
        if isinstance(code, Code):
            entry.codes.append(code)
        else:
            entry.faulty = True
            problems.add(line.number, code)


def _shown(line: Line) -> str:
    return repr(line.text if len(line.text) <= 60 else line.text[:57] + "...")
