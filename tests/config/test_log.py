"""The hub's log, as its settings have made it."""

import io
import logging

import pytest
from django.test import Client


@pytest.fixture
def log():
    """What the console is told; pytest adds handlers of its own, with formatters of its own."""
    told = io.StringIO()
    console = next(one for one in logging.getLogger().handlers if one.name == "console")
    before, console.stream = console.stream, told  # the former may be closed by now: no flush
    yield told
    console.stream = before


@pytest.mark.django_db
def test_a_link_that_lets_in_does_not_reach_the_log(log):
    answers = [
        Client().get("/join/a-key-that-lets-in/").status_code,
        Client().get("/enter/a-key-that-lets-in/").status_code,
    ]

    told = log.getvalue()
    assert answers == [410, 410]
    assert "a-key-that-lets-in" not in told
    assert "Gone: /join/…/" in told


def test_an_address_does_not_reach_the_log_by_an_exception(log):
    try:
        raise ValueError("ana@example.org is unknown")
    except ValueError:
        logging.getLogger("mostura").exception("For %s", "ana@example.org")

    assert "example.org" not in log.getvalue()
    assert log.getvalue().endswith("ValueError: … is unknown\n")
