"""Killed at any moment and run again: the end is that of a run that nobody killed."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.adding import add
from kgraph.building import build
from kgraph.merging import merge
from kgraph.store import Store

POINTS = 16
TEXTS = ("BLR accuse NATO. POL visit CHN.", "CHN thank POL.", "UKR accuse BLR. UKR visit POL.")
_REPLACED = (
    (Path, ("replace", "unlink", "open", "mkdir", "rmdir", "touch")),
    (os, ("fsync",)),
    (shutil, ("rmtree",)),
)


def texts(names: str, shift: int = 0) -> dict[str, str]:
    return {name: TEXTS[(i + shift) % len(TEXTS)] for i, name in enumerate(names)}


def scene_first_build(news) -> Callable[[], object]:
    folder = news("in", **texts("abcdefg"))
    return lambda: build([folder], Path("out"))


def scene_build_again(news) -> Callable[[], object]:
    folder = news("in", **texts("abcdefg"))
    build([folder], Path("out"))
    (folder / "c.txt").unlink()
    news("in", **texts("adhi", shift=1))
    return lambda: build([folder], Path("out"), title="Again")


def scene_add(news) -> Callable[[], object]:
    build([news("in", **texts("abc"))], Path("out"))
    more = news("more", **texts("defgh"))
    return lambda: add([more], Path("out/kgraph.db"))


def scene_replace_and_prune(news) -> Callable[[], object]:
    build([news("in", **texts("abcde"))], Path("out"))
    more = news("more", **texts("bcdfg", shift=1))
    return lambda: add([more], Path("out/kgraph.db"), prune=True)


def scene_merge(news) -> Callable[[], object]:
    build([news("one", **texts("abc"))], Path("a"))
    build([news("two", **texts("def"))], Path("b"))
    build([news("two", **texts("xy"))], Path("out"))
    return lambda: merge([Path("a"), Path("b")], Path("out"))


SCENES = [scene_first_build, scene_build_again, scene_add, scene_replace_and_prune, scene_merge]


def watched(tick: Callable[[], None]) -> None:
    """Have every statement of SQL and every change of a file call ``tick`` first."""

    class Connection(sqlite3.Connection):
        def execute(self, *arguments):
            tick()
            return super().execute(*arguments)

        def executemany(self, *arguments):
            tick()
            return super().executemany(*arguments)

        def backup(self, *arguments, **options):
            tick()
            return super().backup(*arguments, **options)

    connect = sqlite3.connect
    sqlite3.connect = lambda *args, **options: connect(*args, factory=Connection, **options)
    for owner, names in _REPLACED:
        for name in names:
            setattr(owner, name, ticking(getattr(owner, name), tick))


def ticking(function, tick):
    def call(*arguments, **options):
        tick()
        return function(*arguments, **options)

    return call


def in_child(act: Callable[[], object], tick: Callable[[], None]) -> int:
    """Run something in a process of its own that calls ``tick`` again and again; return its id."""
    child = os.fork()
    if not child:
        try:
            watched(tick)
            act()
            os._exit(0)
        except BaseException:
            os._exit(1)
    return child


def counted(act: Callable[[], object]) -> int:
    """Return how many ticks a run takes."""
    reader, writer = os.pipe()
    child = in_child(act, lambda: os.write(writer, b"."))
    os.close(writer)
    count = 0
    while piece := os.read(reader, 1 << 16):
        count += len(piece)
    os.close(reader)
    assert os.waitpid(child, 0)[1] == 0
    return count


def dies_at(act: Callable[[], object], last: int) -> None:
    """Run something in a process that ends without a word at its n-th tick."""
    ticks = iter(range(1, last + 1))

    def tick() -> None:
        if next(ticks, last) == last:
            os._exit(9)

    _, status = os.waitpid(in_child(act, tick), 0)
    assert os.waitstatus_to_exitcode(status) == 9


def killed_after(act: Callable[[], object], ticks: int) -> None:
    """Run something in a process that is killed from outside soon after its n-th tick."""
    reader, writer = os.pipe()
    child = in_child(act, lambda: os.write(writer, b"."))
    os.close(writer)
    seen = 0
    while seen < ticks and (piece := os.read(reader, ticks - seen)):
        seen += len(piece)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(reader)


class Stage:
    """A scene that can be set again and again."""

    def __init__(self, scene, news, content) -> None:
        self.act = scene(news)
        self.output, self.content = Path("out").resolve(), content
        self.kept = self.output.with_name("kept")
        self.exists = self.output.exists()
        if self.exists:
            shutil.copytree(self.output, self.kept)
        self.before = content(self.output) if self.exists else {}
        self.ticks = counted(self.act)
        self.after = content(self.output)

    def reset(self) -> None:
        shutil.rmtree(self.output, ignore_errors=True)
        if self.exists:
            shutil.copytree(self.kept, self.output)

    def check(self, read: list[str]) -> None:
        """Each file is the old or the new one, and a second run ends as the first would have."""
        for path in self.output.glob("[!.]*"):
            found = self.content_of(path)
            assert found in (self.before.get(path.name), self.after[path.name]), path.name
        read.clear()
        self.act()
        assert self.content(self.output) == self.after

    def content_of(self, path: Path) -> object:
        place = path.parent.with_name("looked")
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        shutil.copy(path, place)
        return self.content(place)[path.name]


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_ended_between_any_two_steps(scene, news, read, content):
    stage = Stage(scene, news, content)
    assert stage.ticks > POINTS
    # Not a multiple of anything, so that all kinds of steps are hit; the last ones all are.
    points = {1 + i * stage.ticks // POINTS for i in range(POINTS)}
    for point in sorted(points | set(range(stage.ticks - 12, stage.ticks + 1))):
        stage.reset()
        dies_at(stage.act, point)
        stage.check(read)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_killed_from_outside(scene, news, read, content):
    stage = Stage(scene, news, content)
    for part in range(1, 7):
        stage.reset()
        killed_after(stage.act, stage.ticks * part // 7)
        stage.check(read)


def test_killed_twice(news, read, content):
    stage = Stage(scene_build_again, news, content)
    for first, second in ((3, 2), (2, 3), (5, 4)):
        stage.reset()
        dies_at(stage.act, stage.ticks * first // 6)
        dies_at(stage.act, stage.ticks * second // 12)
        stage.check(read)


def test_what_was_read_before_the_kill_is_not_read_again(news, read, content):
    stage = Stage(scene_first_build, news, content)
    most = []
    for point in range(1, stage.ticks, stage.ticks // 14):
        stage.reset()
        dies_at(stage.act, point)
        stage.check(read)
        # Batches are of two documents here, and were read in their order.
        assert read == list("abcdefg")[7 - len(read) :]
        most.append(len(read))
    assert most == sorted(most, reverse=True)
    assert {7, 5, 3, 1, 0} >= set(most) > {7, 0}


def test_a_killed_writer_of_a_store_leaves_whole_batches(tmp_path, make_triple, content):
    from kgraph.documents import Document

    path = tmp_path / "s" / "kgraph.db"
    path.parent.mkdir()

    def write() -> None:
        with Store.open(path, create=True) as store:
            for number in range(6):
                with store.batch():
                    for part in "ab":
                        id = f"{number}{part}"
                        store.add(Document(id, "text"), [make_triple(doc_id=id)])

    for point in range(1, counted(write), 9):
        shutil.rmtree(path.parent)
        path.parent.mkdir()
        dies_at(write, point)
        with Store.open(path, create=True) as store:
            ids = list(store.hashes())
        assert ids == [f"{n}{part}" for n in range(len(ids) // 2) for part in "ab"]
        write()
        assert [file.name for file in path.parent.iterdir()] == ["kgraph.db"]
        assert len(content(path.parent)["kgraph.db"]["triples"]) == 12
