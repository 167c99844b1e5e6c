"""Runs a command that may meet a hostile file: little memory, little time, no secrets."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

LAUNCHER: Final = Path(__file__).with_name("launcher.py")
AT_ONCE: Final = threading.BoundedSemaphore(2)  # two such processes, however many people wait
OUTPUT_BYTES: Final = 64 * 1024 * 1024
ERROR_BYTES: Final = 64 * 1024
SLOWER: Final = 2  # the wall clock waits this many times the CPU seconds
PASSED_ON: Final = ("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "PYTHONPATH")


@dataclass(frozen=True, slots=True)
class Completed:
    """How a limited command ended."""

    status: int
    """Exit status; negative is the number of the signal that ended it."""
    output: bytes
    errors: str
    out_of_time: bool = False

    @property
    def out_of_memory(self) -> bool:
        """Whether it ended for want of memory."""
        return self.status != 0 and "MemoryError" in self.errors


def run_limited(
    arguments: Sequence[str], *, seconds: int, megabytes: int, work_in: Path
) -> Completed:
    """Run a command with limits on CPU and wall clock, memory, file growth and open files.

    It sees an environment without secrets, and `work_in` is all it knows of to write into: who
    gives that folder clears it away. When its time is over, it is killed with all it started.
    """
    # What it says goes into files without a name: nothing of them is left behind by a kill.
    with (
        AT_ONCE,
        tempfile.TemporaryFile(dir=work_in) as output,
        tempfile.TemporaryFile(dir=work_in) as errors,
    ):
        process = subprocess.Popen(
            [
                *(sys.executable, "-I", "-S", str(LAUNCHER)),
                *(str(seconds), str(megabytes * 1024 * 1024), *arguments),
            ],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=errors,
            cwd=work_in,
            env=_environment(work_in),
            start_new_session=True,
        )
        with _ended_with_its_children(process):
            status = _wait(process, seconds * SLOWER)
        out_of_time = status is None or status in {-signal.SIGXCPU, -signal.SIGKILL}
        output.seek(0)
        errors.seek(0)
        return Completed(
            status=process.returncode,
            output=output.read(OUTPUT_BYTES),
            errors=errors.read(ERROR_BYTES).decode(errors="replace"),
            out_of_time=out_of_time,
        )


def _wait(process: subprocess.Popen[bytes], seconds: float) -> int | None:
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return None


@contextlib.contextmanager
def _ended_with_its_children(process: subprocess.Popen[bytes]) -> Iterator[None]:
    try:
        yield
    finally:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)  # its session is its own
        process.wait()


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    quiet = {
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
    }
    return kept | quiet
