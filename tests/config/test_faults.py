"""What broke, and whether it passes."""

import errno

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError
from django.test import RequestFactory

from mostura.config import faults, room

PASSING = [
    OSError(errno.ENOSPC, "No space left on device"),
    OperationalError("database or disk is full"),
    InterfaceError("connection already closed"),
]
OURS = [OSError(errno.EACCES, "Permission denied"), IntegrityError("twice"), ValueError("wrong")]


@pytest.mark.parametrize("exception", PASSING)
def test_a_machine_without_room_or_database_needs_a_moment(exception):
    try:
        raise exception
    except Exception:
        response = faults.fault(RequestFactory().get("/"))

    assert (response.status_code, response.headers["Retry-After"]) == (503, "120")


@pytest.mark.parametrize(
    ("exception", "told"),
    [
        (OSError(errno.EDQUOT, "Disk quota exceeded"), True),
        (OperationalError("database or disk is full"), True),
        (OperationalError('could not extend file "base/1": No space left on device'), True),
        (OperationalError("disk I/O error"), False),  # there is room: it is something else
        (OperationalError("database is locked"), False),
    ],
)
def test_only_a_full_disk_is_called_one(exception, told):
    try:
        raise exception
    except Exception:
        response = faults.fault(RequestFactory().get("/"))

    assert ("The disk of the hub is full." in response.text) == told


def test_a_vague_word_of_the_database_is_understood_by_the_room_there_is(monkeypatch):
    monkeypatch.setattr(room, "NEXT_TO_NOTHING", room.free() + 10_000_000)

    assert room.wanting(OperationalError("disk I/O error"))


@pytest.mark.parametrize("exception", OURS)
def test_the_rest_is_our_fault(exception):
    try:
        raise exception
    except Exception:
        response = faults.fault(RequestFactory().get("/"))

    assert response.status_code == 500
    assert "Retry-After" not in response.headers
