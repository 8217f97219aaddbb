"""The file: one piece, the same every time, nothing to fetch, nothing that runs but its script."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import networkx as nx
import page_world
import pytest
from page_world import islands

import kgraph
from kgraph.page import render, write_page
from kgraph.page.network import SCRIPTS, VIS, json_island, to_json
from kgraph.page.styles import asset, line_styles, type_styles
from kgraph.triples import ACTOR_TYPES

CHILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import page_world
from kgraph.page import render, write_page
triples, documents = page_world.world()
graph = page_world.merge(triples, ["place:nowhere"])
write_page(Path(sys.argv[2]), render(graph, triples, documents=documents, title="S\\xf6l"))
"""


def rendered_elsewhere(path: Path, **environment: str) -> bytes:
    """Render the invented world in a new Python with these environment variables."""
    root = str(Path(kgraph.__file__).parent.parent)
    subprocess.run(
        [sys.executable, "-c", CHILD, str(Path(__file__).parent), str(path)],
        env={**os.environ, "PYTHONPATH": root, **environment},
        check=True,
    )
    return path.read_bytes()


def test_the_same_bytes_whatever_the_hash_seed_and_the_locale(tmp_path: Path) -> None:
    first = rendered_elsewhere(tmp_path / "a.html", PYTHONHASHSEED="1")
    other = rendered_elsewhere(
        tmp_path / "b.html", PYTHONHASHSEED="2", LC_ALL="POSIX", PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
    )  # fmt: skip
    assert first == other
    assert "Söl".encode() in first and b"\r" not in first


def test_the_four_islands_are_json(data: dict[str, Any]) -> None:
    assert sorted(data) == ["kg-data", "kg-edges", "kg-nodes", "kg-options"]
    assert len(data["kg-nodes"]) == len(data["kg-data"]["nodes"]["key"])
    assert set(page_world.ACTORS) <= set(data["kg-data"]["nodes"]["key"])
    assert len(data["kg-edges"]) == len(data["kg-data"]["edges"]["look"])


def test_the_policy_names_the_hash_of_each_script_and_style(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    rules = policy[1].replace("&#39;", "'")
    pieces = re.findall(r"<(?:script|style)>(.*?)</(?:script|style)>", html, re.S)
    assert len(pieces) == 3
    for piece in pieces:
        digest = base64.b64encode(hashlib.sha256(piece.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in rules
    assert "default-src 'none'" in rules and "unsafe" not in rules


def test_the_file_names_nothing_to_fetch(html: str) -> None:
    shell = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.S)
    assert not re.search(r"""(?:src|href)\s*=\s*["']?\s*(?:https?:|//)""", shell, re.I)
    assert "sourceMappingURL" not in html and "jsdelivr" not in html and "cdnjs" not in html


def test_the_drawing_library_is_in_the_wheel_and_in_the_page(html: str) -> None:
    bundle = resources.files("pyvis").joinpath(*VIS)
    assert bundle.is_file()
    assert "@version 9.1.2" in html and "@license" in html


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_part_of_the_script_writes_html_or_evaluates_text(name: str) -> None:
    code = re.sub(r"/\*.*?\*/", "", asset(f"js/{name}.js"), flags=re.S)
    risky = r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|Function\("
    assert not re.search(risky, code)
    assert "</script" not in code.lower() and "fetch(" not in code


@pytest.mark.parametrize(
    "text", ["</script>", "<!--", "&lt;", "\u2028\u2029", "\ud800", '"\\', "]]>", "𠮷🤝"]
)
def test_islands_hold_any_text(text: str) -> None:
    island = str(json_island({"x": text}))
    assert not set("<>&\u2028\u2029") & set(island)
    assert json.loads(island)["x"] == text.encode("utf-8", "replace").decode()


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_json_cannot_hold_is_refused(value: float) -> None:
    with pytest.raises(ValueError):
        to_json({"x": value})


def test_places_are_given_for_wide_and_tall_screens(data: dict[str, Any]) -> None:
    for level in data["kg-data"]["levels"]:
        assert sorted(row[0] for row in level["places"]) == level["nodes"]
        assert all(len(row) == 7 for row in level["places"])
    assert data["kg-options"]["physics"]["enabled"] is False


def test_only_allowed_attributes_reach_the_drawing(data: dict[str, Any]) -> None:
    assert all(set(node) <= {"id", "label", "shape"} for node in data["kg-nodes"])
    assert all(set(edge) == {"id", "from", "to"} for edge in data["kg-edges"])


def test_the_graph_is_left_as_it_was(world: page_world.World) -> None:
    graph = page_world.merge(world[0])
    before = nx.to_dict_of_dicts(graph), dict(graph.nodes(data=True))
    render(graph, world[0])
    assert (nx.to_dict_of_dicts(graph), dict(graph.nodes(data=True))) == before


@pytest.mark.parametrize("count", [0, 1])
def test_graphs_without_edges_render(count: int) -> None:
    graph = page_world.merge([], ["ARD"][:count])
    assert len(islands(render(graph, []))["kg-nodes"]) == count


def test_above_400_actors_a_connected_core_has_places() -> None:
    triples = [
        triple for number in range(7) for triple in copies(number, page_world.world()[0][:24])
    ]
    graph = page_world.merge(triples)
    for number in range(420):
        graph.add_node(f"org:{number:03}", name=f"Org {number}", type="organisation", state=None)
    (level,) = islands(render(graph, triples))["kg-data"]["levels"]
    assert len(level["nodes"]) > 400 and len(level["places"]) == 150


def copies(number: int, triples: list[Any]) -> list[Any]:
    """Return the triples as told of other actors."""
    result = []
    for triple in triples:
        record = triple.to_dict()
        record["subject_id"] += f":{number}"
        record["object_id"] += f":{number}"
        result.append(type(triple).from_dict(record))
    return result


def test_every_actor_type_and_kind_of_line_has_its_own_look() -> None:
    types = type_styles().values()
    assert sorted(type_styles()) == sorted(ACTOR_TYPES)
    assert len({style.shape for style in types}) == len({style.light for style in types}) == 6
    looks = {(style.light, style.dash) for style in line_styles().values()}
    assert len(looks) == len(line_styles())
    verbal = [style for kind, style in line_styles().items() if kind.startswith("verbal")]
    assert all(style.dash for style in verbal)


def test_pages_are_written_as_utf8_with_unix_line_ends(tmp_path: Path) -> None:
    write_page(tmp_path / "page.HTM", "ä\n")
    assert (tmp_path / "page.HTM").read_bytes() == "ä\n".encode()
