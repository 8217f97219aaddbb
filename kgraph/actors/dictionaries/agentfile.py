"""Agent files of PETRARCH: common nouns that add a role to the actor beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kgraph.actors.dictionaries.lines import REPLACED, Line, Problems, significant
from kgraph.actors.dictionaries.phrases import Phrases, words

_SET = re.compile(r"!\s*([^!\s]+)\s*!\s*=(.*)")
_MARKER = re.compile(r"!\s*([^!\s]+)\s*!")
_CODE = re.compile(r"(?P<before>~?)(?P<code>[A-Z0-9]+)(?P<after>~?)")
Sets = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Agent:
    """What a role adds to the code of an actor: behind it, or before it for a ``prefix``."""

    code: str
    prefix: bool = False


def read_agents(text: str, agents: Phrases[Agent], problems: Problems) -> int:
    """Add the entries of an agent file and return how many there were.

    A phrase that was known before gets its new agent.
    """
    count = 0
    sets: Sets = {}
    for line in significant(text, problems):
        if found := _SET.fullmatch(line.text):
            _define(found[1], found[2], sets, line, problems)
            continue
        try:
            agent, forms = _entry(line.text, sets)
        except ValueError as error:
            problems.add(line.number, str(error))
            continue
        for form in forms:
            agents.set(words(form), agent)
        count += 1
    return count


def _define(name: str, members: str, sets: Sets, line: Line, problems: Problems) -> None:
    found = [member.strip() for member in members.split(",") if member.strip()]
    if not found:
        problems.add(line.number, f"!{name}! has no members")
        return
    sets[name.upper()] = found


def _entry(text: str, sets: Sets) -> tuple[Agent, list[str]]:
    before, bracket, code = text.partition("[")
    if not bracket:
        raise ValueError(f"{text!r} has no code; write [~CODE] or [CODE~] behind it")
    agent = _agent(code)
    phrase, brace, plural = before.partition("{")
    if REPLACED in before:
        raise ValueError(f"{before.strip()!r} is not UTF-8")
    if "!" in phrase:
        forms = list(_expand(phrase, sets))
    else:
        singular = phrase.strip().rstrip("_").strip()
        forms = [singular, plural.partition("}")[0] if brace else _plural(singular)]
    if not any(letter.isalnum() for letter in forms[0]):
        raise ValueError(f"{text!r} has no phrase")
    return agent, [form for form in forms if any(letter.isalnum() for letter in form)]


def _agent(text: str) -> Agent:
    inside = "".join(re.split(r"[\]}]", text, maxsplit=1)[0].split()).upper()
    found = _CODE.fullmatch(inside)
    if not found or bool(found["before"]) == bool(found["after"]):
        raise ValueError(f"[{inside}]: not the code of an agent; write [~CODE] or [CODE~]")
    return Agent(found["code"], bool(found["after"]))


def _plural(singular: str) -> str:
    last = singular[-1:].upper()
    if last == "Y":
        return singular[:-1] + "IES"
    return singular + ("ES" if last == "S" else "S")


def _expand(phrase: str, sets: Sets) -> Iterator[str]:
    """Yield a phrase with each member of the sets that its markers name."""
    marker = _MARKER.search(phrase)
    if marker is None:
        if "!" in phrase:
            raise ValueError(f"{phrase.strip()!r}: a marker is written between two !")
        yield phrase
        return
    members = sets.get(marker[1].upper())
    if members is None:
        raise ValueError(f"!{marker[1]}! is not defined before this line")
    for member in members:
        yield from _expand(phrase[: marker.start()] + member + phrase[marker.end() :], sets)
