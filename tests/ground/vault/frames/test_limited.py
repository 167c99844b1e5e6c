"""Processes with limits."""

import os
import select
import sys
import time
from pathlib import Path

import pytest

from mostura.ground.vault.frames.limited import run_limited

GENEROUS = {"seconds": 20, "megabytes": 512}


@pytest.fixture
def run(tmp_path):
    """Runs a line of Python with limits, in a folder that is there already."""
    folder = tmp_path / "work"
    folder.mkdir()
    return lambda code, **limits: run_limited(
        [sys.executable, "-c", code], **({"work_in": folder} | GENEROUS | limits)
    )


def test_what_a_command_prints_comes_back(run):
    completed = run("import sys; print('words'); print('fault', file=sys.stderr); sys.exit(3)")

    assert (completed.status, completed.output, completed.errors) == (3, b"words\n", "fault\n")
    assert (completed.out_of_time, completed.out_of_memory) == (False, False)


def test_a_command_that_wants_too_much_memory_is_told_so(run):
    completed = run("a = b'a' * 300_000_000", megabytes=200)

    assert (completed.status, completed.out_of_memory) == (1, True)


def test_a_command_that_computes_for_ever_is_stopped(run):
    completed = run("while True: pass", seconds=1)

    assert completed.out_of_time


def test_a_command_that_waits_for_ever_is_stopped_with_its_children(run, tmp_path):
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


def test_a_command_sees_no_secret(run, monkeypatch):
    monkeypatch.setenv("MOSTURA_SECRET_KEY", "secret")
    monkeypatch.setenv("MOSTURA_DATABASE", "postgres://hub:secret@localhost/hub")
    assert "secret" in os.environ["MOSTURA_SECRET_KEY"]

    completed = run("import os; print(sorted(k for k in os.environ if 'MOSTURA' in k))")

    assert completed.output == b"[]\n"


def test_a_command_works_in_the_folder_given_and_knows_of_no_other(run, tmp_path):
    code = "import os, tempfile; print(os.getcwd(), os.environ['HOME'], tempfile.mkdtemp())"

    completed = run(code)

    folders = completed.output.decode().split()
    assert [Path(one).is_relative_to(tmp_path / "work") for one in folders] == [True] * 3


def test_what_a_command_says_leaves_no_file_even_while_it_runs(run, tmp_path):
    completed = run("import os; print(os.listdir('.'))")

    assert (completed.output, list((tmp_path / "work").iterdir())) == (b"[]\n", [])


@pytest.mark.parametrize(
    ("kind", "limit"), [("RLIMIT_CORE", 0), ("RLIMIT_NOFILE", 128), ("RLIMIT_CPU", 20)]
)
def test_limits_hold_inside(run, kind, limit):
    completed = run(f"import resource; print(resource.getrlimit(resource.{kind})[1])")

    assert int(completed.output) == limit
