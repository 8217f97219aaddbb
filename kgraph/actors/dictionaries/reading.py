"""Reading a file of actors or agents, of whatever kind it is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kgraph.actors.catalogue import Entry
from kgraph.actors.dictionaries.actorfile import CodedActors, read_actors
from kgraph.actors.dictionaries.agentfile import Agent, read_agents
from kgraph.actors.dictionaries.lines import Problems, read_text
from kgraph.actors.dictionaries.ownfile import read_csv, read_json
from kgraph.actors.dictionaries.phrases import Phrases

_JSON_START = re.compile(r"\s*(?:\{|\[\s*(?:\{|\]\s*\Z))")
_CSV_START = re.compile(r"(?:[\w\" ]+,)*\s*\"?(?:id|name)\"?\s*(?:,|$)", re.IGNORECASE)
_AGENT_CODE = re.compile(r"^[^#\n\[]*\[\s*(?:~\s*\w+|\w+\s*~)\s*\]", re.MULTILINE)
_ACTOR_CODE = re.compile(r"^[^#\n\[]*\[\s*(?:\w|-|\+)[^~\n\]]*\]", re.MULTILINE)

Path_ = str | Path


@dataclass(slots=True)
class Contents:
    """All that the files named say, in reading order, and what is wrong with their lines."""

    entries: list[Entry] = field(default_factory=list)
    actors: CodedActors = field(default_factory=CodedActors)
    agents: Phrases[Agent] = field(default_factory=Phrases)
    problems: list[Problems] = field(default_factory=list)
    # What each file was taken for, and a hash of its text.
    digests: list[str] = field(default_factory=list)

    def note(self, kind: str, text: str) -> None:
        """Keep a hash of a file's text."""
        self.digests.append(f"{kind} {hashlib.sha256(text.encode('utf-8')).hexdigest()}")


def read_files(actors: Sequence[Path_], agents: Sequence[Path_]) -> Contents:
    """Return what files of actors and files of agents say.

    Raises InputError for a file that cannot be read or is of another kind.
    """
    contents = Contents()
    for path in actors:
        _read_actors(path, contents)
    for path in agents:
        _read_agents(path, contents)
    return contents


def kind_of(path: str | Path, text: str) -> str:
    """Return ``csv``, ``json`` or ``petrarch``: by the file's ending, else by how it begins."""
    suffix = Path(path).suffix.lower()
    if suffix == ".csv":
        return "csv"
    if suffix in {".json", ".jsonl"} or _JSON_START.match(text):
        return "json"
    first = next((line for line in text.split("\n") if line.strip()), "")
    return "csv" if _CSV_START.match(first) else "petrarch"


def _read_actors(path: Path_, contents: Contents) -> None:
    text, problems = read_text(path), Problems(str(path))
    kind = kind_of(path, text)
    contents.note(kind, text)
    if kind == "petrarch":
        if len(_AGENT_CODE.findall(text)) > len(_ACTOR_CODE.findall(text)):
            raise problems.file("is a file of agents; name it with --agents")
        count = read_actors(text, contents.actors, problems)
    else:
        entries = (read_csv if kind == "csv" else read_json)(text, problems)
        contents.entries += entries
        count = len(entries)
    _finish(count, "actors", problems, contents)


def _read_agents(path: Path_, contents: Contents) -> None:
    text, problems = read_text(path), Problems(str(path))
    contents.note("agents", text)
    if kind_of(path, text) != "petrarch" or (
        len(_ACTOR_CODE.findall(text)) > len(_AGENT_CODE.findall(text))
    ):
        raise problems.file("is a file of actors; name it with --actors")
    _finish(read_agents(text, contents.agents, problems), "agents", problems, contents)


def _finish(count: int, what: str, problems: Problems, contents: Contents) -> None:
    if not count:
        first = f"; {problems.found[0]}" if problems.found else ""
        raise problems.file(f"holds no {what}{first}")
    if problems.found:
        contents.problems.append(problems)
