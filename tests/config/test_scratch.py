"""What processes write in passing is gone with them, also when they are killed."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from mostura.config import scratch

LONG_AGO = 2 * scratch.STRAY_SECONDS
HOLDS = """
from mostura.config import scratch
import sys, tempfile
folder = scratch.own_folder("mostura-trial-")
scratch.work_in(folder / "tmp")
print(tempfile.mkdtemp(), flush=True)
sys.stdin.read()
"""


def started(place, code=HOLDS):
    """A process with a folder of its own, and the path that it wrote in passing."""
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        env={**os.environ, "TMPDIR": str(place)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    return process, Path(process.stdout.readline().strip())


def aged(folder):
    moment = time.time() - LONG_AGO
    os.utime(folder, (moment, moment))


def test_a_process_that_ends_leaves_nothing(tmp_path):
    process, written = started(tmp_path)
    stood = written.is_dir() and tmp_path in written.parents

    process.communicate()

    assert (stood, process.returncode, list(tmp_path.iterdir())) == (True, 0, [])


def test_what_a_killed_process_left_is_swept_and_what_a_living_one_has_is_not(tmp_path):
    killed, left = started(tmp_path)
    living, kept = started(tmp_path)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    for folder in tmp_path.iterdir():
        aged(folder)
    before = (left.exists(), kept.exists())

    scratch.sweep(tmp_path, "mostura-trial-")

    after = (left.parents[1].exists(), kept.exists())
    living.communicate()
    assert (before, after) == ((True, True), (False, True))


def test_a_folder_that_may_be_about_to_be_locked_is_not_swept(tmp_path):
    young, other = tmp_path / "mostura-trial-1", tmp_path / "somebody-else"
    for folder in (young, other):
        folder.mkdir()
    aged(other)

    scratch.sweep(tmp_path, "mostura-trial-")

    assert sorted(tmp_path.iterdir()) == [young, other]


def test_a_link_to_what_is_not_ours_is_not_followed(tmp_path):
    precious = tmp_path / "precious"
    precious.mkdir()
    aged(precious)
    (tmp_path / "mostura-trial-link").symlink_to(precious)

    scratch.sweep(tmp_path, "mostura-trial-")

    assert precious.is_dir()


def test_the_tests_write_in_passing_into_the_home_of_their_run(settings):
    assert Path(tempfile.gettempdir()).parent == Path(settings.MOSTURA_HOME)


def test_a_run_of_tests_leaves_no_home(tmp_path):
    empty = tmp_path / "test_nothing.py"
    empty.write_text("def test_nothing(settings):\n    assert settings.MOSTURA_HOME.is_dir()\n")
    place = tmp_path / "place"
    place.mkdir()
    outside = {k: v for k, v in os.environ.items() if k not in {"REHEARSAL", "MOSTURA_HOME"}}

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(empty), "-n", "1"],
        env={**outside, "TMPDIR": str(place), "PYTEST_DEBUG_TEMPROOT": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert (done.returncode, list(place.iterdir())) == (0, []), done.stdout + done.stderr
