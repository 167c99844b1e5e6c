"""Who may invite, change and suspend whom, and what a link is still good for."""

import datetime as dt
import hashlib
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mostura.actor import CLOCK, Actor, Role

INVITATION_LASTS: Final = dt.timedelta(days=14)  # people are on mission for two weeks
SENT_JUST_NOW: Final = dt.timedelta(minutes=1)  # who sends it again so soon has clicked twice
DEMONSTRATION_LINK_LASTS: Final = dt.timedelta(days=1)  # `make run` prints new ones
SIGNED_IN_LASTS: Final = dt.timedelta(hours=12)  # a long day; then whoever it is signs in anew
UNUSED_LASTS: Final = dt.timedelta(minutes=30)  # a machine left alone in a shared office
MACHINE_UNUSED_LASTS: Final = dt.timedelta(minutes=10)  # who looks after the machine types little
SEEN_EVERY: Final = dt.timedelta(minutes=1)  # how exactly the hub keeps when a machine was used
EDITORS_GRANT: Final = frozenset({Role.MEMBER, Role.EDITOR})
NEED_SECOND_FACTOR: Final = frozenset({Role.EDITOR, Role.SECRETARIAT, Role.OPERATOR})

# What a browser calls itself holds the names of others, so the first mark found decides.
BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
MACHINES: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


class InvitationState(TextChoices):
    """How an invitation stands."""

    OPEN = "open", _("Open")
    ACCEPTED = "accepted", _("Accepted")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Expired")


class Refusal(TextChoices):
    """Why something about people cannot be done."""

    MAY_NOT_INVITE = "may_not_invite", _("Your role does not invite people.")
    OTHER_ORGANISATION = (
        "other_organisation",
        _("You can do this for your own organisation only."),
    )
    ROLE_TOO_HIGH = (
        "role_too_high",
        _("Only the secretariat gives or takes this role."),
    )
    NOT_OPEN = (
        "not_open",
        _("This invitation is no longer open. Ask the person who invited you for a new one."),
    )
    SOMEONE_ELSE = (
        "someone_else",
        _("This invitation was sent to another address. Sign out, then open its link again."),
    )
    ALREADY_ACCEPTED = (
        "already_accepted",
        _("This invitation has been accepted; the person is a colleague now."),
    )
    ALREADY_INVITED = (
        "already_invited",
        _("This address has an open invitation; you can send that one again."),
    )
    SIGN_IN_FIRST = (
        "sign_in_first",
        _("This address has an account. Sign in with it, then open the link again."),
    )
    ALREADY_HELD = ("already_held", _("This person holds this role already."))
    ALREADY_ENDED = ("already_ended", _("This role has ended already."))
    LAST_SECRETARIAT = (
        "last_secretariat",
        _("This is the last member of the secretariat. Give the role to someone else first."),
    )
    NOT_SECRETARIAT = ("not_secretariat", _("Only the secretariat can do this."))
    NOT_YOURSELF = ("not_yourself", _("You cannot suspend yourself."))
    NOT_YOUR_ORGANISATION = (
        "not_your_organisation",
        _("You hold no role in this organisation."),
    )
    NOT_DEMONSTRATION = (
        "not_demonstration",
        _("Such links are for the people of the demonstration only."),
    )
    SUSPENDED = ("suspended", _("This account is suspended. Write to the secretariat."))


def refusal_to_invite(actor: Actor, organisation_id: int, role: str) -> Refusal | None:
    """Editors invite into their own organisation, the secretariat anywhere; others do not."""
    if actor == CLOCK or actor.holds(Role.SECRETARIAT):
        return None
    if not actor.holds(Role.EDITOR):
        return Refusal.MAY_NOT_INVITE
    if organisation_id != actor.organisation_id:
        return Refusal.OTHER_ORGANISATION
    return None if role in EDITORS_GRANT else Refusal.ROLE_TOO_HIGH


def refusal_to_withdraw(
    actor: Actor, organisation_id: int, role: str, state: str
) -> Refusal | None:
    """Who may invite may also take back, or send again, what has not been accepted."""
    if state == InvitationState.ACCEPTED:
        return Refusal.ALREADY_ACCEPTED
    return refusal_to_invite(actor, organisation_id, role)


def is_second_click(expires_at: dt.datetime, now: dt.datetime) -> bool:
    """Whether an invitation has been sent so lately that nobody has missed it yet."""
    return now - (expires_at - INVITATION_LASTS) < SENT_JUST_NOW


def refusal_to_accept(state: str, *, invited: str, signed_in_as: str) -> Refusal | None:
    """An open invitation is for the address it was sent to; `signed_in_as` may be empty."""
    if state != InvitationState.OPEN:
        return Refusal.NOT_OPEN
    if signed_in_as and signed_in_as.casefold() != invited.casefold():
        return Refusal.SOMEONE_ELSE
    return None


def refusal_to_end(
    actor: Actor, *, person_id: int, organisation_id: int, role: str, others_in_secretariat: int
) -> Refusal | None:
    """Anyone may lay down a role; editors and the secretariat take roles as they give them."""
    if role == Role.SECRETARIAT and not others_in_secretariat:
        return Refusal.LAST_SECRETARIAT
    if actor.signed_in and actor.person_id == person_id:
        return None
    return refusal_to_invite(actor, organisation_id, role)


def refusal_to_suspend(
    actor: Actor, *, person_id: int, in_secretariat: bool, others_in_secretariat: int
) -> Refusal | None:
    """The secretariat suspends anyone but itself as a whole."""
    if not actor.holds(Role.SECRETARIAT):
        return Refusal.NOT_SECRETARIAT
    if actor.person_id == person_id:
        return Refusal.NOT_YOURSELF
    if in_secretariat and not others_in_secretariat:
        return Refusal.LAST_SECRETARIAT
    return None


def refusal_to_act_for(organisation_id: int, own: frozenset[int]) -> Refusal | None:
    """One acts for an organisation one holds a role in."""
    return None if organisation_id in own else Refusal.NOT_YOUR_ORGANISATION


def refusal_to_enter(*, demonstration: bool, suspended: bool) -> Refusal | None:
    """A printed link opens the demonstration, never the account of a real person."""
    if not demonstration:
        return Refusal.NOT_DEMONSTRATION
    return Refusal.SUSPENDED if suspended else None


def refusal_to_clear(actor: Actor) -> Refusal | None:
    """The demonstration is taken away by a command of the machine, or by the secretariat."""
    allowed = actor == CLOCK or actor.holds(Role.SECRETARIAT)
    return None if allowed else Refusal.NOT_SECRETARIAT


def needs_second_factor(actor: Actor, *, demonstration: bool) -> bool:
    """Who can publish, invite or look after the machine signs in with more than a mailbox."""
    return actor.holds(*NEED_SECOND_FACTOR) and not demonstration


def roles_to_grant(actor: Actor) -> list[Role]:
    """The roles this actor may give, in their order."""
    if actor == CLOCK or actor.holds(Role.SECRETARIAT):
        return list(Role)
    return [role for role in Role if role in EDITORS_GRANT] if actor.holds(Role.EDITOR) else []


def unused_lasts(actor: Actor, *, demonstration: bool) -> dt.timedelta:
    """How long a machine stays signed in that nobody uses; invented people have nothing to lose."""
    if demonstration:
        return SIGNED_IN_LASTS
    return MACHINE_UNUSED_LASTS if actor.holds(Role.OPERATOR) else UNUSED_LASTS


def is_over(
    now: dt.datetime, *, began_at: dt.datetime, seen_at: dt.datetime, unused: dt.timedelta
) -> bool:
    """Whether a sign-in has come to its end: too old, or too long unused."""
    return now - began_at > SIGNED_IN_LASTS or now - seen_at > unused


def device_of(user_agent: str) -> str:
    """A browser and its machine in two words, of all that a browser says about itself."""
    found = [
        next((name for mark, name in marks if mark in user_agent), "")
        for marks in (BROWSERS, MACHINES)
    ]
    return ", ".join(name for name in found if name)


def digest_of(token: str) -> str:
    """What the hub keeps of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
