"""What the frame of every page knows."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from mostura.config.backup.certificates import Certificate, Finding, write

UNPROVEN = "Nobody knows whether the backups open"


@pytest.fixture
def backups(settings, tmp_path):
    cache.clear()
    settings.MOSTURA_BACKUPS = tmp_path
    return tmp_path


@pytest.fixture
def desk(everyone):
    """The desk as someone finds it."""
    _ours, _theirs, knocking = everyone
    cookies = {one.name: one.cookies for one in knocking}

    def opened(name):
        client = Client()
        client.cookies.load(cookies[name])
        return client.get("/desk/").text

    return opened


def drill(folder, *, days_ago, holds=True):
    moment = timezone.now() - dt.timedelta(days=days_ago)
    findings = [Finding("opens", holds, "with the key of the test")]
    write(Certificate(moment.isoformat(), "hub.age", 1, 0.1, findings), folder)


def test_the_operator_hears_that_no_drill_was_ever_held(backups, desk):
    assert UNPROVEN in desk("operator")


def test_a_drill_of_this_month_is_enough(backups, desk):
    drill(backups, days_ago=29)

    assert UNPROVEN not in desk("operator")


@pytest.mark.parametrize(("days_ago", "holds"), [(31, True), (1, False)])
def test_an_old_drill_and_a_failed_one_prove_nothing(backups, desk, days_ago, holds):
    drill(backups, days_ago=days_ago, holds=holds)

    assert UNPROVEN in desk("operator")


@pytest.mark.parametrize("name", ["member", "editor", "secretariat"])
def test_only_the_operator_is_told_of_backups(backups, desk, name):
    assert UNPROVEN in desk("operator")
    assert UNPROVEN not in desk(name)
