"""When a letter goes out: rhythm, quiet hours and the cap, in the time zone of its reader."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

LETTERS_A_DAY: Final = 4  # more than four mails a day from one sender is noise
MORNING: Final = dt.time(7)  # digests lie in the mailbox when people begin to work
MONDAY: Final = 0
_REGIONS: Final = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Pacific")


class Rhythm(TextChoices):
    """How often someone wants to be written to."""

    AT_ONCE = "at_once", _("At once, at most four letters a day")
    DAILY = "daily", _("One letter a day, in the morning")
    WEEKLY = "weekly", _("One letter a week, on Monday morning")
    PAGE_ONLY = "page_only", _("No letters; I look here")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a reader asked for: the rhythm, the hours without mail, the time zone."""

    rhythm: str = Rhythm.AT_ONCE.value
    quiet_from: dt.time | None = None
    quiet_until: dt.time | None = None
    time_zone: str = "Europe/Sarajevo"


def due_at(wishes: Wishes, now: dt.datetime, closed: Iterable[dt.datetime] = ()) -> dt.datetime:
    """When the next letter to this reader goes out; `closed` are the letters of the last day.

    `now` and the answer are moments in UTC. Whoever wants no letters has no such moment; ask
    `wants_letters` first.
    """
    zone = zone_of(wishes.time_zone)
    local = now.astimezone(zone)
    due = _by_rhythm(wishes.rhythm, local)
    due = _after_quiet_hours(wishes, due)
    if _sent_on(due.date(), zone, closed) >= LETTERS_A_DAY:
        due = _after_quiet_hours(wishes, _next_morning(due, dt.timedelta(days=1)))
    return max(due.astimezone(dt.UTC), now)


def wants_letters(rhythm: str) -> bool:
    """Whether a reader is written to at all."""
    return rhythm != Rhythm.PAGE_ONLY


def is_quiet(wishes: Wishes, time: dt.time) -> bool:
    """Whether a local time lies in the quiet hours, which may reach over midnight."""
    begins, ends = wishes.quiet_from, wishes.quiet_until
    if begins is None or ends is None or begins == ends:
        return False
    if begins < ends:
        return begins <= time < ends
    return time >= begins or time < ends


def zone_of(name: str) -> ZoneInfo:
    """The time zone of that name."""
    return ZoneInfo(name if name in available_timezones() else "UTC")


def time_zones() -> list[str]:
    """The time zones one may choose from, by the name of a large place in them."""
    found = [one for one in available_timezones() if one.partition("/")[0] in _REGIONS]
    return [*sorted(found), "UTC"]


def _by_rhythm(rhythm: str, local: dt.datetime) -> dt.datetime:
    if rhythm == Rhythm.DAILY:
        return _next_morning(local)
    if rhythm == Rhythm.WEEKLY:
        to_monday = dt.timedelta(days=(MONDAY - local.weekday()) % 7)
        monday = _at(local.date() + to_monday, MORNING, local)
        return monday if monday > local else _at(monday.date() + dt.timedelta(7), MORNING, local)
    return local


def _next_morning(local: dt.datetime, at_least: dt.timedelta = dt.timedelta()) -> dt.datetime:
    """The first morning that still comes, and not before so many days have passed."""
    morning = _at(local.date() + at_least, MORNING, local)
    return morning if morning > local else _at(morning.date() + dt.timedelta(1), MORNING, local)


def _after_quiet_hours(wishes: Wishes, due: dt.datetime) -> dt.datetime:
    """The same moment, or the end of the quiet hours it lies in."""
    if wishes.quiet_until is None or not is_quiet(wishes, due.time()):
        return due
    over_midnight = due.time() >= wishes.quiet_until
    day = due.date() + dt.timedelta(days=1 if over_midnight else 0)
    return _at(day, wishes.quiet_until, due)


def _at(day: dt.date, time: dt.time, not_before: dt.datetime) -> dt.datetime:
    """A local time on a day; of a time that the clock shows twice, the one still to come.

    A time that the clock leaps over in spring is moved forward with the clock.
    """
    zone = not_before.tzinfo
    first = dt.datetime.combine(day, time, tzinfo=zone)
    second = first.replace(fold=1)
    chosen = first if _moment(first) >= _moment(not_before) else second
    return _moment(chosen).astimezone(zone)


def _moment(local: dt.datetime) -> dt.datetime:
    """The same moment in UTC: local times of one zone compare without their leaps."""
    return local.astimezone(dt.UTC)


def _sent_on(day: dt.date, zone: ZoneInfo, closed: Iterable[dt.datetime]) -> int:
    return sum(one.astimezone(zone).date() == day for one in closed)
