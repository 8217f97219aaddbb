"""What the panel tells of an actor, of two actors and of a sentence, so that it can be believed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import page_world
import pytest
from page_data import Record
from page_visit import Opener, Visit

import kgraph.page.offices
from kgraph.actors.catalogue import Actor
from kgraph.actors.offices import offices_of
from kgraph.documents.document import Document
from kgraph.graph import build_levels
from kgraph.page import render, write_page
from kgraph.page.offices import offices
from kgraph.triples import Triple

MEDVEDEV = "person:dmitry-medvedev"
PRAISE, ATTACK = ("SUPPORT", "verbal cooperation", 4.0), ("ASSAULT", "material conflict", -9.0)
# Whom Borovia has to do with, when, and what it does.
NEWS = (
    ("BOR", "ARD", "2023-01-05", PRAISE), ("ARD", "BOR", "2023-01-20", ATTACK),
    ("BOR", "ARD", "2023-03-02", PRAISE), ("BOR", "CES", "2023-03-09", ATTACK),
    ("BOR", "CES", "2023-04", ATTACK), ("ARD", "BOR", "2023-05-01", PRAISE),
    ("BOR", "ARD", "2023", ATTACK), (MEDVEDEV, "BOR", "2023-02-02", PRAISE),
)  # fmt: skip


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory, make_triple: Callable[..., Triple]) -> Path:
    """A page of a few dated sentences between the same actors."""
    triples = [
        make_triple(
            one, "face", other, date=date, category=code[0], quad_class=code[1],
            intensity=code[2], doc_id=f"doc/{at}", source=("Wire", "Post")[at % 2],
        )
        for at, (one, other, date, code) in enumerate(NEWS)
    ]  # fmt: skip
    levels = build_levels(triples)
    path = tmp_path_factory.mktemp("talk") / "talk.html"
    write_page(path, render(levels["actor"], triples, levels=levels))
    return path


def test_a_person_has_the_offices_of_the_table() -> None:
    (found,) = offices(["ARD", MEDVEDEV, "person:nobody", "__proto__"])
    terms = offices_of(MEDVEDEV)
    assert found[0] == 1 and found[1] == [
        (name, term.start, term.end)
        for (name, _, _), term in zip(found[1], terms, strict=True)  # type: ignore[call-overload]
    ]
    assert "Russian president" in [name for name, _, _ in found[1]]  # type: ignore[attr-defined]


def test_the_profile_tells_names_and_offices(visit: Opener, talk: Path, page_file: Path) -> None:
    facts = visit(talk).open(f"sel={MEDVEDEV}").inner_text("#panel .facts")
    assert "Russian president, 2008-05-07 – 2012-05-07" in facts
    assert "security council deputy chair, 2020-01-16 – …" in facts
    facts = visit(page_file).open("sel=person:mira-solen").inner_text("#panel .facts")
    assert "President Solén" in facts


def test_the_profile_leads_to_who_an_actor_counts_as(visit: Opener, page_file: Path) -> None:
    one = visit(page_file)
    page = one.open("sel=BOR:parliament")
    page.locator("#panel .facts button", has_text="States").click()
    one.wait("kg.here().id === 'state'")
    assert page.inner_text("#panel h3") == "Borovia"
    assert "Borovian parliament" in page.inner_text("#panel .facts")
    assert page.evaluate("document.activeElement.id") == "panel-title"
    page.go_back()
    one.wait("kg.here().id === 'actor'")


def test_hostile_names_of_offices_are_shown_and_do_nothing(
    visit: Opener, tmp_path: Path, make_triple: Callable[..., Triple], monkeypatch: Any
) -> None:
    hostile = Actor("X:y", page_world.PAYLOAD + "\u202e", "institution", None)
    monkeypatch.setattr(kgraph.page.offices, "office_actor", lambda *_: hostile)
    triples = [make_triple(MEDVEDEV, "visit", "BOR")]
    path = tmp_path / "page.html"
    write_page(path, render(page_world.merge(triples), triples))
    for bypass in (False, True):
        page = visit(path, bypass_csp=bypass).open(f"sel={MEDVEDEV}")
        assert f"{page_world.PAYLOAD}, 2008" in page.inner_text("#panel .facts")
        assert page.locator("#panel img, #panel script").count() == 0


def test_partners_and_opponents_are_ranked_and_lead_to_the_two(visit: Opener, talk: Path) -> None:
    one = visit(talk)
    page = one.open("sel=BOR")
    friends, foes = (page.locator("#panel .ranks").nth(at) for at in (0, 1))
    rows = [row.split("\n") for row in friends.locator("button").all_inner_texts()]
    assert [row[-1] for row in rows] == ["3", "1"] and len(rows[0]) == 2
    assert [row.split("\n")[-1] for row in foes.locator("button").all_inner_texts()] == ["2", "2"]
    page.locator("#f-cats label", has_text="Assault").locator("input").uncheck()
    assert page.locator("#panel .ranks").count() == 1
    friends.locator("button").first.click()
    assert page.evaluate("[kg.state.selected.one.key, kg.state.selected.two.key]") == ["ARD", "BOR"]
    assert "pair=ARD&pair=BOR" in page.evaluate("location.hash")


def test_the_trend_has_a_text_that_says_what_it_draws(visit: Opener, talk: Path) -> None:
    page = visit(talk).open("sel=BOR")
    trend = page.locator("#panel svg.chart")
    assert trend.get_attribute("role") == "img"
    label = trend.get_attribute("aria-label") or ""
    assert "per month, 2023-01 to 2023-05" in label
    assert "Verbal cooperation: 4, most in 2023-01 (1)." in label
    assert "Material conflict: 3, most in 2023-01 (1)." in label
    assert "1 more has a date too vague for a month" in page.inner_text("#panel")
    assert trend.locator("polyline").count() == 2


def test_the_line_between_two_follows_the_mean_intensity(visit: Opener, talk: Path) -> None:
    one = visit(talk)
    page = one.open("pair=BOR&pair=ARD")
    points = page.locator("#panel .point")
    labels = [point.get_attribute("aria-label") for point in points.all()]
    assert labels == [
        "2023-01: mean intensity −2.5, 2 of evidence",
        "2023-03: mean intensity +4.0, 1 of evidence",
        "2023-05: mean intensity +4.0, 1 of evidence",
    ]
    page.locator("#f-cats label", has_text="Assault").locator("input").uncheck()
    assert points.first.get_attribute("aria-label") == "2023-01: mean intensity +4.0, 1 of evidence"


@pytest.mark.parametrize("key", [None, "Enter", " "])
def test_a_point_of_the_line_chooses_its_period(visit: Opener, talk: Path, key: str | None) -> None:
    one = visit(talk)
    page = one.open("pair=ARD&pair=BOR")
    everything = page.evaluate("[...kg.visible.values()].flat().length")
    point = page.locator("#panel .point").nth(1)
    if key:
        point.focus()
        page.keyboard.press(key)
    else:
        point.locator(".hit").click()
    assert [page.input_value(f"#t-{end}") for end in ("from", "to")] == ["2023-03-01", "2023-03-31"]
    assert page.locator("#panel .card").count() == 2, "the one of March, and the one of 2023"
    assert point.get_attribute("aria-pressed") == "true"
    assert page.evaluate("document.activeElement.dataset.f") == "when-2023-03"
    assert page.locator("#panel .point").count() == 3, "the line itself stays whole"
    page.keyboard.press("Enter")
    assert page.evaluate("[...kg.visible.values()].flat().length") == everything


def test_two_actors_are_chosen_by_keyboard_or_by_a_second_click(visit: Opener, talk: Path) -> None:
    one = visit(talk)
    page = one.open("sel=BOR")
    page.click("#a-pair")
    page.keyboard.type("ARD")
    page.keyboard.press("Enter")
    one.wait("kg.state.selected.one")
    assert page.locator("#panel .point").count() == 3
    one.open("sel=BOR")
    one.settle()
    x, y = page.evaluate("""() => {
      const box = document.querySelector('#graph canvas').getBoundingClientRect();
      const id = kg.here().edges.flatMap((edge) => [edge.source, edge.target])
        .find((node) => node.key === 'CES').id;
      const at = kg.network.canvasToDOM(kg.network.getPositions([id])[id]);
      return [box.left + at.x, box.top + at.y];
    }""")
    page.keyboard.down("Shift")
    page.mouse.click(x, y)
    page.keyboard.up("Shift")
    one.wait("kg.state.selected.one")
    assert page.evaluate("location.hash").count("pair=") == 2


def test_a_pair_keeps_its_meaning_at_other_levels_and_after_a_line(
    visit: Opener, talk: Path
) -> None:
    one = visit(talk)
    page = one.open(f"pair=BOR&pair={MEDVEDEV}")
    page.click("#level-state")
    one.wait("kg.here().id === 'state'")
    assert page.evaluate("location.hash").count("pair=") == 2
    page.locator("#panel .rels button").first.click()
    page.click("#a-both")
    assert page.evaluate("Boolean(kg.state.selected.one)")


@pytest.mark.parametrize("view", ["pair=BOR", "pair=BOR&pair=BOR", "pair=__proto__&pair=toString"])
def test_a_pair_that_is_none_opens_nothing(visit: Opener, talk: Path, view: str) -> None:
    page = visit(talk).open(view)
    assert page.is_hidden("#panel") and "pair" not in page.evaluate("location.hash")


def test_evidence_stands_newest_first_and_by_source(graph: Visit, payload: Record) -> None:
    page = graph.page
    page.evaluate("location.hash = 'sel=CES'")
    graph.wait("!document.getElementById('panel').hidden")
    while page.locator("#panel .more").count():
        page.click("#panel .more")
    heads = page.locator("#panel .outlet summary").all_inner_texts()
    counts = page.locator("#panel .outlet summary .cnt").all_inner_texts()
    node = next(node["id"] for node in payload["nodes"] if node["key"] == "CES")
    own = {at for at, edge in enumerate(payload["edges"]) if node in (edge["s"], edge["t"])}
    rows = [row for row in payload["mentions"] if row["edge"] in own]
    sources = {row["source"] for row in rows}
    assert len(heads) == len(sources) > 2
    assert sum(map(int, counts)) == len(rows)
    for group in page.locator("#panel .outlet").all():
        dates = group.locator(".top b").all_inner_texts()
        told = [date.removeprefix("published ") for date in dates if date != "undated"]
        assert told == sorted(told, reverse=True) and dates[len(told) :] == ["undated"] * (
            len(dates) - len(told)
        )


def test_a_source_can_be_folded_away_and_stays_so(visit: Opener, talk: Path) -> None:
    page = visit(talk).open("sel=BOR")
    page.locator("#panel .outlet summary").first.click()
    shown = page.locator("#panel .card:visible").count()
    assert 0 < shown < len(NEWS)
    page.uncheck("#f-types label:first-child input")
    page.check("#f-types label:first-child input")
    assert page.locator("#panel .card:visible").count() == shown


CITED = "Lume Gazette, Drills begin in the hills, 2023-01-16, https://lume.example/drills: “{}”"


@pytest.mark.parametrize("clipboard", [True, False], ids=["clipboard", "selection"])
def test_a_citation_is_copied_with_all_that_is_known(
    visit: Opener, page_file: Path, clipboard: bool
) -> None:
    one = visit(page_file, permissions=["clipboard-read", "clipboard-write"])
    stub = "" if clipboard else "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
    one.page.add_init_script(
        f"{stub} addEventListener('copy', () => {{ window.__sel = String(getSelection()) ||"
        " document.activeElement.value; });"
    )
    page = one.open("sel=ARD|BOR|COOPERATE|fact|1")
    page.click("#panel .cite")
    one.wait("document.getElementById('said').textContent === 'copied'")
    got = page.evaluate("navigator.clipboard.readText()" if clipboard else "window.__sel")
    assert got == CITED.format("Ardania and Borovia began joint exercises on Monday.")
    assert page.inner_text("#panel .cite") == "copied"
    assert page.evaluate("document.activeElement.className") == "cite"


def test_a_hostile_citation_is_one_harmless_line(
    visit: Opener, tmp_path: Path, make_triple: Callable[..., Triple]
) -> None:
    sentence = f"A\nhit\u202e\x07 {page_world.PAYLOAD} B."
    triple = make_triple("BLR", "hit", "NATO", sentence=sentence, doc_id="d")
    documents = {
        "d": Document("d", "", title="T\r\nrm -rf", source="S\x1b[31m", url="javascript:1")
    }
    path = tmp_path / "page.html"
    write_page(path, render(page_world.merge([triple]), [triple], documents=documents))
    one = visit(path, permissions=["clipboard-read", "clipboard-write"])
    page = one.open("sel=BLR")
    page.click("#panel .cite")
    one.wait("document.getElementById('said').textContent === 'copied'")
    got = page.evaluate("navigator.clipboard.readText()")
    assert got.endswith(f": “A hit {page_world.PAYLOAD} B.”")
    assert "javascript" not in got.split(": “")[0]
    assert not re.search(r"[\x00-\x1f\u202e]", got)
