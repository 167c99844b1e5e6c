"""Taking and changing roles, suspending people."""

from django.db import transaction
from django.utils import timezone

from mostura.actor import Actor, Role
from mostura.ground.ledger.actions import record
from mostura.ground.people import events, policy, queries
from mostura.ground.people.models import Membership, Person, new_session_stamp
from mostura.refused import insist


@transaction.atomic
def end_membership(membership: Membership, *, by: Actor) -> Membership:
    """Take a role from a person; the row stays, with its end."""
    _lock_secretariat()
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    insist(refusal_to_end(membership, by))

    membership.ended_at = timezone.now()
    membership.save(update_fields=["ended_at"])
    ended = events.MembershipEnded(
        membership.person_id, membership.organisation_id, membership.role
    )
    record(ended, by=by)
    return membership


@transaction.atomic
def change_role(membership: Membership, *, role: str, by: Actor) -> Membership:
    """Give another role in the same organisation in the place of this one."""
    _lock_secretariat()
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    insist(refusal_to_end(membership, by))
    insist(policy.refusal_to_invite(by, membership.organisation_id, role))
    held = Membership.objects.filter(
        person_id=membership.person_id,
        organisation_id=membership.organisation_id,
        role=role,
        ended_at=None,
    )
    insist(policy.Refusal.ALREADY_HELD if held.exists() else None)

    membership.ended_at = timezone.now()
    membership.save(update_fields=["ended_at"])
    changed = Membership.objects.create(
        person_id=membership.person_id, organisation_id=membership.organisation_id, role=role
    )
    told = events.RoleChanged(
        membership.person_id, membership.organisation_id, membership.role, role
    )
    record(told, by=by)
    return changed


@transaction.atomic
def suspend_person(person: Person, *, by: Actor) -> Person:
    """Keep a person from signing in, and end their sessions at once."""
    _lock_secretariat()
    person = Person.objects.select_for_update().get(pk=person.pk)
    insist(refusal_to_suspend(person, by))
    if person.suspended_at:
        return person  # a second click

    person.suspended_at = timezone.now()
    person.session_stamp = new_session_stamp()
    person.save(update_fields=["suspended_at", "session_stamp"])
    record(events.PersonSuspended(person.pk), by=by)
    return person


@transaction.atomic
def reinstate_person(person: Person, *, by: Actor) -> Person:
    """Let a suspended person sign in again."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    insist(None if by.holds(Role.SECRETARIAT) else policy.Refusal.NOT_SECRETARIAT)
    if person.suspended_at is None:
        return person  # a second click

    person.suspended_at = None
    person.save(update_fields=["suspended_at"])
    record(events.PersonReinstated(person.pk), by=by)
    return person


def refusal_to_end(membership: Membership, by: Actor) -> policy.Refusal | None:
    """Why this role cannot be taken, asked with what the database knows."""
    if membership.ended_at:
        return policy.Refusal.ALREADY_ENDED
    return policy.refusal_to_end(
        by,
        person_id=membership.person_id,
        organisation_id=membership.organisation_id,
        role=membership.role,
        others_in_secretariat=queries.others_in_secretariat(membership.person_id),
    )


def refusal_to_suspend(person: Person, by: Actor) -> policy.Refusal | None:
    """Why this person cannot be suspended, asked with what the database knows."""
    return policy.refusal_to_suspend(
        by,
        person_id=person.pk,
        in_secretariat=_in_secretariat(person),
        others_in_secretariat=queries.others_in_secretariat(person.pk),
    )


def _in_secretariat(person: Person) -> bool:
    return person.memberships.filter(role=Role.SECRETARIAT, ended_at=None).exists()


def _lock_secretariat() -> None:
    """Let no two people take the last two roles of the secretariat at once."""
    held = Membership.objects.select_for_update().filter(role=Role.SECRETARIAT, ended_at=None)
    list(held.order_by("pk").values_list("pk"))
