"""Spreads work over processes and gives the results back in the order of the work.

The processes are started anew and not forked, because the threads of numerical libraries do not
survive a fork; and as commands of their own, so that the script that uses us is not run again.
"""

from __future__ import annotations

import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from io import FileIO
from typing import Any, Generic, TypeVar, cast

from kgraph.errors import KgraphError, WorkerError
from kgraph.workers.frames import read_frame, write_frame

Task = TypeVar("Task")
Result = TypeVar("Result")
_START = "import sys; sys.path[:] = sys.argv[1:]; from kgraph.workers.child import main; main()"


def ordered(
    make: Callable[[], Callable[[Task], Result]],
    tasks: Iterable[Task],
    jobs: int,
    *,
    cost: Callable[[Task], int],
    ahead: int,
    name: Callable[[Task], str] = repr,
) -> Iterator[Result]:
    """Yield the result for each task, in order, worked out by ``jobs`` processes.

    ``make`` is called in each process and returns the function that does the work; it, tasks and
    results travel as pickles. Tasks are taken until ``ahead`` of cost is under way a process, or
    as much as the first of them costs: while one process works on something big, the others go
    on. Raises what the work raises, and WorkerError when a process ends before its time; ``name``
    says then what it was working on.
    """
    pool: _Pool[Task, Result] = _Pool(make, jobs, name)
    waiting: deque[tuple[Future[Result], int]] = deque()
    total = 0
    try:
        for task in tasks:
            waiting.append((pool.submit(task), cost(task)))
            total += waiting[-1][1]
            while waiting and (waiting[0][0].done() or total > jobs * max(ahead, waiting[0][1])):
                future, spent = waiting.popleft()
                total -= spent
                yield future.result()
        while waiting:
            yield waiting.popleft()[0].result()
    finally:
        pool.close()


class _Pool(Generic[Task, Result]):
    def __init__(self, make: Callable[[], Any], jobs: int, name: Callable[[Task], str]) -> None:
        self._tasks: queue.SimpleQueue[tuple[Future[Result], Task] | None] = queue.SimpleQueue()
        packed = pickle.dumps(make)
        self._workers = [_Worker(self._tasks, packed, name) for _ in range(jobs)]
        for worker in self._workers:
            worker.start()

    def submit(self, task: Task) -> Future[Result]:
        future: Future[Result] = Future()
        self._tasks.put((future, task))
        return future

    def close(self) -> None:
        """End the processes whatever they are doing."""
        for worker in self._workers:
            worker.kill()
        for _ in self._workers:
            self._tasks.put(None)
        for worker in self._workers:
            worker.join()


class _Worker(threading.Thread, Generic[Task, Result]):
    """A thread that hands tasks to a process of its own and waits for the answers.

    It is a daemon and its pipes have no buffers, so that it holds up the end of the program
    neither by its waiting nor by a lock.
    """

    def __init__(
        self,
        tasks: queue.SimpleQueue[tuple[Future[Result], Task] | None],
        make: bytes,
        name: Callable[[Task], str],
    ) -> None:
        super().__init__(daemon=True)
        self._tasks = tasks
        self._make = make
        self._describe = name
        self._process = subprocess.Popen(
            [sys.executable, "-c", _START, *map(str, sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            # An interruption from the keyboard is for us alone to deal with.
            start_new_session=True,
        )

    def run(self) -> None:
        while item := self._tasks.get():
            future, task = item
            try:
                future.set_result(self._ask(task))
            except Exception as error:
                future.set_exception(error)
        for pipe in (self._process.stdin, self._process.stdout):
            cast(FileIO, pipe).close()

    def kill(self) -> None:
        """End the process, and with it the wait for its answer."""
        self._process.kill()
        self._process.wait()

    def _ask(self, task: Task) -> Result:
        requests = cast(FileIO, self._process.stdin)
        try:
            if self._make:
                write_frame(requests, self._make)
                self._make = b""
            write_frame(requests, pickle.dumps(task))
            answer = read_frame(cast(FileIO, self._process.stdout))
        except OSError:
            answer = None
        if answer is None:
            raise self._ended(task)
        good, value = pickle.loads(answer)
        if good:
            return cast(Result, value)
        if isinstance(value, MemoryError):
            raise WorkerError(
                f"there is too little memory to read {self._describe(task)}; "
                "use fewer processes with --jobs, or split it"
            )
        raise value

    def _ended(self, task: Task) -> KgraphError:
        code = self._process.wait()
        how = f"was killed ({signal.Signals(-code).name})" if code < 0 else f"ended with {code}"
        return WorkerError(
            f"a process {how} while it read {self._describe(task)}; "
            "if memory ran out, use fewer processes with --jobs"
        )
