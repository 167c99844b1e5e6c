"""Who may ask, answer and promise what, and what a link is good for."""

import datetime as dt
import hashlib
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mostura.actor import Actor, Role
from mostura.answer.correspondence.policy import clock

AN_HOUR: Final = dt.timedelta(hours=1)
A_DAY: Final = dt.timedelta(days=1)
ANEW_AFTER: Final = dt.timedelta(minutes=2)  # who asks again so soon has clicked twice
LINK_LASTS: Final = dt.timedelta(days=120)  # a term of 60 working days, and a month to be late in
CODE_LASTS: Final = dt.timedelta(minutes=15)  # a slow mail server and a slower colleague
CODE_TRIES: Final = 5  # of a million codes
CODES_AN_HOUR: Final = 6  # per link: more would only fill the mailbox
LINKS_A_DAY: Final = 5  # fresh ones to one office for one letter
LETTERS_FOUND: Final = (
    3  # that a mailbox is sent fresh links to, when it says no more than its name
)
HANDED_ON: Final = 10  # colleagues one holder gives a letter to: more is no work, but a mailing
PROOF_LASTS: Final = dt.timedelta(hours=8)  # a working day in the same browser
ASKED_FOR_DAYS: Final = 30  # what we ask for where no law sets a term
REMIND_BEFORE: Final = dt.timedelta(days=7)
REMIND_EVERY: Final = dt.timedelta(days=14)  # weekly letters are thrown away unread
FURTHEST_PROMISE: Final = dt.timedelta(days=3653)  # ten years: later dates are typing mistakes


class AnswerKind(TextChoices):
    """What an addressee says to an ask."""

    ACCEPTED = "accepted", _("Accepted")
    PARTLY = "partly", _("Accepted in part")
    NOTED = "noted", _("Noted")
    DECLINED = "declined", _("Declined")


class SendingKind(TextChoices):
    """What a letter is for."""

    ASK = "ask", _("Ask")
    REMINDER = "reminder", _("Reminder")
    CLARIFICATION = "clarified", _("Clarification")


class LinkState(TextChoices):
    """How a signed link stands."""

    OPEN = "open", _("Open")
    EXPIRED = "expired", _("Expired")
    REVOKED = "revoked", _("Taken back")


class Refusal(TextChoices):
    """Why something cannot be asked or answered."""

    NOT_SECRETARIAT = "not_secretariat", _("Only the secretariat writes to addressees.")
    NOT_ADDRESSEE = "not_addressee", _("Only the organisation addressed can answer.")
    MAILBOX_NOT_PROVEN = (
        "mailbox_not_proven",
        _("This link shows what was asked. To answer, prove that the mailbox is yours by a code."),
    )
    LINK_NOT_OPEN = (
        "link_not_open",
        _("This link does not let anyone answer any more. Ask for a new one below."),
    )
    NOT_PUBLIC = (
        "not_public",
        _("Only what stands in the public register is put to addressees."),
    )
    WITHDRAWN = (
        "withdrawn",
        _("This is no longer asked: it was withdrawn."),
    )
    PUT_ALREADY = "put_already", _("This was put to this addressee before.")
    ANSWERED_ALREADY = "answered_already", _("This has been answered already.")
    BEFORE_IT_WAS_SENT = (
        "before_it_was_sent",
        _("This day is before the letter was sent. Is it the right day?"),
    )
    NOTHING_TO_CLARIFY = "nothing_to_clarify", _("No clarification is being waited for.")
    NOT_NOW = "not_now", _("As things stand now, this step changes nothing.")
    CHANGED_MEANWHILE = (
        "changed_meanwhile",
        _("Something was said here in the meantime. Read it first."),
    )
    DATE_IN_THE_PAST = "date_in_the_past", _("A promise needs a day that is still to come.")
    DATE_TOO_FAR = (
        "date_too_far",
        _("This day is more than ten years away. Is the year right?"),
    )
    NOT_RUNNING = (
        "not_running",
        _("There is nothing to remind of: no answer is due here."),
    )
    REMINDED_LATELY = (
        "reminded_lately",
        _("They were reminded less than two weeks ago."),
    )
    NO_MAILBOX = (
        "no_mailbox",
        _("This office has no mailbox that works. Send the letter on paper."),
    )
    MAILBOX_UNKNOWN = (
        "mailbox_unknown",
        _("We know no mailbox of your office. Answer by letter, and tell us one in it."),
    )
    NEEDS_A_REASON = "needs_a_reason", _("Say why, in a sentence.")
    UNKNOWN_BODY = (
        "unknown_body",
        _("The registry knows nobody of this name. Look it up there, or add it."),
    )
    A_GROUP = (
        "a_group",
        _("This is a group, and nobody opens its letters. Name one of its members."),
    )
    SAME_MAILBOX = "same_mailbox", _("This is the mailbox that has the letter already.")
    HANDED_ON_OFTEN = (
        "handed_on_often",
        _("You handed this letter on to ten colleagues. Ask one of them to hand it on."),
    )
    NOTHING_CHOSEN = "nothing_chosen", _("Choose at least one ask.")
    WRONG_CODE = "wrong_code", _("This is not the code that we mailed. Look at the newest mail.")
    CODE_TOO_OLD = "code_too_old", _("This code is too old. Ask for a new one.")
    TOO_MANY_TRIES = (
        "too_many_tries",
        _("The code was mistyped too often. Ask for a new one."),
    )
    TOO_MANY_CODES = (
        "too_many_codes",
        _("Several codes were mailed within the hour. Use the newest, or try again later."),
    )


def refusal_to_ask(actor: Actor) -> Refusal | None:
    """The secretariat writes on behalf of the coalition."""
    return None if actor.holds(Role.SECRETARIAT) else Refusal.NOT_SECRETARIAT


def refusal_to_step(actor: Actor, organisation_id: int, state: str, kind: str) -> Refusal | None:
    """Whether this party may take this step now; the addressee its own, the secretariat any."""
    own = bool(organisation_id) and actor.organisation_id == organisation_id
    if not own and not actor.holds(Role.SECRETARIAT):
        return Refusal.NOT_ADDRESSEE
    if clock.leads_from(state, kind):
        return None
    return _WHY_NOT.get(state, Refusal.NOT_NOW)


def refusal_to_speak(actor: Actor, organisation_id: int, state: str) -> Refusal | None:
    """Whether this party may still say something on an ask that is being put."""
    own = bool(organisation_id) and actor.organisation_id == organisation_id
    if not own and not actor.holds(Role.SECRETARIAT):
        return Refusal.NOT_ADDRESSEE
    return Refusal.WITHDRAWN if state == clock.State.WITHDRAWN else None


def refusal_as_seen(seen: int, version: int) -> Refusal | None:
    """Whether something was said since somebody began to write; 0 asks for no such care."""
    return Refusal.CHANGED_MEANWHILE if seen not in {0, version} else None


_WHY_NOT: Final[dict[str, Refusal]] = {
    clock.State.WITHDRAWN: Refusal.WITHDRAWN,
    clock.State.ANSWERED: Refusal.ANSWERED_ALREADY,
}


def refusal_of_promise(due_on: dt.date, today: dt.date) -> Refusal | None:
    """A promise is for a day to come, within ten years."""
    if due_on < today:
        return Refusal.DATE_IN_THE_PAST
    return Refusal.DATE_TOO_FAR if due_on > today + FURTHEST_PROMISE else None


def refusal_to_remind(
    standing: clock.Standing, reminded_at: dt.datetime | None, now: dt.datetime
) -> Refusal | None:
    """Only where an answer is due soon or overdue, and not again within two weeks."""
    if standing.state not in clock.RUNNING | {clock.State.OVERDUE} or standing.due_on is None:
        return Refusal.NOT_RUNNING
    if reminded_at and now - reminded_at < REMIND_EVERY:
        return Refusal.REMINDED_LATELY
    return None


def reminder_is_due(
    standing: clock.Standing, reminded_at: dt.datetime | None, now: dt.datetime
) -> bool:
    """A week before the day, and every two weeks after it; never while the clock stands still."""
    if refusal_to_remind(standing, reminded_at, now):
        return False
    near = standing.days_left is not None and standing.days_left <= REMIND_BEFORE.days
    return near or standing.overdue_days > 0


def digest_of(token: str) -> str:
    """What the hub keeps of a link."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_state(
    expires_at: dt.datetime, revoked_at: dt.datetime | None, now: dt.datetime
) -> LinkState:
    """How a link stands at a moment."""
    if revoked_at:
        return LinkState.REVOKED
    return LinkState.EXPIRED if expires_at <= now else LinkState.OPEN
