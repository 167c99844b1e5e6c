"""Who may follow what, and what links and receipts are good for."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mostura.actor import CLOCK, Actor, Role
from mostura.shell.codes import LETTERS

CONFIRMATION_LASTS: Final = dt.timedelta(days=3)
CONFIRMATIONS_A_DAY: Final = 3  # nobody's mailbox is filled by someone who types its address
MAILBOX_REMEMBERED: Final = dt.timedelta(days=30)  # after leaving, for mail that comes back late
RECEIPT_LENGTH: Final = 16  # letters of 5 bits: nobody finds one by trying
RECEIPT_GROUP: Final = 4
MOST_RECEIPTS: Final = 200  # one print run of a large gathering
_MISTAKEN: Final = str.maketrans("oilu" + "аеорсхукмтнв", "011v" + "ae0pcxykmthb")
"""Letters of both scripts that a reader takes for one of a receipt."""


class FollowerKind(TextChoices):
    """Who follows: a person with an account, a mailbox, the holder of a receipt."""

    PERSON = "person", _("Person")
    MAILBOX = "mailbox", _("Mailbox")
    RECEIPT = "receipt", _("Receipt")


class Refusal(TextChoices):
    """Why a link or a receipt does nothing."""

    NOT_SIGNED_IN = "not_signed_in", _("Sign in first, or give an e-mail address.")
    UNKNOWN_LINK = (
        "unknown_link",
        _("This link does not open anything any more. Follow what you want to hear of once more."),
    )
    TOO_LATE = (
        "too_late",
        _("This link was good for three days. Follow it once more to get a new one."),
    )
    MAY_NOT_ISSUE = "may_not_issue", _("Only editors and the secretariat hand out receipts.")
    TOO_MANY = "too_many", _("At most 200 receipts are made at a time.")
    NOTHING_FOLLOWED = "nothing_followed", _("A receipt must follow at least one thing.")
    NOT_OPERATOR = "not_operator", _("Only an operator can do this.")


@dataclass(frozen=True, slots=True)
class Thing:
    """What can be followed: its kind and key, its code in addresses, its name and its page.

    `people_only` says that it is not public: whoever has no account cannot follow it.
    """

    kind: str
    pk: int
    code: str
    title: str
    address: str
    people_only: bool = False


@dataclass(frozen=True, slots=True)
class News:
    """One thing worth telling.

    `sentence` is an English sentence that catalogues know (mark it with `gettext_noop`), with
    places such as `%(organisation)s`; `values` fills them, by language, `""` for any language.
    `title` is what it is about in its own words, `address` its page. `subjects` are all the things
    whose followers hear of it. What is not public is told to people of `organisation_id` and the
    secretariat only, and letters then say no more than that there is something.
    """

    sentence: str
    title: str
    address: str
    subjects: tuple[tuple[str, int], ...]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    public: bool = True
    organisation_id: int = 0


def refusal_to_issue(actor: Actor, *, number: int, things: int) -> Refusal | None:
    """Editors and the secretariat hand out receipts; so does the machine."""
    if actor != CLOCK and not actor.holds(Role.EDITOR, Role.SECRETARIAT):
        return Refusal.MAY_NOT_ISSUE
    if not things:
        return Refusal.NOTHING_FOLLOWED
    return None if 1 <= number <= MOST_RECEIPTS else Refusal.TOO_MANY


def is_confirmed_in_time(asked_at: dt.datetime, now: dt.datetime) -> bool:
    """Whether a mailbox may still say that it wants what was asked for in its name."""
    return now - asked_at <= CONFIRMATION_LASTS


def normal_code(typed: str) -> str:
    """A receipt as it was printed, however someone types it: capitals, blanks, either script."""
    letters = "".join(one for one in typed.casefold() if one.isalnum()).translate(_MISTAKEN)
    return letters if set(letters) <= set(LETTERS) else ""


def grouped(code: str) -> str:
    """A receipt in groups that a person can read out."""
    starts = range(0, len(code), RECEIPT_GROUP)
    return "-".join(code[start : start + RECEIPT_GROUP].upper() for start in starts)


def digest_of(token: str) -> str:
    """What the hub keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def filled(sentence: str, values: Mapping[str, Mapping[str, str]], language: str) -> str:
    """A translated sentence with its places filled in the language, or the nearest there is."""
    near = (language, language.partition("-")[0], "", "en")
    known = [values[one] for one in near if one in values]
    known += list(values.values())
    words: dict[str, str] = {}
    for one in reversed(known):
        words.update(one)
    return sentence % words if words else sentence
