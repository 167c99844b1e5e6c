"""Rows as the clock wants them: steps with their moments, terms, and the days nobody works."""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import Final

from holidays import country_holidays

from mostura.answer.correspondence.models import Asking, Step
from mostura.answer.correspondence.policy import clock

ZONES: Final = {
    "AL": "Europe/Tirane",
    "BA": "Europe/Sarajevo",
    "HR": "Europe/Zagreb",
    "ME": "Europe/Podgorica",
    "MK": "Europe/Skopje",
    "RS": "Europe/Belgrade",
    "SI": "Europe/Ljubljana",
    "XK": "Europe/Belgrade",  # the zone that the time-zone database counts Kosovo to
    "AT": "Europe/Vienna",
    "BE": "Europe/Brussels",
    "CH": "Europe/Zurich",
    "DE": "Europe/Berlin",
    "FR": "Europe/Paris",
    "NL": "Europe/Amsterdam",
    "US": "America/New_York",
}
"""Where the offices of a country look at the clock; elsewhere the hub's own zone holds."""


def standing_of(asking: Asking, steps: Iterable[Step], now: dt.datetime) -> clock.Standing:
    """How an asking stands at a moment, by its rows."""
    happened = [clock.Step(one.kind, one.at) for one in steps]
    return clock.standing(happened, asking.terms, now, day_off_in(asking.country))


def day_off_in(country: str) -> clock.DayOff:
    """Whether a day is a national holiday; a country the calendar does not know has none."""

    def is_day_off(day: dt.date) -> bool:
        return day in _holidays(country, day.year)

    return is_day_off


@cache
def _holidays(country: str, year: int) -> frozenset[dt.date]:
    try:
        return frozenset(country_holidays(country, years=year))
    except NotImplementedError:
        return frozenset()
