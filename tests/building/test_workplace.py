"""One writer at a time, readers at all times, and disks that are full."""

from __future__ import annotations

import os
import resource
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.adding import add
from kgraph.building import build
from kgraph.documents import Document
from kgraph.errors import KgraphError, StoreError
from kgraph.merging import merge
from kgraph.store import Store
from kgraph.workplace import workplace

A, B = "BLR accuse NATO. POL visit CHN.", "CHN thank POL."
STORE = Path("out/kgraph.db")


class Holder:
    """Another process that works in a store's place until it is told to end."""

    def __init__(self, store: Path) -> None:
        ready, said = os.pipe()
        self._told, self._tell = os.pipe()
        self.child = os.fork()
        if not self.child:
            with workplace(store):
                os.write(said, b".")
                os.read(self._told, 1)
            os._exit(0)
        assert os.read(ready, 1) == b"."

    def end(self) -> None:
        os.write(self._tell, b".")

    def kill(self) -> None:
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)


COMMANDS: dict[str, Callable[..., object]] = {
    "build": lambda on_wait: build(["in"], Path("out"), on_wait=on_wait),
    "add": lambda on_wait: add(["in"], STORE, on_wait=on_wait),
    "merge": lambda on_wait: merge([Path("other")], Path("out"), on_wait=on_wait),
}


@pytest.fixture
def store(read, news) -> Path:
    build([news("first", a=A)], Path("other"))
    build([news("first", a=A)], Path("out"))
    news("in", b=B)
    return STORE


@pytest.mark.parametrize("command", COMMANDS)
def test_a_second_writer_waits_and_says_so(store, command):
    holder = Holder(store)
    waits = []
    COMMANDS[command](lambda: (waits.append(1), holder.end()))
    assert waits == [1]
    assert os.waitpid(holder.child, 0)[1] == 0
    assert sorted(Path("out").glob(".*")) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_second_writer_gives_up_in_one_line(store, command, monkeypatch, content):
    monkeypatch.setattr("kgraph.workplace.PATIENCE_MS", 50)
    before = STORE.read_bytes()
    holder = Holder(store)
    with pytest.raises(StoreError) as caught:
        COMMANDS[command](None)
    assert str(caught.value) == (
        f"{STORE}: another kgraph is writing this store; try again when it is done"
    )
    assert STORE.read_bytes() == before
    holder.end()
    os.waitpid(holder.child, 0)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_lock_of_a_killed_writer_ends_with_it(store, command):
    Holder(store).kill()
    waits: list[int] = []
    COMMANDS[command](lambda: waits.append(1))
    assert waits == []
    assert sorted(Path("out").glob(".*")) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_a_reader_goes_on_with_what_it_began_to_read(store, command):
    with Store.open(STORE) as reader:
        triples = reader.triples()
        first = next(triples)
        COMMANDS[command](None)
        assert [first.doc_id, *(triple.doc_id for triple in triples)] == ["a", "a"]
    with Store.open(STORE) as reader:
        expected = {"build": ["b"], "add": ["a", "b"], "merge": ["a"]}[command]
        assert list(reader.hashes()) == expected


@pytest.mark.parametrize("command", COMMANDS)
def test_a_program_that_writes_to_the_store_itself_is_not_overrun(store, command, monkeypatch):
    monkeypatch.setattr("kgraph.store.connection.PATIENCE_MS", 50)
    if command == "merge":
        build(["in"], Path("other"))
    with Store.open(STORE) as writer:
        writer.add(Document("mine", "text"), [])
        with pytest.raises(StoreError, match="the store is busy; try again"):
            COMMANDS[command](None)
        writer.add(Document("mine too", "text"), [])
    with Store.open(STORE) as reader:
        assert list(reader.hashes()) == ["a", "mine", "mine too"]
    COMMANDS[command](None)
    assert sorted(path.name for path in Path("out").iterdir())[-1] == "triples.jsonl"


def test_what_is_left_over_is_cleared_away(store, content):
    before = content(Path("out"))
    left = Path("out/.kgraph.db.work")
    left.mkdir()
    (left / "kgraph.db").write_text("half")
    (left / "graph.html").mkdir()
    (left / "read.db").write_text("torn by a power cut")
    (left / "read.db-journal").write_text("torn too")
    (left / "lock").touch()
    build([Path("first")], Path("out"))
    assert content(Path("out")) == before


def test_a_place_that_cannot_be_is_named(read, news, tmp_path):
    news("in", a=A)
    Path("file").write_text("")
    for act in (lambda: build(["in"], Path("file/x")), lambda: add(["in"], Path("file/x.db"))):
        with pytest.raises(KgraphError, match=r"^file(/x)?: cannot be written: ") as caught:
            act()
        assert "\n" not in str(caught.value)


def limited(act: Callable[[], object], size: int) -> tuple[int, str]:
    """Run something in a process whose files may not grow larger; return how it ended."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        try:
            act()
            os._exit(0)
        except KgraphError as error:
            os.write(writer, str(error).encode())
            os._exit(3)
        except BaseException as error:
            os.write(writer, repr(error).encode())
            os._exit(1)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as stream:
        said = stream.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


@pytest.mark.parametrize("command", COMMANDS)
def test_a_full_disk_is_one_line_and_the_old_results_are_kept(read, news, content, command):
    texts = {f"d{number}": f"{A} {B * number}" for number in range(12)}
    build([news("second", **texts)], Path("other"))
    build([news("first", a=A)], Path("out"))
    news("in", **texts)
    before = content(Path("out"))
    shutil.copytree("out", "kept")
    codes = set()
    for size in (0, 512, 5_000, 40_000, 70_000, 100_000, 1_000_000):
        code, said = limited(lambda: COMMANDS[command](None), size)
        codes.add(code)
        if code:
            assert code == 3, said
            assert len(said.splitlines()) == 1
            assert "disk" in said or "cannot be written" in said
            kept = {n: c for n, c in content_of("out", content).items() if not n.startswith(".")}
            assert kept == before
    assert codes == {0, 3}
    COMMANDS[command](None)
    after = content(Path("out"))
    shutil.rmtree("out")
    Path("kept").rename("out")
    COMMANDS[command](None)
    assert content(Path("out")) == after


def content_of(folder: str, content) -> dict[str, object]:
    shutil.rmtree("looked", ignore_errors=True)
    shutil.copytree(folder, "looked", ignore=shutil.ignore_patterns(".*"))
    return content(Path("looked"))
