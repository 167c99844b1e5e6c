"""Which day somebody means."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mostura.answer.correspondence.policy.days import DayFault, read_day

NEW_YEARS_EVE = dt.date(2026, 12, 31)


@pytest.mark.parametrize(
    "typed",
    ["31.12.2026", "31. 12. 2026.", "2026-12-31", "31/12/2026", "31-12-2026", "12/31/2026"],
)
def test_one_day_is_read_in_every_order_that_says_which_it_is(typed):
    assert read_day(typed) == NEW_YEARS_EVE


@pytest.mark.parametrize("typed", ["03/04/2026", "3/4/2026", "12/11/2026"])
def test_what_could_be_two_days_is_none(typed):
    assert read_day(typed) == DayFault.TWO_READINGS


def test_the_same_number_twice_is_one_day():
    assert read_day("05/05/2026") == dt.date(2026, 5, 5)


@pytest.mark.parametrize("typed", ["31.12.26", "1/2/26"])
def test_a_year_has_four_digits(typed):
    assert read_day(typed) == DayFault.NO_CENTURY


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "31.02.2026", "2026-13-01", "31.12", "12.31.2026", "0/0/2026"],
)
def test_what_is_no_day_is_said(typed):
    assert read_day(typed) == DayFault.NO_DAY


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_day_written_with_dots_or_as_numbers_of_iso_is_read_back(day):
    assert read_day(f"{day.day}.{day.month}.{day.year}") == day
    assert read_day(day.isoformat()) == day


@given(st.text(max_size=12))
def test_nothing_that_is_typed_breaks_the_reading(typed):
    assert isinstance(read_day(typed), (dt.date, DayFault))
