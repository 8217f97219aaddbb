"""The examples in docstrings do what they show."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

import kgraph

MODULES = ("asking", "opened", "opening", "result")
_FINDER = doctest.DocTestFinder(exclude_empty=True)
EXAMPLES = [
    example
    for name in MODULES
    for example in _FINDER.find(import_module(f"kgraph.notebook.{name}"))
    if example.examples
]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.name for example in EXAMPLES])
def test_the_example_prints_what_it_shows(example, g):
    example.globs.update(g=g, kgraph=kgraph)
    said: list[str] = []
    options = doctest.NORMALIZE_WHITESPACE
    result = doctest.DocTestRunner(optionflags=options).run(example, out=said.append)
    assert result.failed == 0, "".join(said)


def test_every_question_has_an_example():
    with_example = {example.name.rpartition(".")[2] for example in EXAMPLES}
    unshown = {"close", "why", "export", "page"}
    public = {name for name in dir(kgraph.Opened) if not name.startswith("_")}
    assert public - unshown <= with_example | {"store"}
