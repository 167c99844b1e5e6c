"""The people of the demonstration: introduced, signed in by links, taken away."""

from typing import Final

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse

from mostura.actor import VISITOR, Actor, Role
from mostura.ground.ledger.actions import record
from mostura.ground.people import events, policy
from mostura.ground.people.actions.invitations import accept_invitation, invite_person
from mostura.ground.people.actions.sign_ins import forget_sign_ins
from mostura.ground.people.models import Invitation, Person
from mostura.refused import insist
from mostura.shell.removal import Removal, remove_unneeded

SALT: Final = "mostura.people.demonstration"


@transaction.atomic
def introduce_person(
    email: str, *, name: str, language: str, organisation_id: int, role: Role, by: Actor
) -> Person:
    """Someone invented takes a role; whoever was introduced before is left as they are."""
    known = Person.objects.filter(email__iexact=email, demonstration=True).first()
    if known is not None:
        return known

    invitation = invite_person(
        email, organisation_id=organisation_id, role=role, language=language, by=by
    )
    person = accept_invitation(invitation, by=VISITOR, name=name, language=language)
    person.demonstration = True
    person.save(update_fields=["demonstration"])
    record(events.PersonIntroduced(person.pk, organisation_id, role.value), by=by)
    return person


@transaction.atomic
def remove_demonstration(*, by: Actor) -> Removal:
    """Take away the invented people with their roles and invitations."""
    insist(policy.refusal_to_clear(by))

    invented = Person.objects.filter(demonstration=True)
    Invitation.objects.filter(email__in=invented.values("email")).delete()
    forget_sign_ins(list(invented), by=by)
    removal = remove_unneeded(invented)
    record(events.DemonstrationPeopleRemoved(1, removal.removed), by=by)
    return removal


def demonstration_link(person: Person) -> str:
    """A link that signs in as someone of the demonstration, for a day."""
    insist(_refusal_to_enter(person))
    token = signing.dumps(person.pk, salt=SALT)
    return settings.MOSTURA_ADDRESS + reverse("enter_demonstration", args=[token])


def person_behind(token: str) -> Person | None:
    """Whom a demonstration link signs in, while the link lasts."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=policy.DEMONSTRATION_LINK_LASTS)
    except signing.BadSignature:
        return None
    person = Person.objects.filter(pk=pk).first()
    return None if person is None or _refusal_to_enter(person) else person


def _refusal_to_enter(person: Person) -> policy.Refusal | None:
    return policy.refusal_to_enter(
        demonstration=person.demonstration, suspended=person.suspended_at is not None
    )
