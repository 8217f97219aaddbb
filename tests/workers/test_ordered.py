"""Work in other processes: order, bounds, and how it ends when something goes wrong."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from functools import partial
from itertools import count
from pathlib import Path

import pytest

import kgraph
from kgraph.errors import ModelError, WorkerError
from kgraph.workers import ordered

WORK = """
import os, sys, time
from pathlib import Path
from kgraph.errors import ModelError

class Odd(Exception):
    def __init__(self, one, two):
        super().__init__("odd")

def doubler():
    return lambda number: (2 * number, os.getpid())

def waiter(folder):
    # Waits for the file that it is told; so tests and not clocks say who is faster.
    def wait(name):
        while name and not Path(folder, name).exists():
            time.sleep(0.01)
        return name
    return wait

def failing(how):
    def fail(number):
        if number == 3:
            if how == "killed":
                os.kill(os.getpid(), 9)
            if how == "ended":
                os._exit(7)
            raise {"known": ModelError("no model"), "odd": Odd(1, 2), "memory": MemoryError()}[how]
        return number
    return fail

def unmakeable():
    raise ModelError("cannot be made")

def talker():
    def talk(text):
        print(text, flush=True)
        os.system("echo from below")
        return sys.stdin.read()
    return talk

def threads():
    return lambda _: os.environ.get("OPENBLAS_NUM_THREADS")
"""


@pytest.fixture
def work(tmp_path, monkeypatch):
    """Return a module that other processes find as well."""
    (tmp_path / "kgraph_test_work.py").write_text(WORK)
    monkeypatch.syspath_prepend(tmp_path)
    import kgraph_test_work

    yield kgraph_test_work
    del sys.modules["kgraph_test_work"]


one = partial(ordered, cost=lambda task: 1, ahead=4)


def processes() -> set[int]:
    """Return the processes that were started from here and are still there."""
    children = Path("/proc/self/task").glob("*/children")
    return {int(pid) for path in children for pid in path.read_text().split()}


def test_results_come_in_the_order_of_the_tasks_from_several_processes(work):
    before = processes()
    results = list(one(work.doubler, range(200), 3))
    assert [double for double, _ in results] == [2 * number for number in range(200)]
    assert os.getpid() not in {pid for _, pid in results}
    assert processes() == before


def test_no_tasks_give_nothing(work):
    assert list(one(work.doubler, [], 2)) == []


def test_tasks_are_taken_as_they_are_needed(work):
    taken: list[int] = []
    results = one(work.doubler, (taken.append(i) or i for i in count()), 2)
    for _ in range(20):
        next(results)
    results.close()
    assert len(taken) <= 20 + 2 * 4 + 1


def test_something_big_does_not_hold_up_the_others(work, tmp_path):
    taken: list[str] = []

    def tasks():
        for number in range(40):
            name = "release" if number == 0 else ""
            taken.append(name)
            if number == 15:
                # As much as the first task costs is under way elsewhere by now.
                (tmp_path / "release").touch()
            yield name

    costs = {"release": 20, "": 1}
    results = ordered(partial(work.waiter, tmp_path), tasks(), 2, cost=costs.__getitem__, ahead=4)
    assert len(list(results)) == 40


def test_big_tasks_are_not_piled_up(work):
    taken: list[int] = []
    tasks = (taken.append(i) or i for i in count())
    results = ordered(work.doubler, tasks, 2, cost=lambda task: 1000, ahead=4)
    next(results)
    results.close()
    assert len(taken) <= 4


@pytest.mark.parametrize(
    ("how", "error", "message"),
    [
        ("known", ModelError, "^no model$"),
        ("odd", RuntimeError, "^Odd: odd$"),
        ("memory", WorkerError, "too little memory to read number 3; use fewer .* --jobs"),
        (
            "killed",
            WorkerError,
            r"a process was killed \(SIGKILL\) while it read number 3; .*--jobs",
        ),
        ("ended", WorkerError, "a process ended with 7 while it read number 3; "),
    ],
)
def test_a_failure_is_raised_where_its_result_would_be(work, how, error, message):
    before = processes()
    results = one(partial(work.failing, how), count(), 2, name="number {}".format)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(error, match=message) as caught:
        next(results)
    assert "\n" not in str(caught.value)
    assert processes() == before


def test_what_cannot_be_made_is_raised(work):
    with pytest.raises(ModelError, match="cannot be made"):
        list(one(work.unmakeable, range(5), 2))


def test_what_workers_print_spoils_nothing(work, capfd):
    assert list(one(work.talker, ["said aloud"], 1)) == [""]
    out, err = capfd.readouterr()
    assert out == ""
    assert err == "said aloud\nfrom below\n"


def test_who_stops_early_leaves_no_processes_and_no_threads(work, tmp_path):
    before, threads = processes(), threading.active_count()
    results = one(partial(work.waiter, tmp_path), ["", "never", "never"], 2)
    assert next(results) == ""
    results.close()
    assert processes() == before
    assert threading.active_count() == threads


SCRIPT = """
import os, sys
sys.path.insert(0, {folder!r})
from functools import partial
from kgraph.workers import ordered
import kgraph_test_work as work
results = ordered(partial(work.waiter, {folder!r}), ["", "never", "never"], 2,
                  cost=lambda task: 1, ahead=4)
next(results)
print(*(pid for thread in os.listdir("/proc/self/task")
        for pid in open(f"/proc/self/task/{{thread}}/children").read().split()), flush=True)
{then}
"""


def gone(pid: int) -> bool:
    try:
        return "\nState:\tZ" in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return True


def run(tmp_path: Path, then: str, ending: int | None) -> tuple[list[int], int, str]:
    """Return the workers of a script, how it ended and what it said; it is sent a signal if any."""
    script = textwrap.dedent(SCRIPT).format(folder=str(tmp_path), then=then)
    environment = {**os.environ, "PYTHONPATH": str(Path(kgraph.__file__).parents[1])}
    # No guard against being run again, as scripts of users have none.
    (tmp_path / "script.py").write_text(script)
    with subprocess.Popen(
        [sys.executable, str(tmp_path / "script.py")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
    ) as process:  # fmt: skip
        workers = [int(pid) for pid in process.stdout.readline().split()]
        if ending:
            process.send_signal(ending)
        said = process.stderr.read()
        return workers, process.wait(), said


@pytest.mark.parametrize(
    ("then", "ending", "code"),
    [
        ("next(results)", signal.SIGKILL, -9),
        ("next(results)", signal.SIGTERM, -15),
        ("next(results)", signal.SIGINT, -2),
        ("os._exit(3)", None, 3),
        ("sys.exit(4)", None, 4),
        ("raise ValueError", None, 1),
    ],
)
def test_workers_end_with_whom_they_work_for(work, tmp_path, then, ending, code):
    workers, ended, said = run(tmp_path, then, ending)
    assert len(workers) == 2
    assert ended == code
    assert said.count("Traceback") == ("ValueError" in said or "KeyboardInterrupt" in said)
    while not all(map(gone, workers)):
        time.sleep(0.01)
