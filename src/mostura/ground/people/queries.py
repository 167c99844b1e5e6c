"""Questions about people and their roles."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from mostura.actor import VISITOR, Actor, Role
from mostura.ground.people.models import Membership, Person


def actor_of(user: AbstractBaseUser | AnonymousUser) -> Actor:
    """The actor a signed-in person is, in the organisation they act for; else the visitor."""
    if not isinstance(user, Person) or not user.is_active:
        return VISITOR
    held = list(Membership.objects.filter(person=user, ended_at=None).order_by("since_at", "pk"))
    chosen = [one for one in held if one.organisation_id == user.acting_for_id] or held[:1]
    organisation = chosen[0].organisation_id if chosen else 0
    roles = frozenset(Role(one.role) for one in held if one.organisation_id == organisation)
    return Actor(user.pk, organisation, roles, user.name)
