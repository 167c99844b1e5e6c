"""Days by which something is due, as a calendar that people subscribe to."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from mostura.answer.publications.frames.records import address
from mostura.answer.recommendations.frames.files import UNPRINTABLE

if TYPE_CHECKING:
    from mostura.answer.correspondence.models import Asking, Commitment
    from mostura.answer.recommendations.models import Recommendation

MOST: Final = 500
"""Days of one calendar; programs grow slow beyond."""
A_DAY: Final = dt.timedelta(days=1)
HALF_A_DAY: Final = dt.timedelta(hours=12)


def calendar_of(title: str, awaited: Iterable["Asking"], promises: Iterable["Commitment"]) -> bytes:
    """The days on which answers are due, and those by which something was promised."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.MOSTURA_NAME}//Mostura//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _clean(f"{title} · {settings.MOSTURA_NAME}"))
    calendar.add("refresh-interval", HALF_A_DAY, parameters={"VALUE": "DURATION"})
    for asking in awaited:
        calendar.add_component(_due(asking))
    for promise in promises:
        calendar.add_component(_promised(promise))
    return bytes(calendar.to_ical())


def _due(asking: "Asking") -> Event:
    who = asking.organisation.joined_into or asking.organisation
    summary = _("%(organisation)s: an answer is due") % {"organisation": who.label}
    ask = asking.recommendation
    day = asking.due_on or dt.date.max
    return _event(f"due-{asking.code}", day, asking.drafted_at, summary, ask)


def _promised(promise: "Commitment") -> Event:
    asking = promise.asking
    who = asking.organisation.joined_into or asking.organisation
    summary = _("%(organisation)s promised: %(words)s") % {
        "organisation": who.label,
        "words": promise.text,
    }
    key = f"promise-{asking.code}-{promise.pk}"
    return _event(key, promise.due_on, promise.made_at, summary, asking.recommendation)


def _event(
    key: str, day: dt.date, stamped_at: dt.datetime, summary: str, ask: "Recommendation"
) -> Event:
    """A whole day that takes nobody's time."""
    page = address(ask.get_absolute_url())
    event = Event()
    event.add("uid", f"{key}@{urlsplit(settings.MOSTURA_ADDRESS).hostname or 'localhost'}")
    event.add("dtstamp", stamped_at.astimezone(dt.UTC))
    event.add("dtstart", day)
    event.add("dtend", day + A_DAY)
    event.add("summary", _clean(" ".join(summary.split())))
    event.add("description", _clean(f"{ask.text}\n{page}"))
    event.add("url", page)
    event.add("transp", "TRANSPARENT")
    return event


def _clean(words: str) -> str:
    """Words without signs that no calendar can hold."""
    return UNPRINTABLE.sub(" ", words)
