"""Certificates of drills."""

import datetime as dt

import pytest

from mostura.config.backup import certificates
from mostura.config.backup.certificates import Certificate, Finding

NOW = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


def certificate(*, day, holds):
    return Certificate(
        drilled_at=f"2026-11-{day:02}T10:00:00+00:00",
        backup="mostura-2026-11-01T020000Z.tar.age",
        bytes=1_500_000,
        seconds=4.2,
        findings=[
            Finding("opens", holds=True, detail="3 files as they were"),
            Finding("ledger", holds=holds, detail="12 entries, 0 faults"),
        ],
    )


def test_a_certificate_says_what_held():
    assert certificate(day=2, holds=True).text() == (
        "Drill of 2026-11-02T10:00:00+00:00\n"
        "mostura-2026-11-01T020000Z.tar.age (1.5 MB) would bring the hub back, whole.\n"
        "  holds  opens       3 files as they were\n"
        "  holds  ledger      12 entries, 0 faults\n"
        "Restored and verified in 4.2 seconds."
    )


def test_a_drill_that_looked_at_nothing_proves_nothing():
    assert Certificate("2026-11-02T10:00:00+00:00", "a", 1, 1.0, []).passed is False


def test_the_last_drill_that_held_counts(tmp_path):
    certificates.write(certificate(day=2, holds=True), tmp_path)
    path = certificates.write(certificate(day=5, holds=False), tmp_path)

    last = certificates.last_passed_at(tmp_path)

    assert path.name == "drill-2026-11-05T100000Z.txt"
    assert "FAILS  ledger" in path.read_text()
    assert last == dt.datetime(2026, 11, 2, 10, tzinfo=dt.UTC)


@pytest.mark.parametrize(("days", "overdue"), [(None, True), (29, False), (31, True)])
def test_after_thirty_days_a_drill_is_due(days, overdue):
    last = None if days is None else NOW - dt.timedelta(days=days)

    assert certificates.is_overdue(last, NOW) is overdue
