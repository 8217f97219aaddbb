"""Filters, time, table and address: what is left is what the data says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from page_data import count_edges, edge_of, voices
from page_visit import Opener, Visit


def test_filters_leave_what_the_data_says(graph: Visit, payload: dict[str, Any]) -> None:
    page = graph.page
    everything = graph.visible()
    page.locator("#f-cats label", has_text="Accuse").locator("input").uncheck()
    accuse = next(i for i, cat in enumerate(payload["categories"]) if cat["id"] == "ACCUSE")
    cat = {at: edge["c"] for at, edge in enumerate(payload["edges"])}
    assert graph.visible() == count_edges(payload, lambda row: cat[row["edge"]] != accuse)
    page.locator("#f-cats label", has_text="Accuse").locator("input").check()

    page.locator("#f-types label", has_text="Person").locator("input").uncheck()
    kind = {node["id"]: node["type"] for node in payload["nodes"]}
    people = [e for e in payload["edges"] if "person" in (kind[e["s"]], kind[e["t"]])]
    assert graph.visible() == everything - len(people)
    page.locator("#f-types label", has_text="Person").locator("input").check()

    for name in ("reported", "planned", "possible", "denied"):
        box = page.locator("#f-status label", has_text=name).locator("input")
        box.uncheck()
        kept = count_edges(payload, lambda row, off=name: row["status"] != off)
        assert graph.visible() == kept < everything
        box.check()
    page.click("#b-reset")
    assert graph.visible() == everything


def test_few_sources_and_little_confidence_can_be_left_out(
    graph: Visit, payload: dict[str, Any]
) -> None:
    graph.page.locator("#f-min").fill("2")
    graph.settle()
    rows: dict[int, list[Any]] = {}
    for row in payload["mentions"]:
        rows.setdefault(row["edge"], []).append(row)
    assert graph.visible() == sum(voices(payload, found) >= 2 for found in rows.values()) > 0
    graph.page.click("#b-reset")
    graph.page.locator("#f-sure").fill("85")
    graph.settle()
    sure = count_edges(payload, lambda row: row["confidence"] >= 850)
    assert graph.visible() == sure < len(payload["edges"])


def test_a_class_of_relations_can_be_switched_off(graph: Visit, payload: dict[str, Any]) -> None:
    page = graph.page
    head = page.locator("#f-cats .g-head", has_text="Standing relation").locator("input")
    head.uncheck()
    kinds = [payload["categories"][edge["c"]]["kind"] for edge in payload["edges"]]
    assert graph.visible() == sum(kind != "standing" for kind in kinds) < len(kinds)
    assert page.locator("#f-cats label", has_text="Member of").locator("input").is_disabled()
    assert "kinds=standing" in page.evaluate("location.hash")
    head.check()
    assert graph.visible() == len(kinds)


def test_sources_are_chosen_by_name(graph: Visit, payload: dict[str, Any]) -> None:
    page = graph.page
    gazette = payload["sources"].index("Lume Gazette")
    page.locator("#f-sources label", has_text="Lume Gazette").locator("input").uncheck()
    without = count_edges(payload, lambda row: row["source"] != gazette)
    assert graph.visible() == without
    page.click("#b-src-none")
    assert graph.visible() == 0 and page.is_visible("#empty")
    page.locator("#f-sources label", has_text="Lume Gazette").locator("input").check()
    assert graph.visible() == count_edges(payload, lambda row: row["source"] == gazette)
    assert "src=Lume+Gazette" in page.evaluate("location.hash")
    page.click("#b-src-all")
    assert graph.visible() == len(payload["edges"])


def test_a_period_leaves_its_evidence(graph: Visit, payload: dict[str, Any]) -> None:
    page = graph.page
    everything = graph.visible()
    page.fill("#t-from", "2023-06-01")
    page.fill("#t-to", "2024-06-10")
    page.uncheck("#f-undated")
    graph.settle()
    first, last = 19509, 19884

    def within(row: dict[str, Any]) -> bool:
        return row["date"] is not None and row["days"][1] >= first and row["days"][0] <= last

    assert graph.visible() == count_edges(payload, within) < everything
    edge = edge_of(payload, "ARD:troops", "FHF", "ASSAULT")
    assert page.evaluate("(id) => kg.visible.get(id).length", edge["id"]) == 10
    graph.wait("kg.labels().length")
    page.evaluate("(key) => { location.hash += `&sel=${encodeURIComponent(key)}`; }", edge["key"])
    graph.wait("kg.labels().some((label) => label.text === 'shell ×10')")
    page.focus("#r-from")
    page.keyboard.press("ArrowRight")
    assert page.input_value("#t-from") == "2023-06-02"
    page.click("#b-reset")
    assert graph.visible() == everything


def test_undated_evidence_has_no_time_line_and_stays(visit: Opener, undated_file: Path) -> None:
    one = visit(undated_file)
    page = one.open()
    assert page.is_hidden("#timeline") and page.is_hidden("#l-undated")
    assert one.visible() == page.evaluate(
        "JSON.parse(document.getElementById('kg-edges').textContent).length"
    )
    assert "undated" in one.open("sel=CES").inner_text(".card .top")


def test_the_table_has_a_row_for_every_visible_line(graph: Visit) -> None:
    page = graph.page
    page.click("#v-table")
    rows = page.locator("#table-view tbody tr")
    assert rows.count() == graph.visible()
    page.locator("#f-cats label", has_text="Accuse").locator("input").uncheck()
    assert rows.count() == graph.visible()
    page.locator("th button", has_text="From").click()
    names = page.locator("tbody td:first-child").all_inner_texts()
    assert names == sorted(names)
    rows.first.locator("button").press("Enter")
    assert page.locator("#panel .card").count() > 0


def test_only_this_actor_and_its_neighbours(graph: Visit, payload: dict[str, Any]) -> None:
    page = graph.page
    page.evaluate("location.hash = 'sel=DUN'")
    graph.wait("!document.getElementById('panel').hidden")
    node = next(node["id"] for node in payload["nodes"] if node["key"] == "DUN")
    own = [edge for edge in payload["edges"] if node in (edge["s"], edge["t"])]
    page.click("#a-only")
    assert graph.visible() == len(own)
    page.click("#a-wide")
    circle = {edge[end] for edge in own for end in ("s", "t")}
    inner = [edge for edge in payload["edges"] if {edge["s"], edge["t"]} <= circle]
    assert graph.visible() == len(inner) > len(own)
    page.click("#b-focus")
    assert graph.visible() == len(payload["edges"])


def test_the_address_keeps_the_view(visit: Opener, page_file: Path) -> None:
    one = visit(page_file)
    page = one.open("sel=ARD&cats=ACCUSE&status=denied&from=2023-02-01&undated=no&min=1")
    assert page.inner_text("#panel h3") == "Ardania"
    assert page.input_value("#t-from") == "2023-02-01"
    before = one.visible()
    one.open(page.evaluate("location.hash.slice(1)"))
    assert one.visible() == before
    one.open("sel=nobody&from=never&cats=NONE&types=x&min=-3")
    assert page.is_hidden("#panel")
    assert "NONE" not in page.evaluate("location.hash")
