"""Work that crashes, hangs or grows ends alone."""

import os
import signal

import pytest

from mostura.engines.reading.formats.unreadable import Reason, Unreadable
from mostura.engines.reading.limits import LARGEST_FILE, MEBIBYTE, Limits, run_alone

LIMITS = Limits(memory=1024 * MEBIBYTE, processor_seconds=1, seconds=1.5)


def spin():
    while True:
        pass


def hang():
    signal.pause()


def die():
    os.kill(os.getpid(), signal.SIGSEGV)


def grow():
    return str(len(bytearray(4096 * MEBIBYTE)))


def refuse():
    raise Unreadable(Reason.BROKEN, "page 3")


def slip():
    raise LookupError("no such page")


def fill(path):
    with path.open("wb") as file:
        for _ in range(2 * LARGEST_FILE // MEBIBYTE):
            file.write(bytes(MEBIBYTE))


def test_work_gives_back_its_answer_however_long():
    assert run_alone(lambda: "река " * 200_000, LIMITS) == "река " * 200_000


@pytest.mark.parametrize(
    ("work", "code"),
    [
        (spin, Reason.OUT_OF_TIME),
        (hang, Reason.OUT_OF_TIME),
        (die, Reason.CRASHED),
        (grow, Reason.OUT_OF_MEMORY),
        (refuse, Reason.BROKEN),
        (slip, Reason.CRASHED),
    ],
)
def test_work_that_fails_says_how(work, code):
    with pytest.raises(Unreadable) as failed:
        run_alone(work, LIMITS)

    assert failed.value.code == code


def test_what_work_did_wrong_is_told():
    with pytest.raises(Unreadable, match="LookupError: no such page"):
        run_alone(slip, LIMITS)


def test_work_does_not_fill_the_disk(tmp_path):
    with pytest.raises(Unreadable):
        run_alone(lambda: fill(tmp_path / "flood"), LIMITS)

    assert (tmp_path / "flood").stat().st_size <= LARGEST_FILE


def test_no_worker_is_left_behind():
    for work in (spin, die, lambda: "done"):
        try:
            run_alone(work, LIMITS)
        except Unreadable:
            continue

    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
