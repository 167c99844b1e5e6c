"""Who is a member of the coalition, since when and until when."""

import datetime as dt

from django.db import transaction

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.ground.organisations import events
from mostura.ground.organisations.models import CoalitionMembership, Organisation
from mostura.ground.organisations.policy import registry as policy
from mostura.refused import insist


@transaction.atomic
def take_into_coalition(
    organisation: Organisation, *, since_on: dt.date, by: Actor
) -> CoalitionMembership:
    """An organisation becomes a member of the coalition."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    insist(policy.refusal_to_keep(by))
    open_one = organisation.coalition_memberships.filter(ended_on=None).exists()
    insist(policy.Refusal.MEMBER_ALREADY if open_one else None)

    membership = CoalitionMembership.objects.create(
        organisation=organisation, since_on=since_on, entered_by=by.person_id
    )
    record(events.MemberJoinedCoalition(organisation.pk, since_on.isoformat()), by=by)
    return membership


@transaction.atomic
def end_coalition_membership(
    organisation: Organisation, *, ended_on: dt.date, by: Actor
) -> CoalitionMembership:
    """An organisation leaves the coalition; the row stays, with its end."""
    insist(policy.refusal_to_keep(by))
    current = CoalitionMembership.objects.select_for_update().filter(
        organisation=organisation, ended_on=None
    )
    membership = current.first()
    if membership is None:
        insist(policy.Refusal.NOT_MEMBER)
        raise AssertionError
    insist(policy.Refusal.ENDS_BEFORE_IT_BEGAN if ended_on < membership.since_on else None)

    membership.ended_on, membership.ended_by = ended_on, by.person_id
    membership.save(update_fields=["ended_on", "ended_by"])
    record(events.MemberLeftCoalition(organisation.pk, ended_on.isoformat()), by=by)
    return membership
