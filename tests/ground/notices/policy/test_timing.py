"""When a letter goes out, by the clock on its reader's wall."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mostura.ground.notices.policy.timing import (
    LETTERS_A_DAY,
    Rhythm,
    Wishes,
    due_at,
    is_quiet,
    time_zones,
    wants_letters,
)

SARAJEVO = ZoneInfo("Europe/Sarajevo")
NIGHT = {"quiet_from": dt.time(22), "quiet_until": dt.time(7)}


def local(text, zone=SARAJEVO, fold=0):
    return dt.datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold).astimezone(dt.UTC)


def due(wishes, now, closed=(), zone=SARAJEVO):
    """When it goes out, as its reader's clock shows it."""
    moment = due_at(wishes, now, closed)
    return moment.astimezone(zone).strftime("%a %d %b %H:%M")


def test_at_once_is_now():
    now = local("2026-03-04 15:10")

    assert due_at(Wishes(Rhythm.AT_ONCE), now) == now


@pytest.mark.parametrize(
    ("now", "goes_out"),
    [("2026-03-04 06:59", "Wed 04 Mar 07:00"), ("2026-03-04 07:00", "Thu 05 Mar 07:00")],
)
def test_a_daily_letter_comes_with_the_next_morning(now, goes_out):
    assert due(Wishes(Rhythm.DAILY), local(now)) == goes_out


@pytest.mark.parametrize(
    ("now", "goes_out"),
    [
        ("2026-03-04 15:00", "Mon 09 Mar 07:00"),
        ("2026-03-09 06:00", "Mon 09 Mar 07:00"),
        ("2026-03-09 08:00", "Mon 16 Mar 07:00"),
    ],
)
def test_a_weekly_letter_comes_on_monday(now, goes_out):
    assert due(Wishes(Rhythm.WEEKLY), local(now)) == goes_out


@pytest.mark.parametrize(
    ("now", "goes_out"),
    [
        ("2026-03-04 21:59", "Wed 04 Mar 21:59"),
        ("2026-03-04 22:00", "Thu 05 Mar 07:00"),
        ("2026-03-05 03:00", "Thu 05 Mar 07:00"),
        ("2026-03-05 07:00", "Thu 05 Mar 07:00"),
    ],
)
def test_nothing_is_sent_in_the_night(now, goes_out):
    assert due(Wishes(Rhythm.AT_ONCE, **NIGHT), local(now)) == goes_out


def test_quiet_hours_at_noon_do_not_reach_over_midnight():
    noon = Wishes(Rhythm.AT_ONCE, dt.time(12), dt.time(14))

    assert due(noon, local("2026-03-04 13:00")) == "Wed 04 Mar 14:00"
    assert [is_quiet(noon, dt.time(hour)) for hour in (11, 12, 13, 14)] == [
        False,
        True,
        True,
        False,
    ]


def test_a_digest_waits_for_the_end_of_the_quiet_hours_too():
    late = Wishes(Rhythm.DAILY, dt.time(20), dt.time(9))

    assert due(late, local("2026-03-04 10:00")) == "Thu 05 Mar 09:00"


def test_the_fifth_letter_of_a_day_comes_in_the_morning():
    now = local("2026-03-04 15:00")
    closed = [now - dt.timedelta(hours=hours) for hours in range(LETTERS_A_DAY)]

    assert due(Wishes(Rhythm.AT_ONCE), now, closed[1:]) == "Wed 04 Mar 15:00"
    assert due(Wishes(Rhythm.AT_ONCE), now, closed) == "Thu 05 Mar 07:00"


def test_letters_of_yesterday_do_not_count_where_the_reader_is():
    zone = ZoneInfo("America/New_York")
    now = local("2026-03-04 00:30", zone)
    closed = [now - dt.timedelta(hours=1)] * LETTERS_A_DAY

    wishes = Wishes(Rhythm.AT_ONCE, time_zone="America/New_York")

    assert due(wishes, now, closed, zone) == "Wed 04 Mar 00:30"


def test_mornings_are_at_seven_on_both_sides_of_the_change_of_the_clock():
    daily = Wishes(Rhythm.DAILY)
    spring, autumn = local("2026-03-28 12:00"), local("2026-10-24 12:00")

    assert (due(daily, spring), due(daily, autumn)) == ("Sun 29 Mar 07:00", "Sun 25 Oct 07:00")
    assert due_at(daily, spring) - spring == dt.timedelta(hours=18)
    assert due_at(daily, autumn) - autumn == dt.timedelta(hours=20)


def test_quiet_hours_that_end_in_the_hour_that_spring_leaves_out_end_after_it():
    early = Wishes(Rhythm.AT_ONCE, dt.time(22), dt.time(2, 30))

    assert due(early, local("2026-03-29 01:00")) == "Sun 29 Mar 03:30"


def test_quiet_hours_in_the_hour_that_autumn_has_twice_never_end_in_the_past():
    early = Wishes(Rhythm.AT_ONCE, dt.time(22), dt.time(2, 30))
    second_time = local("2026-10-25 02:10", fold=1)

    moment = due_at(early, second_time)

    assert moment - second_time == dt.timedelta(minutes=20)


def test_a_zone_that_is_gone_counts_as_universal_time():
    nowhere = Wishes(Rhythm.DAILY, time_zone="Atlantis/Capital")

    assert due_at(nowhere, dt.datetime(2026, 3, 4, 6, tzinfo=dt.UTC)) == dt.datetime(
        2026, 3, 4, 7, tzinfo=dt.UTC
    )


def test_only_who_looks_at_the_page_gets_no_letters():
    assert [one for one in Rhythm if not wants_letters(one)] == [Rhythm.PAGE_ONLY]


TIMES = st.none() | st.times().map(lambda one: one.replace(microsecond=0, second=0))
FIRST = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
MOMENTS = st.integers(0, 6 * 365 * 24 * 60).map(lambda one: FIRST + dt.timedelta(minutes=one))


@given(
    now=MOMENTS,
    rhythm=st.sampled_from([Rhythm.AT_ONCE, Rhythm.DAILY, Rhythm.WEEKLY]),
    zone=st.sampled_from(time_zones()),
    hours=st.tuples(TIMES, TIMES),
    closed=st.integers(0, 6),
)
def test_a_letter_never_goes_out_in_the_past_in_quiet_hours_or_beyond_the_cap(
    now, rhythm, zone, hours, closed
):
    wishes = Wishes(rhythm, *hours, zone)
    sent = [now - dt.timedelta(minutes=one) for one in range(closed)]

    moment = due_at(wishes, now, sent)

    shown = moment.astimezone(ZoneInfo(zone))
    on_that_day = [one for one in sent if one.astimezone(ZoneInfo(zone)).date() == shown.date()]
    assert now <= moment <= now + dt.timedelta(days=10)
    assert not is_quiet(wishes, shown.time())
    assert len(on_that_day) < LETTERS_A_DAY
