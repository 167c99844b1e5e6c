"""One addressee as the secretariat sees it: its offices, its terms, what it could be sent."""

from typing import TYPE_CHECKING, Final

from django.db.models import Q, QuerySet

from mostura.actor import VISITOR, Actor, Role
from mostura.answer.correspondence.models import Asking, Contact, Duty, Sending
from mostura.answer.correspondence.policy import clock
from mostura.answer.correspondence.policy.clock import State
from mostura.answer.correspondence.queries.visible import visible_to
from mostura.answer.recommendations.queries import register, visible
from mostura.ground.organisations.queries import registry

if TYPE_CHECKING:
    from mostura.answer.recommendations.models import Recommendation
    from mostura.ground.organisations.models import Organisation

OFFERED_AT_MOST: Final = 200  # asks to choose from for one letter; nobody reads a longer one


def contacts_of(actor: Actor, organisation: "Organisation") -> QuerySet[Contact]:
    """The offices of an addressee that are written to; for the secretariat alone."""
    if not actor.holds(Role.SECRETARIAT):
        return Contact.objects.none()
    keys = registry.keys_of(organisation)
    return Contact.objects.filter(organisation__in=keys, ended_at=None)


def duty_of(organisation: "Organisation") -> Duty | None:
    """Why and by when an addressee answers, where somebody wrote it down."""
    return Duty.objects.filter(organisation=organisation, ended_on=None).first()


def sendings_visible_to(actor: Actor) -> QuerySet[Sending]:
    """Letters are the secretariat's."""
    sendings = Sending.objects.select_related("contact__organisation")
    return sendings if actor.holds(Role.SECRETARIAT) else sendings.none()


def sendings_of(actor: Actor, organisation: "Organisation") -> QuerySet[Sending]:
    """The letters to the offices of one addressee, the newest first."""
    to_its_offices = Q(contact__organisation__in=registry.keys_of(organisation))
    return sendings_visible_to(actor).filter(to_its_offices, given_up_at=None)


def prepared(actor: Actor) -> QuerySet[Sending]:
    """Letters that were put together and neither sent nor thrown away, the oldest first."""
    waiting = sendings_visible_to(actor).filter(sent_at=None, given_up_at=None)
    named = waiting.prefetch_related("contact__organisation__names")
    return named.order_by("prepared_at", "pk")


def askings_of(actor: Actor, organisation: "Organisation") -> QuerySet[Asking]:
    """Everything that was put to one addressee, also under names joined into it."""
    return visible_to(actor).filter(organisation__in=registry.keys_of(organisation))


def not_yet_sent(actor: Actor, organisation: "Organisation") -> list["Recommendation"]:
    """Public asks of this addressee that no letter has brought there, the newest first."""
    to_send = [State.DRAFTED, State.BOUNCED]
    put = askings_of(actor, organisation).exclude(state__in=[*to_send, State.WITHDRAWN])
    asked = register.asked_of(VISITOR, organisation)
    fresh = asked.exclude(pk__in=put.values("recommendation"))
    waiting = askings_of(actor, organisation).filter(state__in=to_send)
    keys = {*fresh[:OFFERED_AT_MOST], *waiting.values_list("recommendation", flat=True)}
    return visible.shown(VISITOR, sorted(keys, reverse=True))


def asked_of_its_groups(actor: Actor, organisation: "Organisation") -> list["Recommendation"]:
    """Public asks of the groups a body belongs to that were not put to it, the newest first."""
    group = organisation.parent if organisation.parent and organisation.parent.group else None
    if group is None:
        return []
    put = askings_of(actor, organisation).exclude(state=State.WITHDRAWN)
    fresh = register.asked_of(VISITOR, group).exclude(pk__in=put.values("recommendation"))
    own = register.asked_of(VISITOR, organisation).values("pk")
    return visible.shown(VISITOR, fresh.exclude(pk__in=own)[:OFFERED_AT_MOST])


def members_of(actor: Actor, group: "Organisation") -> list["Organisation"]:
    """To whom letters can go where a group is asked: its members; nobody where it is no group."""
    return list(registry.children_of(actor, group)) if group.group else []


def running(actor: Actor, organisation: "Organisation") -> QuerySet[Asking]:
    """What an addressee has and has not answered, while its clock runs."""
    return askings_of(actor, organisation).filter(state__in=clock.RUNNING)[:OFFERED_AT_MOST]
