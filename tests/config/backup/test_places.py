"""How backups are named, and which are kept."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from mostura.config.backup import places

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)  # a Friday


def nights(count):
    return [NOON - dt.timedelta(days=ago) for ago in range(count)]


def test_a_week_of_days_a_month_of_weeks_a_quarter_of_months_is_kept():
    kept = sorted((NOON - one).days for one in places.kept(nights(400)))

    # Seven days; the Sundays of three weeks before; the last days of two months before.
    assert kept == [0, 1, 2, 3, 4, 5, 6, 12, 19, 20, 51]


def test_of_a_day_the_newest_is_kept():
    tuesday = NOON - dt.timedelta(days=3)

    assert places.kept([tuesday.replace(hour=6), tuesday, NOON]) == {tuesday, NOON}


def test_the_backup_before_an_upgrade_is_kept_when_another_is_made_that_day():
    made = [NOON - dt.timedelta(hours=ago) for ago in (0, 1, 6, 47)]

    assert places.kept(made) == set(made)


@given(st.lists(st.integers(0, 2000), min_size=1, max_size=60))
def test_the_newest_is_always_kept_and_nothing_kept_is_dropped_the_same_day(hours):
    moments = [NOON - dt.timedelta(hours=one) for one in hours]

    kept = places.kept(moments)

    assert max(moments) in kept
    assert places.kept(kept) == kept
    fresh = {one for one in moments if max(moments) - one < places.FRESH}
    assert len(kept - fresh) <= places.DAYS + places.WEEKS + places.MONTHS


def test_a_deletion_reaches_nightly_backups_within_ninety_two_days():
    oldest = min(places.kept(nights(1000)))

    assert NOON - oldest <= dt.timedelta(days=92)


def test_backups_are_found_by_their_names_only(tmp_path):
    encrypted = places.name_of(NOON, encrypted=True)
    plain = places.name_of(NOON - dt.timedelta(days=1), encrypted=False)
    for name in (encrypted, plain, f"{encrypted}.part", "notes.txt"):
        (tmp_path / name).touch()

    found = places.backups_in(tmp_path)

    assert [(one.path.name, one.encrypted) for one in found] == [(plain, False), (encrypted, True)]
    assert found[1].made_at == NOON


def test_a_folder_that_is_not_there_holds_no_backup(tmp_path):
    assert places.backups_in(tmp_path / "nowhere") == []
