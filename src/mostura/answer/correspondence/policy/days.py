"""What day somebody means who types one: in the orders of Europe, never by a guess."""

import datetime as dt
import re
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

_YEAR_FIRST: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{2}|\d{4})\.?")
_MONTHS: Final = 12
_SLASH: Final = "/"


class DayFault(TextChoices):
    """Why it cannot be told which day is meant."""

    NO_DAY = "no_day", _("This is no day of the calendar. Write it like this: 31.12.2026.")
    NO_CENTURY = "no_century", _("Write the year with four digits, like this: 31.12.2026.")
    TWO_READINGS = (
        "two_readings",
        _("This can be read as two different days. Write it with dots, the day first: 31.12.2026."),
    )


def read_day(typed: str) -> dt.date | DayFault:
    """31.12.2026, 2026-12-31 and 31/12/2026 are one day; 03/04/2026 could be two."""
    words = "".join(typed.split())
    if found := _YEAR_FIRST.fullmatch(words):
        year, month, day = (int(one) for one in found.groups())
        return _day(year, month, day)
    if not (found := _DAY_FIRST.fullmatch(words)):
        return DayFault.NO_DAY
    if len(found[4]) < len("2026"):
        return DayFault.NO_CENTURY
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == _SLASH and first != second and max(first, second) <= _MONTHS:
        return DayFault.TWO_READINGS
    if found[2] == _SLASH and second > _MONTHS:
        return _day(year, first, second)
    return _day(year, second, first)


def _day(year: int, month: int, day: int) -> dt.date | DayFault:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return DayFault.NO_DAY
