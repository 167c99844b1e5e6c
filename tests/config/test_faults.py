"""What broke, and whether it passes."""

import errno

import pytest
from django.db import IntegrityError, InterfaceError, OperationalError
from django.test import RequestFactory

from mostura.config import faults

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


@pytest.mark.parametrize("exception", OURS)
def test_the_rest_is_our_fault(exception):
    try:
        raise exception
    except Exception:
        response = faults.fault(RequestFactory().get("/"))

    assert response.status_code == 500
    assert "Retry-After" not in response.headers
