"""Folders to work in, and what is left of them when somebody is killed."""

import signal
import subprocess
import sys

from mostura.ground.vault.frames import shelves

WORKING = """
import sys, time
from pathlib import Path
from mostura.ground.vault.frames import shelves
with shelves.workshop(Path(sys.argv[1])) as desk:
    (desk / "half").write_text("half a file")
    print(desk, flush=True)
    time.sleep(60)
"""


def at_work(vault):
    """A process that works in the vault, and the folder it works in."""
    process = subprocess.Popen(
        [sys.executable, "-c", WORKING, str(vault)], stdout=subprocess.PIPE, text=True
    )
    return process, process.stdout.readline().strip()


def folders(vault):
    return sorted(str(one) for one in (vault / "desk").iterdir())


def end(process):
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_a_folder_is_gone_when_the_work_is_done(tmp_path):
    with shelves.workshop(tmp_path) as desk:
        (desk / "words").write_text("words")

    assert folders(tmp_path) == []


def test_what_a_killed_process_left_is_cleared_away_with_the_next_file(tmp_path):
    process, left = at_work(tmp_path)
    end(process)
    assert folders(tmp_path) == [left]

    with shelves.workshop(tmp_path) as desk:
        assert folders(tmp_path) == [str(desk)]


def test_whoever_still_works_is_left_alone(tmp_path):
    process, busy = at_work(tmp_path)
    try:
        with shelves.workshop(tmp_path) as desk:
            assert folders(tmp_path) == sorted([busy, str(desk)])
    finally:
        end(process)


def test_two_folders_of_one_process_do_not_sweep_each_other(tmp_path):
    with shelves.workshop(tmp_path) as first, shelves.workshop(tmp_path) as second:
        assert (first.is_dir(), second.is_dir()) == (True, True)
