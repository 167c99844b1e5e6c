"""Who may say how far a thing is done, who may show evidence, and how often."""

from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mostura.actor import Actor, Role
from mostura.answer.claims.policy.measuring import Party

CHANGES_A_DAY: Final = 5  # of one claim: second thoughts are welcome, a see-saw helps nobody
CLAIMS_A_DAY: Final = 200  # of one organisation: a long evening of honest work on many asks
EVIDENCE_OF_A_CLAIM: Final = 20  # pieces: more would not be read
EVIDENCE_A_DAY: Final = 100  # pieces of one organisation
LONGEST_NOTE: Final = 2000  # characters: reasons, not a report; a report is evidence
PUBLIC_BODIES: Final = frozenset({"government", "municipality", "police", "parliament"})
PUBLIC_BODIES_TOO: Final = frozenset({"judiciary", "independent"})
OF_CIVIL_SOCIETY: Final = frozenset({"cso", "informal_group", "media", "academia"})


class EvidenceKind(TextChoices):
    """In which form evidence comes."""

    FILE = "file", _("File")
    LINK = "link", _("Link")


class Refusal(TextChoices):
    """Why a claim or a piece of evidence is not taken."""

    NOT_PUBLIC = (
        "not_public",
        _("Only what stands in the public register is claimed to be done or not."),
    )
    NOT_YOUR_ORGANISATION = (
        "not_your_organisation",
        _("You speak for your own organisation only."),
    )
    NOT_ADDRESSEE = (
        "not_addressee",
        _("The secretariat writes down what those who were asked have said, or a monitor."),
    )
    SPEAKS_FOR_ITSELF = (
        "speaks_for_itself",
        _("This organisation was asked or has spoken for itself: it is no independent monitor."),
    )
    CHANGED_MEANWHILE = (
        "changed_meanwhile",
        _("A colleague of yours said something else in the meantime. Your words are kept below."),
    )
    TOO_MANY_CHANGES = (
        "too_many_changes",
        _("This was changed five times within a day. What was said last counts; wait a day."),
    )
    TOO_MANY_CLAIMS = (
        "too_many_claims",
        _("Your organisation has made 200 claims within a day. Go on tomorrow."),
    )
    TOO_MUCH_EVIDENCE = (
        "too_much_evidence",
        _("This claim has twenty pieces of evidence. Withdraw one that matters less."),
    )
    EVIDENCE_FLOOD = (
        "evidence_flood",
        _("Your organisation has added a hundred pieces of evidence within a day. Wait a day."),
    )
    NOT_YOUR_CLAIM = "not_your_claim", _("Only those who made this claim can do this.")
    NEEDS_A_REASON = "needs_a_reason", _("Say why, in a sentence.")
    CLAIM_WITHDRAWN = (
        "claim_withdrawn",
        _("This claim was taken back. Say anew how far it is, and show evidence for that."),
    )


@dataclass(frozen=True, slots=True)
class Whose:
    """For whom somebody wants to speak, and how that party stands to the ask."""

    organisation_id: int
    party: str
    asked: bool
    """Whether the ask addresses it."""
    claims_as: str = ""
    """The party as which it has spoken before, if it has."""


def party_of(kind: str, *, asked: bool) -> str:
    """On which side an organisation stands when it speaks for itself.

    Public bodies are institutions; so is whoever else was asked, but for civil society itself.
    """
    if kind in PUBLIC_BODIES | PUBLIC_BODIES_TOO:
        return Party.INSTITUTION
    return Party.INSTITUTION if asked and kind not in OF_CIVIL_SOCIETY else Party.CIVIL_SOCIETY


def speaks_for(actor: Actor, organisation_id: int) -> bool:
    """Whether an actor is of this organisation: a member, or one who answers by a signed link."""
    if not organisation_id or actor.organisation_id != organisation_id:
        return False
    roles = (Role.MEMBER, Role.EDITOR, Role.SECRETARIAT)
    return actor.holds(*roles) if actor.signed_in else True


def may_claim(actor: Actor) -> bool:
    """Whether a person can say of any public ask how far it is."""
    office = actor.holds(Role.SECRETARIAT)
    return actor.signed_in and (office or speaks_for(actor, actor.organisation_id))


def refusal_to_claim(actor: Actor, whose: Whose, *, public: bool) -> Refusal | None:
    """Everyone for the own organisation; the secretariat for monitors, and for those asked."""
    if not public:
        return Refusal.NOT_PUBLIC
    if speaks_for(actor, whose.organisation_id) and whose.party != Party.MONITOR:
        return None if actor.signed_in or whose.asked else Refusal.NOT_YOUR_ORGANISATION
    if not actor.holds(Role.SECRETARIAT):
        return Refusal.NOT_YOUR_ORGANISATION
    if whose.party != Party.MONITOR:
        return None if whose.asked else Refusal.NOT_ADDRESSEE
    spoken = whose.claims_as not in {"", Party.MONITOR}
    return Refusal.SPEAKS_FOR_ITSELF if whose.asked or spoken else None


def refusal_of_flood(of_this_ask: int, of_all: int) -> Refusal | None:
    """By how many claims the organisation made within a day: about this ask, about all."""
    if of_this_ask >= CHANGES_A_DAY:
        return Refusal.TOO_MANY_CHANGES
    return Refusal.TOO_MANY_CLAIMS if of_all >= CLAIMS_A_DAY else None


def refusal_to_change(actor: Actor, organisation_id: int, party: str) -> Refusal | None:
    """Those who speak for the organisation, and the secretariat for whom it may speak."""
    if speaks_for(actor, organisation_id):
        return None
    written_down = party in {Party.MONITOR, Party.INSTITUTION}
    allowed = actor.holds(Role.SECRETARIAT) and written_down
    return None if allowed else Refusal.NOT_YOUR_CLAIM


def refusal_of_evidence(of_this_claim: int, of_today: int) -> Refusal | None:
    """By how many pieces stand there, and how many the organisation added within a day."""
    if of_this_claim >= EVIDENCE_OF_A_CLAIM:
        return Refusal.TOO_MUCH_EVIDENCE
    return Refusal.EVIDENCE_FLOOD if of_today >= EVIDENCE_A_DAY else None


def refusal_of_reason(reason: str) -> Refusal | None:
    """What is taken back is taken back for a reason."""
    return None if reason.strip() else Refusal.NEEDS_A_REASON
