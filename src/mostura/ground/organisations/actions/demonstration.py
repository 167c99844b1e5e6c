"""The organisations of the demonstration, taken away again."""

from django.db import transaction

from mostura.actor import Actor
from mostura.ground.organisations.models import INDEX, CoalitionMembership, Organisation
from mostura.ground.organisations.policy import registry as policy
from mostura.refused import insist


@transaction.atomic
def remove_demonstration(*, by: Actor) -> int:
    """Take every organisation of the demonstration out of the registry; says how many.

    What points to them goes first: it belongs to the demonstration too.
    """
    insist(policy.refusal_to_keep(by))
    shown = Organisation.objects.filter(demonstration=True)
    keys = list(shown.values_list("pk", flat=True))
    Organisation.objects.filter(parent__in=keys).update(parent=None)
    Organisation.objects.filter(joined_into__in=keys).update(joined_into=None)
    CoalitionMembership.objects.filter(organisation__in=keys).delete()
    shown.delete()
    INDEX.remove(keys)
    return len(keys)
