"""The other side of a pool: a process that takes work from its standard input."""

from __future__ import annotations

import os
import pickle
import queue
import threading
from collections.abc import Callable
from io import FileIO
from typing import Any

from kgraph.workers.frames import read_frame, write_frame


def main() -> None:
    """Take a function that makes the function to call, then its arguments one by one.

    Each is answered with ``(True, result)`` or ``(False, exception)``. The process ends as soon
    as its standard input does, also in the midst of work: then nobody waits for it any more.
    """
    requests, answers = _pipes()
    arrived: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(requests, arrived), daemon=True).start()
    try:
        work = pickle.loads(arrived.get())()
    except Exception as error:
        write_frame(answers, _failure(error))
        return
    while True:
        write_frame(answers, _answer(work, arrived.get()))


def _pipes() -> tuple[FileIO, FileIO]:
    """Return the pipes to the parent; what else is printed goes to standard error."""
    requests, answers = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.dup2(2, 1)
    return FileIO(requests, "rb"), FileIO(answers, "wb")


def _receive(requests: FileIO, arrived: queue.SimpleQueue[bytes]) -> None:
    while (frame := read_frame(requests)) is not None:
        arrived.put(frame)
    os._exit(0)


def _answer(work: Callable[[Any], Any], frame: bytes) -> bytes:
    try:
        return pickle.dumps((True, work(pickle.loads(frame))))
    except Exception as error:
        return _failure(error)


def _failure(error: Exception) -> bytes:
    """Return the answer for an exception; one that cannot travel is told in words."""
    try:
        answer = pickle.dumps((False, error))
        pickle.loads(answer)
    except Exception:
        answer = pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
    return answer
