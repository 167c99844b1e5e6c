"""What may be done with a recommendation, and when."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mostura.actor import Actor, Role

LIKE_ENOUGH = 0.55  # from here on a reader should look whether two asks are one (measurements.md)
AROUND = 220  # characters shown before and after a passage: enough to judge it, no more
COMPARED_AT_ONCE = 500  # asks laid beside the whole register in one go: some seconds, not minutes
LIKENESSES_SHOWN = 5  # more would not be compared by a tired person
PER_PAGE = 25
EXPORTED_AT_MOST = 50_000  # rows of one file; spreadsheets grow unusable beyond
EXPORTED_AT_ONCE = 500  # rows in memory, whatever the file holds
SHEET_FOR_VISITORS = 5_000  # rows; a workbook costs ten times what the other files cost


class State(TextChoices):
    """How far a recommendation has come."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class TranslationState(TextChoices):
    """Whether somebody who grew up with the language has read a translation."""

    DRAFTED = "drafted", _("Not yet read by a native reader")
    CHECKED = "checked", _("Read by a native reader")


class ActionCategory(TextChoices):
    """What kind of act is asked, after the categories of UPR Info, by its leading verb."""

    OTHERS = "1", _("Ask others for help")
    CONTINUE = "2", _("Go on with what is done")
    CONSIDER = "3", _("Consider")
    GENERAL = "4", _("Act in general")
    SPECIFIC = "5", _("Do a specific thing")


class Smart(TextChoices):
    """What makes an ask easy to follow up."""

    SPECIFIC = "specific", _("Specific")
    MEASURABLE = "measurable", _("Measurable")
    ASSIGNABLE = "assignable", _("Says who")
    RELEVANT = "relevant", _("Belongs to a theme")
    TIME_BOUND = "time_bound", _("Says when")


class Refusal(TextChoices):
    """Why an act on a recommendation is not possible."""

    NOT_YOUR_RECOMMENDATION = (
        "not_your_recommendation",
        _("Only editors of the organisation that brought this in can do this."),
    )
    NOT_A_DRAFT = "not_a_draft", _("This is not a draft any more.")
    NOT_PUBLISHED = "not_published", _("This is not in the public register.")
    CHANGED_MEANWHILE = (
        "changed_meanwhile",
        _("Somebody else changed this in the meantime. Your words are kept below: compare them."),
    )
    NOT_SECRETARIAT = (
        "not_secretariat",
        _("Only the secretariat says which asks belong together, because it looks at all of them."),
    )
    SAME_ONE = "same_one", _("These are one and the same recommendation.")
    ALREADY_TOGETHER = "already_together", _("These already belong together.")
    NOT_ALIKE = "not_alike", _("The hub does not hold these two to be the same.")
    NOT_TOGETHER = "not_together", _("This recommendation belongs to no family.")
    PUBLISHED_ALREADY = (
        "published_already",
        _("The ask made from this suggestion is public. Withdraw it there first."),
    )
    UNKNOWN_OTHER = "unknown_other", _("There is no recommendation with this code.")
    SAME_LANGUAGE = "same_language", _("This is the language the ask was made in.")
    WORDS_GONE = "words_gone", _("The words of this recommendation were deleted for good.")
    DOCUMENT_NOT_PUBLIC = (
        "document_not_public",
        _("The document is not public yet. Publish the document: the ask becomes public with it."),
    )


def may_see_unpublished(actor: Actor, organisation_id: int) -> bool:
    """Members see the drafts of their own organisation; the secretariat sees all of them."""
    own = actor.signed_in and actor.organisation_id == organisation_id
    return actor.holds(Role.SECRETARIAT) or (own and actor.holds(Role.MEMBER, Role.EDITOR))


def may_see_drafts(actor: Actor) -> bool:
    """Whether an actor has drafts to look at: those of the own organisation, or all of them."""
    return may_see_unpublished(actor, actor.organisation_id)


def exported_at_most(actor: Actor, kind: str) -> int:
    """How many rows of the register a file holds: a workbook for visitors fewer."""
    return SHEET_FOR_VISITORS if kind == "xlsx" and not actor.signed_in else EXPORTED_AT_MOST


def refusal_to_edit(actor: Actor, organisation_id: int) -> Refusal | None:
    """Editors of the organisation that brought it in, and the secretariat."""
    own = actor.organisation_id == organisation_id and actor.holds(Role.EDITOR)
    return None if own or actor.holds(Role.SECRETARIAT) else Refusal.NOT_YOUR_RECOMMENDATION


def refusal_to_word(actor: Actor, organisation_id: int, *, blanked: bool) -> Refusal | None:
    """Whose words were deleted gets no new ones: they would bring back what had to go."""
    if refusal := refusal_to_edit(actor, organisation_id):
        return refusal
    return Refusal.WORDS_GONE if blanked else None


def refusal_to_publish(
    actor: Actor, organisation_id: int, state: str, *, document_public: bool
) -> Refusal | None:
    """Only a draft is published, and never before the document that it quotes."""
    if refusal := refusal_to_edit(actor, organisation_id):
        return refusal
    if state != State.DRAFT:
        return Refusal.NOT_A_DRAFT
    return None if document_public else Refusal.DOCUMENT_NOT_PUBLIC


def already(refused: TextChoices, state: str) -> bool:
    """Whether an act was refused only because it was done before: by the first of two clicks."""
    return (str(refused), state) in {
        ("not_a_draft", State.PUBLISHED),
        ("not_published", State.WITHDRAWN),
        ("words_gone", State.WITHDRAWN),
    }


def refusal_to_withdraw(actor: Actor, organisation_id: int, state: str) -> Refusal | None:
    """Only what is public is withdrawn."""
    if refusal := refusal_to_edit(actor, organisation_id):
        return refusal
    return None if state == State.PUBLISHED else Refusal.NOT_PUBLISHED


def refusal_to_blank(
    actor: Actor, organisation_id: int, state: str, *, blanked: bool
) -> Refusal | None:
    """The words of what is or was public are deleted, once; a draft is simply dropped."""
    if refusal := refusal_to_word(actor, organisation_id, blanked=blanked):
        return refusal
    return Refusal.NOT_PUBLISHED if state == State.DRAFT else None


def refusal_to_take_back(state: str | None) -> Refusal | None:
    """A decision is taken back as long as nothing public hangs on it."""
    return None if state in {None, State.DRAFT} else Refusal.PUBLISHED_ALREADY


def refusal_to_join(actor: Actor, *, same_one: bool, together: bool) -> Refusal | None:
    """The secretariat joins two different asks that are not yet one family."""
    if not actor.holds(Role.SECRETARIAT):
        return Refusal.NOT_SECRETARIAT
    if same_one:
        return Refusal.SAME_ONE
    return Refusal.ALREADY_TOGETHER if together else None


def refusal_to_tell_apart(actor: Actor, *, resemble: bool) -> Refusal | None:
    """The secretariat says that two asks which the machine holds to be one are not."""
    if not actor.holds(Role.SECRETARIAT):
        return Refusal.NOT_SECRETARIAT
    return None if resemble else Refusal.NOT_ALIKE


def refusal_to_part(actor: Actor, *, in_family: bool) -> Refusal | None:
    """The secretariat takes an ask out of its family again."""
    if not actor.holds(Role.SECRETARIAT):
        return Refusal.NOT_SECRETARIAT
    return None if in_family else Refusal.NOT_TOGETHER


def refusal_to_translate(
    actor: Actor, organisation_id: int, *, into: str, made_in: str
) -> Refusal | None:
    """A translation is into another language than the ask was made in."""
    if refusal := refusal_to_edit(actor, organisation_id):
        return refusal
    return Refusal.SAME_LANGUAGE if into == made_in else None
