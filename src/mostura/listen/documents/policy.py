"""What may be done with a document and its suggestions, and when."""

from collections.abc import Sequence
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mostura.actor import Actor, Role

FILES_AT_ONCE = 20  # a coalition's shelf of reports; the browser and the reader stay patient
WORDS_OF_A_PASSAGE = 3  # shorter marks by hand are slips of the finger


class State(TextChoices):
    """How far a document has come."""

    RECEIVED = "received", _("Waiting to be read")
    READING = "reading", _("Being read")
    READ = "read", _("Read, waiting for review")
    UNREADABLE = "unreadable", _("Could not be read")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REMOVED = "removed", _("Removed")


NOTHING: Final = {
    **dict.fromkeys(("title", "publisher", "gathering", "place", "source_url", "text"), ""),
    **dict.fromkeys(("language", "script", "unreadable"), ""),
}
"""What a removed document says of itself: nothing that anybody wrote."""


class Decision(TextChoices):
    """What people made of a suggestion."""

    OPEN = "open", _("To decide")
    ACCEPTED = "accepted", _("Accepted")
    DISMISSED = "dismissed", _("Dismissed")
    MERGED = "merged", _("Merged into another")
    SPLIT = "split", _("Split into others")


class Rule(TextChoices):
    """Why the engine holds a passage to be an ask."""

    LISTED_UNDER_HEADING = "listed-under-heading", _("It is listed under recommendations.")
    LISTED_UNDER_LEAD_IN = "listed-under-lead-in", _("It is listed after words that ask.")
    MODAL = "modal", _("It says what somebody should do.")
    STRONG_MODAL = "strong-modal", _("It says what somebody must do.")
    CALL_VERB = "call-verb", _("It calls on, urges or recommends.")
    PROPOSAL_VERB = "proposal-verb", _("It proposes or suggests.")
    NEED_NOUN = "need-noun", _("It says that something is needed.")
    IMPERATIVE = "imperative-in-zone", _("It says what to do, among recommendations.")
    INFINITIVE = "elliptical-infinitive", _("It says who is to do what.")
    CONTINUING = "continuing-sentence", _("It goes on from an ask before it.")
    BY_HAND = "marked-by-hand", _("A person marked it.")


class Reason(TextChoices):
    """Why somebody seems to be the one who is asked."""

    SUBJECT = "explicit-subject", _("the sentence says who should")
    OBJECT = "object-of-call", _("they are called upon")
    LEAD_IN = "lead-in", _("named in the words before the list")
    HEADING = "section-heading", _("named in the heading")
    PREVIOUS = "previous-subject", _("named in the sentence before")
    STATE_PARTY = "state-party", _("the state under review")
    ROLE_OF_STATE = "role-of-state", _("the state is named by its role")
    ROLE = "role", _("their role is named")
    MENTION = "mention", _("named in the passage")
    BY_HAND = "named-by-hand", _("named by a person")


class Refusal(TextChoices):
    """Why an act on a document is not possible."""

    NOT_A_MEMBER = "not_a_member", _("Only members of an organisation can add documents.")
    NOT_YOUR_DOCUMENT = (
        "not_your_document",
        _("Only editors of the organisation that added this document can do this."),
    )
    NOT_READ_YET = "not_read_yet", _("This document has not been read yet. Wait a moment.")
    ALREADY_PUBLISHED = "already_published", _("This document has been published already.")
    ALREADY_DECIDED = (
        "already_decided",
        _("Somebody has decided on this suggestion in the meantime. Look at it again."),
    )
    NOT_DECIDED = "not_decided", _("Nobody has decided on this suggestion yet.")
    STILL_OPEN = "still_open", _("Some suggestions still wait for a decision.")
    NOT_PUBLISHED = "not_published", _("This document is not published.")
    REMOVED = "removed", _("This document has been removed.")
    BEING_READ = "being_read", _("This document is being read just now. Try again in a minute.")
    HAS_BEEN_PUBLIC = (
        "has_been_public",
        _("What has been public is not removed. Withdraw it instead: its page then says why."),
    )
    CHANGED_MEANWHILE = (
        "changed_meanwhile",
        _("Somebody else changed this in the meantime. Your words are kept below: compare them."),
    )
    BUILT_UPON = (
        "built_upon",
        _("What was made of this has been decided on already. Take that decision back first."),
    )
    NO_NEIGHBOUR = "no_neighbour", _("There is no suggestion before this one to join it to.")
    TOO_SHORT = "too_short", _("Mark at least a few words of the passage.")
    NOTHING_TO_SPLIT = (
        "nothing_to_split",
        _("Put an empty line between the asks to split them; there is only one."),
    )


def may_see_unpublished(actor: Actor, organisation_id: int) -> bool:
    """Members see the work of their own organisation; the secretariat sees all of it."""
    own = actor.signed_in and actor.organisation_id == organisation_id
    return actor.holds(Role.SECRETARIAT) or (own and actor.holds(Role.MEMBER, Role.EDITOR))


def refusal_to_add(actor: Actor) -> Refusal | None:
    """Members, editors and the secretariat add documents, in the name of their organisation."""
    if not actor.organisation_id or not actor.holds(Role.MEMBER, Role.EDITOR, Role.SECRETARIAT):
        return Refusal.NOT_A_MEMBER
    return None


def refusal_to_edit(actor: Actor, organisation_id: int) -> Refusal | None:
    """Editors of the owning organisation work on a document, and the secretariat."""
    own = actor.organisation_id == organisation_id and actor.holds(Role.EDITOR)
    return None if own or actor.holds(Role.SECRETARIAT) else Refusal.NOT_YOUR_DOCUMENT


def refusal_to_describe(actor: Actor, organisation_id: int, state: str) -> Refusal | None:
    """As long as a document is there, its editors say what it is."""
    if refusal := refusal_to_edit(actor, organisation_id):
        return refusal
    return Refusal.REMOVED if state == State.REMOVED else None


def refusal_to_review(actor: Actor, organisation_id: int, state: str) -> Refusal | None:
    """A document is reviewed once it has been read; a published one can still gain asks."""
    if refusal := refusal_to_describe(actor, organisation_id, state):
        return refusal
    if state not in {State.READ, State.PUBLISHED}:
        return Refusal.NOT_READ_YET
    return None


def refusal_to_decide(decision: str) -> Refusal | None:
    """A suggestion is decided once; to change one's mind, take the decision back first."""
    return None if decision == Decision.OPEN else Refusal.ALREADY_DECIDED


def decided_so(decision: str, act: str) -> bool:
    """Whether a suggestion already is what an act would make of it."""
    done = {
        "accept": Decision.ACCEPTED,
        "dismiss": Decision.DISMISSED,
        "merge": Decision.MERGED,
        "reopen": Decision.OPEN,
    }
    return done.get(act) == decision


def refusal_to_undo(made: Sequence[str]) -> Refusal | None:
    """What was split or joined comes back as long as nobody has decided on what was made of it."""
    return None if all(one == Decision.OPEN for one in made) else Refusal.BUILT_UPON


def refusal_to_publish(
    actor: Actor, organisation_id: int, state: str, open_count: int
) -> Refusal | None:
    """A document is published when every suggestion has been decided."""
    if refusal := refusal_to_describe(actor, organisation_id, state):
        return refusal
    if state == State.PUBLISHED:
        return Refusal.ALREADY_PUBLISHED
    if state != State.READ:
        return Refusal.NOT_READ_YET
    return Refusal.STILL_OPEN if open_count else None


def refusal_to_withdraw(actor: Actor, organisation_id: int, state: str) -> Refusal | None:
    """Only what is published can be withdrawn."""
    if refusal := refusal_to_edit(actor, organisation_id):
        return refusal
    return None if state == State.PUBLISHED else Refusal.NOT_PUBLISHED


def refusal_to_remove(actor: Actor, organisation_id: int, state: str) -> Refusal | None:
    """What has never been public and is not being read can be removed, for a reason."""
    if refusal := refusal_to_describe(actor, organisation_id, state):
        return refusal
    if state in {State.PUBLISHED, State.WITHDRAWN}:
        return Refusal.HAS_BEEN_PUBLIC
    return Refusal.BEING_READ if state == State.READING else None


def rule_words(rule: str) -> str:
    """What a rule of the engine goes by, in words; a rule without words is named as it is."""
    return str(Rule(rule).label) if rule in Rule.values else rule


def reason_words(reason: str) -> str:
    """Why somebody is held to be asked, in words."""
    return str(Reason(reason).label) if reason in Reason.values else reason
