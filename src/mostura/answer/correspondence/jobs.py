"""What the worker does between asking and answering."""

from django.utils import timezone

from mostura.actor import CLOCK
from mostura.answer.correspondence.actions import asking as actions
from mostura.answer.correspondence.actions import links, sending, telling
from mostura.ground.ledger import queries as ledger


def note_delivered(entry_number: int, *, letter: int, about_kind: str, about_id: int) -> None:
    """A mail server took one of our letters."""
    if about_kind == "sending":
        sending.note_delivered(about_id, by=CLOCK)


def note_bounced(entry_number: int, *, letter: int, about_kind: str, about_id: int) -> None:
    """One of our letters came back."""
    if about_kind == "sending":
        sending.note_bounced(about_id, by=CLOCK)
    elif about_kind == "link":
        links.note_link_bounced(about_id, by=CLOCK)


def tell_followers(entry_number: int, *, asking: int, recommendation: int, **_more: int) -> None:
    """Tell those who follow an ask what has moved."""
    event = ledger.event_of(CLOCK, entry_number)
    telling.tell_followers(asking, event, entry_number=entry_number, by=CLOCK)


def drop_withdrawn(entry_number: int, *, recommendation: int) -> None:
    """An ask left the register: nobody is asked for it any more."""
    actions.drop_withdrawn(recommendation, by=CLOCK)


def note_overdue() -> int:
    """Note whose time has passed since the last look."""
    return actions.note_overdue(timezone.now(), by=CLOCK)
