"""What a store of many triples costs: writing, opening, each kind of question, merging.

Run as ``python -m benchmarks.store [--triples N] [--folder DIR]``. A store that is already in the
folder is used again. Each measure runs in a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_ROUNDS = 3
_PAGE = 100


def _write(path: Path, triples: int) -> str:
    from benchmarks.corpus import documents
    from kgraph.store import Store

    made, spent = documents(triples), [0.0, 0.0]
    with Store.open(path, create=True) as store, _counted(spent), store.batch():
        while True:
            with _counted(spent, -1):
                part = next(made, None)
            if part is None:
                break
            document, found = part
            store.add(document, found, sentences=len(found), words=50 * len(found))
    wall, processor = spent
    size = path.stat().st_size / 1e6
    return (
        f"{wall:.1f} s, {triples / wall:,.0f} triples/s (of processor time {processor:.1f} s, "
        f"{triples / processor:,.0f} triples/s), file {size:,.0f} MB"
    )


@contextmanager
def _counted(spent: list[float], sign: int = 1) -> Iterator[None]:
    """Add the seconds by the clock and of the processor that the block takes."""
    wall, processor = time.perf_counter(), time.process_time()
    yield
    spent[0] += sign * (time.perf_counter() - wall)
    spent[1] += sign * (time.process_time() - processor)


def _identify(path: Path) -> str:
    from kgraph.store import Store

    with Store.open(path) as store:
        return _timed(lambda: len(store.identities().merges), 1)


def _add_one(path: Path) -> str:
    from benchmarks.corpus import documents
    from kgraph.documents import Document
    from kgraph.store import Store

    _, found = next(documents(4, seed=time.time_ns()))
    from dataclasses import replace

    with Store.open(path) as store:
        id = f"one-{time.time_ns()}"

        def add() -> int:
            with store.batch():
                store.add(Document(id, "One more."), [replace(t, doc_id=id) for t in found])
            return len(found)

        return _timed(add, 1)


def _questions() -> dict[str, Callable[[Any], Any]]:
    def triples(**filters: Any) -> Callable[[Any], Any]:
        return lambda store: len(list(store.triples(limit=_PAGE, **filters)))

    def actor(name: str) -> Callable[[Any], Any]:
        def ask(store: Any) -> Any:
            who = store.identities()
            return store.find_actor(name, who)

        return ask

    from benchmarks.corpus import actors

    known = actors()
    busy, second, rare = known[0], known[1], known[-30]
    person = next(a for a in known if a.type == "person")
    return {
        "counts": lambda store: store.counts().triples,
        "who is who": lambda store: len(store.identities().into),
        "actor by id": actor(busy.id),
        "actor by name": actor(person.name),
        "actor by words of a mention": actor(busy.texts[1]),
        "actor by beginning": actor(rare.name[:-2]),
        "actor by surname": actor(person.name.split()[1]),
        "actor, one letter": actor("k"),
        "actor, mistyped": actor(person.name[:3] + "x" + person.name[4:]),
        "actor, nothing like it": actor("Wolfgang Amadeus Mozart"),
        "all": triples(),
        "most frequent actor": triples(actor=busy.id),
        "rare actor": triples(actor=rare.id),
        "pair": triples(between=(busy.id, second.id)),
        "subject and object": triples(subject=busy.id, object=rare.id),
        "frequent category": triples(categories=["CONSULT"]),
        "rare category": triples(categories=["MOBILIZE"]),
        "no such category": triples(categories=["COERCE"]),
        "words of the relation": triples(relation="sanctions"),
        "a word of the sentence": triples(text=busy.name),
        "the most frequent word": triples(text="the"),
        "two words": triples(text=f"{busy.name} {person.name.split()[1]}"),
        "no such word": triples(text="zzzz"),
        "a day": triples(since="2020-03-05", until="2020-03-05"),
        "a year": triples(since="2020", until="2020"),
        "the last days": triples(since="2024-12-20"),
        "most of the time": triples(since="2015-02"),
        "modality and negation": triples(modality=["possible"], negated=True),
        "actor, category, month": triples(
            actor=busy.id, categories=["CONSULT"], since="2020-03", until="2020-03"
        ),
        "pair, words, time": triples(
            between=(busy.id, second.id), relation="met", since="2018", until="2019"
        ),
        "actor and word": triples(actor=busy.id, text=second.name),
    }


def _ask(path: Path, name: str) -> str:
    from kgraph.errors import UnknownActorError
    from kgraph.store import Store

    ask = _questions()[name]

    def asked() -> Any:
        try:
            return ask(store)
        except UnknownActorError as error:
            return str(error)[:60]

    with Store.open(path) as store:
        return _timed(asked, _ROUNDS)


def _open(path: Path) -> str:
    from kgraph.store import Store

    return _timed(lambda: Store.open(path).close(), _ROUNDS)


def _build(path: Path, level: str) -> str:
    from kgraph.graph import build
    from kgraph.store import Store

    with Store.open(path) as store:
        return _timed(lambda: f"{build(store, level=level).number_of_edges():,} edges", 1)


def _command(*arguments: str) -> str:
    import resource

    def run() -> int:
        command = [sys.executable, "-m", "kgraph", *arguments]
        # A name that nobody bears ends with 1, which is its answer.
        return len(subprocess.run(command, capture_output=True).stdout)

    def children() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    # The second round finds the file in memory, as the first seldom does.
    return _timed(run, 2, children)


def _timed(
    work: Callable[[], Any], rounds: int, processor: Callable[[], float] = time.process_time
) -> str:
    """Return the least times of several rounds in ms, and what came out."""
    times = []
    for _ in range(rounds):
        begun, used = time.perf_counter(), processor()
        result = work()
        times.append((1000 * (time.perf_counter() - begun), 1000 * (processor() - used)))
    wall, used = (min(column) for column in zip(*times, strict=True))
    first = f", first {times[0][1]:,.0f}" if rounds > 1 else ""
    return f"{wall:8,.1f} ms (processor {used:,.1f}{first}): {result}"


def _measure(what: str, path: Path, triples: int) -> str:
    kind, _, name = what.partition(": ")
    if kind == "write":
        return _write(path, triples)
    if kind == "ask":
        return _ask(path, name)
    if kind == "build":
        return _build(path, name)
    return {"identify": _identify, "add": _add_one, "open": _open}[kind](path)


def _apart(what: str, arguments: argparse.Namespace) -> None:
    """Measure one thing in a process of its own and print it with the memory that it took."""
    import resource

    command = [sys.executable, "-m", "benchmarks.store", "--triples", str(arguments.triples)]
    command += ["--folder", str(arguments.folder), "--measure", what]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr)
    print(f"{what:40} {done.stdout.strip()}", flush=True)
    del resource


def main() -> None:
    """Write the store where there is none, then measure everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "kgraph-store")
    parser.add_argument("--only", default="", help="measure only what begins so")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    a = parser.parse_args()
    path = a.folder / f"store-{a.triples}.db"
    if a.measure:
        import resource

        text = _measure(a.measure, path, a.triples)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        print(f"{text}  [{peak:,.0f} MB]")
        return
    a.folder.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _apart("write", a)
    measures = ["open", *(f"ask: {name}" for name in _questions())]
    measures += [f"build: {level}" for level in ("actor", "institution", "state")]
    measures += ["add: one document", "identify"]
    for what in measures:
        if what.startswith(a.only):
            _apart(what, a)
    os.environ["KGRAPH_STORE"] = str(path)
    from benchmarks.corpus import actors

    known = actors()
    busy, second, rare = (known[place].id for place in (0, 1, -30))
    person = next(actor.name for actor in known if actor.type == "person")
    for command in (
        ["--help"],
        ["query", "--help"],
        ["stats"],
        ["query", "--limit", "20"],
        ["query"],
        ["query", "--actor", busy],
        ["query", "--actor", busy, "--evidence", "--limit", "20"],
        ["query", "--between", busy, second],
        ["query", "--category", "MOBILIZE", "--since", "2020", "-f", "jsonl", "--limit", "100"],
        ["query", "--actor", f"{person[:3]}x{person[4:]}"],
        ["actor", busy],
        ["neighbours", busy],
        ["timeline", busy, second],
        ["search", known[0].name],
        ["stats", "--since", "2019"],
        ["path", busy, rare],
        ["path", busy, rare, "--order", "strongest"],
        ["path", busy, rare, "--order", "time"],
        ["disputes"],
        ["diff", "--before", "2021", "--after", "2022"],
        ["neighbours", busy, "--level", "state"],
        ["stats", "--level", "state"],
        ["query", "--level", "state", "--actor", busy],
    ):
        if "command".startswith(a.only):
            load = f"  [load {os.getloadavg()[0]:.1f}]"
            print(f"{'kgraph ' + ' '.join(command):40.60} {_command(*command)}{load}", flush=True)


if __name__ == "__main__":
    main()
