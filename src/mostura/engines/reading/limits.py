"""Work done in a process of its own, with bounds on memory and time, so that it can fail alone."""

import json
import os
import resource
import select
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import NoReturn

from mostura.engines.reading.formats.unreadable import Reason, Unreadable

MEBIBYTE = 1024 * 1024
LARGEST_FILE = 256 * MEBIBYTE  # bytes a worker may write to one; language models unpack
CHUNK = 1 << 16  # bytes received from the worker at once


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may use."""

    memory: int = 2048 * MEBIBYTE
    """Bytes of address space, of which libraries reserve far more than they use."""
    processor_seconds: int = 60
    seconds: float = 90.0
    """On the clock of the wall."""


def run_alone(work: Callable[[], str], limits: Limits) -> str:
    """Do the work in a forked process; whatever becomes of it, this one goes on.

    Raises
    ------
    Unreadable
        As the work raised it; or `out_of_time`, `out_of_memory`, `crashed`.

    """
    receiving, sending = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.close(receiving)
        _work(work, limits, sending)
    os.close(sending)
    try:
        said, in_time = _listen(receiving, time.monotonic() + limits.seconds)
    finally:
        os.close(receiving)
    return _understood(said, _ended(worker, patient=in_time), limits, in_time=in_time)


def _work(work: Callable[[], str], limits: Limits, sending: int) -> NoReturn:
    """The life of the worker: it never returns into the program it was forked from."""
    try:
        _bind(limits)
        message = {"answer": work()}
    except Unreadable as error:
        message = {"code": str(error.code), "detail": error.detail}
    except MemoryError:
        message = {
            "code": Reason.OUT_OF_MEMORY,
            "detail": f"at most {limits.memory // MEBIBYTE:,} MB",
        }
    except BaseException as error:  # the worker must speak, whatever happened to it
        message = {"code": Reason.CRASHED, "detail": f"{type(error).__name__}: {error}"[:300]}
    with suppress(OSError, MemoryError):
        left = json.dumps(message).encode()
        while left:
            left = left[os.write(sending, left) :]
    os._exit(0)


def _bind(limits: Limits) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    seconds = limits.processor_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Libraries try whether they may write a temporary file; none has reason to fill the disk.
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _listen(receiving: int, until: float) -> tuple[bytes, bool]:
    """All that the worker says before it falls silent or its time is over."""
    parts: list[bytes] = []
    while True:
        left = until - time.monotonic()
        if left <= 0 or not select.select([receiving], [], [], left)[0]:
            return b"".join(parts), False
        part = os.read(receiving, CHUNK)
        if not part:
            return b"".join(parts), True
        parts.append(part)


def _ended(worker: int, *, patient: bool) -> int:
    """How the worker ended, as `os.waitpid` tells it; one out of time is killed.

    A worker that has closed its pipe is ending, since nothing of its work comes after that.
    """
    if not patient:
        os.kill(worker, signal.SIGKILL)
    return os.waitpid(worker, 0)[1]


def _understood(said: bytes, status: int, limits: Limits, *, in_time: bool) -> str:
    try:
        message = json.loads(said)
    except ValueError:
        slow = not in_time or (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU)
        if slow:
            most = f"at most {limits.processor_seconds:,} seconds"
            raise Unreadable(Reason.OUT_OF_TIME, most) from None
        raise Unreadable(Reason.CRASHED) from None
    if "code" in message:
        raise Unreadable(Reason(message["code"]), message["detail"])
    return str(message["answer"])
