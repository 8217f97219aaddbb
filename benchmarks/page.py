"""Measure the page on an invented corpus: how long it takes to write, to open and to use.

Run as ``python benchmarks/page.py [--actors N] [--sentences N] [--keep FILE]``. The browser works
without a network and draws in software, so a desktop should be faster.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from kgraph.documents.document import Document
from kgraph.graph import build_levels
from kgraph.page import render, write_page
from kgraph.triples import Mention, Triple

CATEGORIES = (
    ("CONSULT", "meet", "verbal cooperation"),
    ("AGREE", "sign pact with", "verbal cooperation"),
    ("AID", "send aid to", "material cooperation"),
    ("COOPERATE", "train with", "material cooperation"),
    ("ACCUSE", "accuse", "verbal conflict"),
    ("THREATEN", "threaten", "verbal conflict"),
    ("ASSAULT", "shell", "material conflict"),
    ("SANCTION", "sanction", "material conflict"),
    ("LEADS", "president of", None),
    ("MEMBER_OF", "member of", None),
)
KINDS = ("person", "institution", "person", "organisation", "group", "place")
SYLLABLES = tuple("kalomaritorselnabudrafemiostagorpazuro"[at : at + 2] for at in range(0, 38, 2))
MODALITIES = ("asserted",) * 15 + ("reported",) * 3 + ("planned", "possible")
Actor = tuple[str, str, str, "str | None"]


def name(rng: random.Random, parts: int) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(parts)).capitalize()


def actors(rng: random.Random, count: int) -> list[Actor]:
    """Return id, name, type and state of each actor; at most 190 are states."""
    owners = [(f"S{number:02}", name(rng, 3)) for number in range(max(2, min(190, count // 6)))]
    result: list[Actor] = [(id, called, "state", id) for id, called in owners]
    for number in range(count - len(owners)):
        kind, (state, called) = KINDS[number % len(KINDS)], rng.choice(owners)
        if kind == "institution":
            title = f"{called} ministry of {name(rng, 2)}"
            result.append((f"{state}:office-{number}", title, kind, state))
        elif kind == "person":
            title = f"{name(rng, 2)} {name(rng, 3)}"
            result.append((f"person:p{number}", title, kind, state if number % 3 else None))
        else:
            result.append((f"org:o{number}", f"{name(rng, 2)} {kind} {name(rng, 2)}", kind, None))
    return result


def corpus(count: int, sentences: int, seed: int = 1) -> tuple[list[Triple], dict[str, Document]]:
    """Return invented triples and their documents, the same for the same numbers.

    Few actors are in most of the news, as in the world; every actor is in at least one sentence.
    """
    rng = random.Random(seed)
    people = actors(rng, count)
    pairs = list(drawn_pairs(rng, count, sentences))
    outlets = [f"{name(rng, 2)} {word}" for word in ("Times", "Post", "News") for _ in range(10)]
    documents: dict[str, Document] = {}
    triples: list[Triple] = []
    offset = 0
    for number, (one, other) in enumerate(pairs):
        key = f"doc/{number // 4:06}"
        if key not in documents:
            documents[key] = document(rng, key, outlets)
            offset = 0
        triples.append(triple(rng, documents[key], offset, people[one], people[other]))
        offset += len(triples[-1].sentence) + 1
    return triples, documents


def drawn_pairs(rng: random.Random, count: int, sentences: int) -> Iterator[tuple[int, int]]:
    known = [(at, rng.randrange(max(1, at))) if at else (0, 1) for at in range(count)]
    for _ in range(count):
        known.append((int(count * rng.random() ** 2.5), int(count * rng.random() ** 1.5)))
    known = [(one, other) for one, other in known if one != other]
    yield from known[:sentences]
    for _ in range(sentences - len(known)):
        yield known[int(len(known) * rng.random() ** 2)]


def document(rng: random.Random, key: str, outlets: list[str]) -> Document:
    date = f"{rng.randint(2023, 2024)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    return Document(
        key, "", date=date, title=f"News of {name(rng, 3)}", source=rng.choice(outlets),
        url=f"https://news.example/{key}",
    )  # fmt: skip


def triple(rng: random.Random, told: Document, offset: int, one: Actor, other: Actor) -> Triple:
    category, relation, quad_class = rng.choice(CATEGORIES)
    tail = f" near {name(rng, 3)}, officials said on {told.date} after a day in {name(rng, 3)}."
    parts = (one[1], f" {relation} ", other[1], tail)
    sentence = "".join(parts)
    first, second = offset + len(parts[0]), offset + len(parts[0] + parts[1])
    return Triple(
        doc_id=told.id, doc_date=told.date, source=told.source, sentence=sentence,
        sentence_start=offset, sentence_end=offset + len(sentence),
        subject=Mention(*one, one[1], offset, first), relation=relation, relation_text=relation,
        relation_start=first + 1, relation_end=first + 1 + len(relation), category=category,
        quad_class=quad_class, intensity=None,
        object=Mention(*other, other[1], second, second + len(other[1])),
        symmetric=category == "CONSULT", negated=rng.random() < 0.04,
        modality=rng.choice(MODALITIES), attributed_to_id=None, attributed_to_text=None,
        date=told.date if rng.random() < 0.5 else None, date_text=None, rule="clause",
        confidence=round(0.5 + rng.random() / 2, 2),
    )  # fmt: skip


FRAMES = "() => new Promise((d) => requestAnimationFrame(() => requestAnimationFrame(() => d())))"


class Reader:
    """A page in a browser without a network, and the seconds that each step of a reader takes."""

    def __init__(self, page: Any, path: Path) -> None:
        self.page, self.path = page, path
        self.seconds: dict[str, float] = {}

    def take(self, step: str, script: str) -> None:
        """Run a script in the page and note how long it takes until two frames are drawn."""
        begun = time.perf_counter()
        self.page.evaluate(script)
        self.page.evaluate(FRAMES)
        self.seconds[step] = time.perf_counter() - begun

    def open(self) -> None:
        begun = time.perf_counter()
        self.page.goto(self.path.as_uri())
        # The page's policy forbids the evaluation that playwright's own waiting needs.
        while not self.page.evaluate("Boolean(window.kg && kg.ready)"):
            time.sleep(0.02)
        self.page.evaluate(FRAMES)
        self.seconds["open until usable"] = time.perf_counter() - begun


def tick(place: str) -> str:
    return f"document.querySelector('{place} input[type=checkbox]').click()"


def slide(field: str, value: str, event: str = "change") -> str:
    return (
        f"(() => {{ const field = document.getElementById('{field}'); field.value = {value};"
        f"field.dispatchEvent(new Event('input')); field.dispatchEvent(new Event('{event}')); }})()"
    )


STEPS = {
    "category off": tick("#f-cats label:not(.g-head)"),
    "quad class off": tick("#f-cats .g-head"),
    "actor type off": tick("#f-types"),
    "status off": tick("#f-status"),
    "count all as facts": tick("#l-all"),
    "all sources off": "document.getElementById('b-src-none').click()",
    "one source on": tick("#f-sources"),
    "reset": "document.getElementById('b-reset').click()",
    "sources >= 2": slide("f-min", "2"),
    "confidence >= 75 %": slide("f-sure", "75"),
    "period": slide("r-from", "19600"),
    "reset again": "document.getElementById('b-reset').click()",
    "search": "(() => { const q = document.getElementById('q'); q.value = 'ven';"
    "q.dispatchEvent(new Event('input')); })()",
    "search again": "(() => { const q = document.getElementById('q'); q.value = 'gor ka';"
    "q.dispatchEvent(new Event('input')); })()",
    "select an actor": "(() => { const all = [...kg.here().seats.keys()];"
    "kg.select(all.find((node) => !node.seat.at) || all[0]); })()",
    "show neighbours": "document.getElementById('a-wide').click()",
    "no focus": "document.getElementById('b-focus').click()",
    "path": "location.hash = 'path=S00&path=' + [...kg.here().seats.keys()].pop().key",
    "table": "document.getElementById('v-table').click()",
    "graph": "document.getElementById('v-graph').click()",
    "level of institutions": "document.getElementById('level-institution').click()",
    "level of states": "document.getElementById('level-state').click()",
    "level of actors": "document.getElementById('level-actor').click()",
}


def measure(path: Path) -> dict[str, float]:
    """Return the seconds until the page is usable and those of each step."""
    from playwright.sync_api import sync_playwright

    found = os.environ.get("KGRAPH_CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=found, args=flags)
        context = browser.new_context(
            viewport={"width": 1400, "height": 900}, offline=True, reduced_motion="reduce"
        )
        reader = Reader(context.new_page(), path)
        reader.open()
        for step, script in STEPS.items():
            reader.take(step, script)
        browser.close()
    return reader.seconds


def timed(seconds: dict[str, float], step: str, work: Callable[[], Any]) -> Any:
    begun = time.perf_counter()
    result = work()
    seconds[step] = time.perf_counter() - begun
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actors", type=int, default=20_000)
    parser.add_argument("--sentences", type=int, default=100_000)
    parser.add_argument("--max-evidence", type=int)
    parser.add_argument("--keep", type=Path, help="write the page here and leave it")
    a = parser.parse_args()
    triples, documents = corpus(a.actors, a.sentences)
    seconds: dict[str, float] = {}
    graphs = timed(seconds, "graphs of three levels", lambda: build_levels(triples))
    html = timed(
        seconds, "page", lambda: render(
            graphs["actor"], triples, documents=documents, title=f"{a.actors} actors",
            levels=graphs, max_evidence=a.max_evidence,
        )
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = a.keep or Path(folder) / "page.html"
        write_page(path, html)
        seconds.update(measure(path.resolve()))
        size = path.stat().st_size / 1e6
    print(f"{a.actors:,} actors, {a.sentences:,} sentences, {size:.1f} MB")
    for step, value in seconds.items():
        print(f"| {step} | {value:.2f} s |")


if __name__ == "__main__":
    main()
