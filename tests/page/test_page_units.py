"""The parts of the page's script that need no page, each on its own in the browser."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from kgraph.page.network import SCRIPTS
from kgraph.page.payload import strings
from kgraph.page.styles import asset, line_styles, type_styles


def run(page: Page, code: str, *values: Any) -> Any:
    return page.evaluate(
        f"(values) => {{ const [a, b, c] = values; return {code}; }}", list(values)
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("Łukowicz", "lukowicz"), ("SOLÉN", "solen"), ("O’Neil", "o'neil"), ("Straße", "strasse")],
)
def test_folding_takes_away_accents_and_case(blank: Page, text: str, wanted: str) -> None:
    assert run(blank, "fold(a)", text) == wanted


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//a.example", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_are_links(blank: Page, url: str | None, wanted: str | None) -> None:
    assert run(blank, "safeUrl(a)", url) == wanted


def test_phrases_are_filled_and_counted(blank: Page) -> None:
    pair = ["{n} thing", "{n} things"]
    assert run(blank, "phrase(a, {n: 1})", pair) == "1 thing"
    assert run(blank, "phrase(a, {n: 1234})", pair) == "1,234 things"
    assert run(blank, "phrase(a, {x: '{n}', n: 2})", "{x} {constructor}") == "{n} {constructor}"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", " =1"])
def test_no_cell_is_a_formula(blank: Page, text: str) -> None:
    assert run(blank, "csvCell(a)", text) == f'"\'{text}"'
    assert run(blank, "csvCell(a)", 'x"y') == '"x""y"'


def test_the_shortest_way_is_found(blank: Page) -> None:
    graph = {"a": ["b", "c"], "b": ["d"], "c": ["e"], "d": ["e"], "e": [], "x": []}
    assert run(blank, "shortest(b, c, (node) => a[node])", graph, "a", "e") == ["a", "c", "e"]
    assert run(blank, "shortest(b, c, (node) => a[node])", graph, "a", "a") == ["a"]
    assert run(blank, "shortest(b, c, (node) => a[node])", graph, "a", "x") is None


def test_of_two_ways_of_one_length_the_first_is_taken(blank: Page) -> None:
    graph = {"a": ["c", "b"], "b": ["z"], "c": ["z"], "z": []}
    assert run(blank, "shortest(b, c, (node) => a[node])", graph, "a", "z") == ["a", "c", "z"]


def test_a_free_place_keeps_clear_of_those_taken(blank: Page) -> None:
    taken = [{"x": 120 * x, "y": 70 * y} for x in range(-4, 5) for y in range(-4, 5)]
    found = run(blank, "freePlace(a, b)", {"x": 0, "y": 0}, taken)
    assert all(abs(at["x"] - found["x"]) >= 150 or abs(at["y"] - found["y"]) >= 80 for at in taken)


def test_a_histogram_counts_every_item_once(blank: Page) -> None:
    items = [[0, 0], [9, 1], [9, 1], [5, 0]]
    found = run(blank, "histogramOf(a, 0, 9, 2, 2)", items)
    assert found == [[1, 0], [1, 2]]


VIEW = {
    "level": "state", "sel": "a b|c&d=e+f", "from": "2024-01-01", "path": ["x", "y"],
    "src": ["R&D = 1", "ünï"], "nosrc": [], "kinds": ["standing"], "cats": [], "types": [],
    "status": ["denied"], "put": [["show", "__proto__"], ["around", "b"], ["show", "c"]],
}  # fmt: skip


def test_a_view_survives_the_address(blank: Page) -> None:
    found = run(blank, "readView(writeView(a))", VIEW)
    assert {name: found[name] for name in VIEW} == VIEW
    assert found["theme"] is None


@pytest.mark.parametrize(("off", "told"), [("", 0), ("a", 1), ("ab", 2), ("bcd", 1), ("abcd", 4)])
def test_what_is_off_survives_by_the_shorter_list(blank: Page, off: str, told: int) -> None:
    every = ["a", "b", "c", "d"]
    found = run(blank, "shorterList(a, new Set(b))", every, list(off))
    assert run(blank, "offOf(a, b)", every, found) == list(off)
    assert len(found["src"]) + len(found["nosrc"]) == told


@pytest.mark.parametrize(
    ("text", "wanted"), [("5", 5), ("-3", 1), ("99", 20), ("x", 1), ("", 1), (None, 1), ("NaN", 1)]
)
def test_numbers_of_an_address_are_kept_in_bounds(
    blank: Page, text: str | None, wanted: int
) -> None:
    assert run(blank, "numberIn(a, 1, 20, 1)", text) == wanted


@pytest.mark.parametrize("text", ["", None, "1,2", "1,2,x", "1,2,0", "1,2,-1", "1,2,3,4", "a,b,c"])
def test_a_place_that_is_none_is_passed_over(blank: Page, text: str | None) -> None:
    assert run(blank, "readPoint(a)", text) is None
    assert run(blank, "readPoint('10,-5,0.5')")["scale"] == 0.5


def test_every_phrase_is_used_and_every_phrase_used_is_there() -> None:
    code = "\n".join(asset(f"js/{name}.js") for name in SCRIPTS) + asset("page.html")
    used = set(re.findall(r"say\('(\w+)'", code)) | set(
        re.findall(r"\bt\.(\w+)", asset("page.html"))
    )
    known = set(strings())
    assert used <= known
    # The labels of types and lines are looked up by the ids of the tables.
    told = {name for name in known if re.match("(type|kind)_", name)}
    tables = {f"type_{name}" for name in type_styles()}
    assert told == tables | {f"kind_{name.replace(' ', '_')}" for name in line_styles()}
    assert not {
        name for name in known - told if not re.search(rf"\b{name}\b|\b{name.split('_')[0]}_", code)
    }


def test_no_words_are_written_in_the_page_or_the_tables() -> None:
    shell = re.sub(
        r"<(style|script|title)\b.*?</\1>|<[^>]*>|\{[{%].*?[}%]\}", " ", asset("page.html")
    )
    assert set(shell.split()) <= {"PNG", "SVG", "CSV", "◐", "×", "+", "−", "⤢"}
    assert "label" not in asset("types.csv") + asset("lines.csv")
