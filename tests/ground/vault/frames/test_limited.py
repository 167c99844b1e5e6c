"""Processes with limits."""

import os
import select
import sys
import time
from pathlib import Path

import pytest

from mostura.ground.vault.frames.limited import run_limited

GENEROUS = {"seconds": 20, "megabytes": 512}


def run(code, **limits):
    return run_limited([sys.executable, "-c", code], **(GENEROUS | limits))


def test_what_a_command_prints_comes_back():
    completed = run("import sys; print('words'); print('fault', file=sys.stderr); sys.exit(3)")

    assert (completed.status, completed.output, completed.errors) == (3, b"words\n", "fault\n")
    assert (completed.out_of_time, completed.out_of_memory) == (False, False)


def test_a_command_that_wants_too_much_memory_is_told_so():
    completed = run("a = b'a' * 300_000_000", megabytes=200)

    assert (completed.status, completed.out_of_memory) == (1, True)


def test_a_command_that_computes_for_ever_is_stopped():
    completed = run("while True: pass", seconds=1)

    assert completed.out_of_time


def test_a_command_that_waits_for_ever_is_stopped_with_its_children(tmp_path):
    noted = tmp_path / "child"
    code = (
        "import os, time, pathlib\n"
        f"if os.fork() == 0: pathlib.Path({str(noted)!r}).write_text(str(os.getpid()))\n"
        "time.sleep(60)"
    )
    began = time.monotonic()

    completed = run(code, seconds=1)

    assert completed.out_of_time
    assert time.monotonic() - began < 10
    assert _is_gone(int(noted.read_text()))


def _is_gone(process):
    """Whether it has ended; the kernel takes a moment to end what was killed."""
    try:
        told = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    ended, _, _ = select.select([told], [], [], 5)
    os.close(told)
    return bool(ended)


def test_a_command_sees_no_secret(monkeypatch):
    monkeypatch.setenv("MOSTURA_SECRET_KEY", "secret")
    monkeypatch.setenv("MOSTURA_DATABASE", "postgres://hub:secret@localhost/hub")
    assert "secret" in os.environ["MOSTURA_SECRET_KEY"]

    completed = run("import os; print(sorted(k for k in os.environ if 'MOSTURA' in k))")

    assert completed.output == b"[]\n"


def test_a_command_works_in_a_folder_that_is_gone_afterwards():
    completed = run("import os; open('left', 'w').write('a'); print(os.getcwd())")

    assert completed.status == 0
    assert not Path(completed.output.decode().strip()).exists()


@pytest.mark.parametrize(
    ("kind", "limit"), [("RLIMIT_CORE", 0), ("RLIMIT_NOFILE", 128), ("RLIMIT_CPU", 20)]
)
def test_limits_hold_inside(kind, limit):
    completed = run(f"import resource; print(resource.getrlimit(resource.{kind})[1])")

    assert int(completed.output) == limit
