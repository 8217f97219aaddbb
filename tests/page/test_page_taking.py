"""What is taken away: pictures, evidence, the address, paper."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import page_world
import pytest
from page_data import Record
from page_visit import Opener, Visit

from kgraph.documents.document import Document
from kgraph.page import render, write_page
from kgraph.triples import Triple

SVG = "{http://www.w3.org/2000/svg}"


def saved(one: Visit, button: str) -> bytes:
    with one.page.expect_download() as found:
        one.page.click(f"#b-{button}")
    return Path(found.value.path()).read_bytes()


def texts(picture: ElementTree.Element, group: str = "") -> list[str]:
    where = picture if not group else picture.find(f"{SVG}g[@id='{group}']")
    assert where is not None
    return [node.text or "" for node in where.iter(f"{SVG}text")]


def test_the_svg_holds_every_symbol_line_and_word_as_such(graph: Visit, payload: Record) -> None:
    picture = ElementTree.fromstring(saved(graph, "svg"))
    drawn = {edge[end] for edge in payload["edges"] for end in ("s", "t")}
    groups = {group.get("id"): group for group in picture.findall(f"{SVG}g")}
    assert len(groups["actors"]) == len(drawn)
    assert len(groups["lines"]) == len(payload["edges"])
    straight = [edge for edge in payload["edges"] if edge["key"].endswith("|0")]
    loops = [edge for edge in straight if edge["s"] == edge["t"]]
    heads = groups["lines"].findall(f".//{SVG}polygon")
    assert len(heads) == len(straight) - len(loops), "one arrow for each directed line"
    dashes = {line.get("stroke-dasharray") for line in groups["lines"].iter(f"{SVG}path")}
    assert None in dashes and len(dashes) >= 4
    names = " ".join(texts(picture, "names"))
    assert "Ardania" in names and "Łukowicz" in names and "大久保" in names
    assert {"Material conflict", "Denied", "State"} <= set(texts(picture, "legend"))
    assert "✕ not attack" in texts(picture, "words")


def test_the_svg_is_the_same_each_time_and_holds_nothing_that_runs(graph: Visit) -> None:
    first, again = saved(graph, "svg"), saved(graph, "svg")
    assert first == again
    picture = ElementTree.fromstring(first)
    plain = {"svg", "g", "title", "desc", "rect", "text", "path", "polygon", "circle", "line"}
    assert {node.tag.removeprefix(SVG) for node in picture.iter()} <= plain
    names = {name for node in picture.iter() for name in node.attrib}
    assert not [
        name for name in names if name.startswith("on") or "href" in name or "style" in name
    ]
    assert page_world.PAYLOAD in (picture.findtext(f"{SVG}title") or "")
    assert b"<script" not in first and b"NaN" not in first


def test_pictures_tell_the_filters_in_words(visit: Opener, page_file: Path) -> None:
    one = visit(page_file)
    one.open("cats=ACCUSE&status=denied&min=2&nosrc=Coast+Wire&from=2023-02-01&undated=no&only=CES")
    head = " ".join(texts(ElementTree.fromstring(saved(one, "svg")), "head"))
    for words in (
        "Level: Actors", "2023-02-01 – 2024-06-28", "without undated evidence", "without: Accuse",
        "without: denied", "from at least 2 sources", "without sources: Coast Wire", "only Cestria",
    ):  # fmt: skip
        assert words in head
    one.open("src=Coast+Wire&near=CES&count=all&sure=0.75")
    head = " ".join(texts(ElementTree.fromstring(saved(one, "svg")), "head"))
    for words in ("only sources: Coast Wire", "only the neighbours of Cestria", "at least 75 %"):
        assert words in head


@pytest.mark.parametrize(
    "view", ["from=2024-06-27&to=2024-06-27&undated=no", "src=none", "sel=ARD"]
)
def test_any_view_can_be_saved(visit: Opener, page_file: Path, view: str) -> None:
    one = visit(page_file)
    one.open(view)
    assert saved(one, "png")[:8] == b"\x89PNG\r\n\x1a\n"
    ElementTree.fromstring(saved(one, "svg"))


def test_nothing_at_all_can_be_saved(visit: Opener, page_file: Path) -> None:
    one = visit(page_file)
    page = one.open()
    page.click("#b-src-none")
    assert saved(one, "png")[:8] == b"\x89PNG\r\n\x1a\n"
    assert texts(ElementTree.fromstring(saved(one, "svg")), "names") == []


HOSTILE = ["=1+1", "@SUM(A1)", "-2+3", "+4", "\t=5", "a\uffffb\x00c\x0bd", "a\u202eb", "]]>&<"]


@pytest.mark.parametrize("bypass", [False, True], ids=["policy", "no policy"])
def test_hostile_text_stays_text_in_every_file(
    visit: Opener, tmp_path: Path, make_triple: Callable[..., Triple], bypass: bool
) -> None:
    triples = [
        make_triple(
            "BLR", text, "NATO", at=1000 * at, sentence=text, source=text, doc_id=f"{text}/{at}",
            attributed_to_text=text, rule=text, category=("OTHER", "ACCUSE")[at % 2],
            quad_class=(None, "verbal conflict")[at % 2],
        )
        for at, text in enumerate([*HOSTILE, page_world.PAYLOAD])
    ]  # fmt: skip
    documents = {t.doc_id: Document(t.doc_id, "", title=t.rule, url=t.rule) for t in triples}
    path = tmp_path / "page.html"
    html = render(page_world.merge(triples), triples, documents=documents, title="".join(HOSTILE))
    write_page(path, html)
    one = visit(path, bypass_csp=bypass)
    page = one.open("sel=BLR")
    assert page.locator("#panel img, #panel script").count() == 0
    picture = ElementTree.fromstring(saved(one, "svg"))
    assert not re.search("[\x00-\x08\x0b\u202e\uffff]", "".join(texts(picture)))
    rows = list(csv.reader(io.StringIO(saved(one, "csv").decode("utf-8-sig"), newline="")))
    assert len(rows) == len(triples) + 1 and len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if re.match(r"\s*[=+\-@]", cell)]


def test_the_csv_tells_the_day_of_the_event_and_of_the_news(graph: Visit, payload: Record) -> None:
    rows = list(csv.DictReader(io.StringIO(saved(graph, "csv").decode("utf-8-sig"), newline="")))
    told = {(row["sentence"], row["relation"]): row for row in rows}
    row = told["Dunmark sent aid to Cestria all month.", "send aid to"]
    assert (row["date"], row["published"]) == ("2023-03", "2023-03-02")
    assert len(rows) == len(payload["mentions"])


def test_the_address_of_the_view_is_copied(visit: Opener, page_file: Path) -> None:
    one = visit(page_file, permissions=["clipboard-read", "clipboard-write"])
    page = one.open("sel=CES&cats=ACCUSE")
    page.click("#b-link")
    one.wait("document.getElementById('said').textContent === 'copied'")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.evaluate("location.href") and "sel=CES" in link
    assert page.inner_text("#b-link") == "copied"


@pytest.mark.parametrize("view", ["sel=ARD", "view=table&sel=ARD"])
def test_paper_shows_what_is_open_in_light_colours_and_no_controls(
    visit: Opener, page_file: Path, view: str
) -> None:
    one = visit(page_file, color_scheme="dark")
    page = one.open(view)
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for hidden in (".tools", ".search", "#filters", "#zoom", "footer", "#panel .acts", ".cite"):
        assert not page.locator(hidden).first.is_visible(), hidden
    shown = "#table-view table" if "table" in view else "#paper svg"
    assert page.is_visible(shown) and page.is_visible("#panel .card")
    assert not page.is_visible("#graph canvas")
    assert "Level: Actors" in page.inner_text("#told")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(26, 34, 48)"
    assert page.evaluate("document.documentElement.scrollHeight") > 900, "nothing is cut off"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen", color_scheme="dark")
    assert page.locator("#paper *").count() == 0 and page.is_visible(
        "#table-view table" if "table" in view else "#graph canvas"
    )
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
