"""The organisations of the demonstration, taken away again."""

from django.db import transaction

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.ground.organisations import events
from mostura.ground.organisations.models import INDEX, CoalitionMembership, Organisation
from mostura.ground.organisations.policy import registry as policy
from mostura.refused import insist
from mostura.shell.removal import Removal, remove_unneeded


@transaction.atomic
def remove_demonstration(*, by: Actor) -> Removal:
    """Take the organisations of the demonstration away; those in use become ordinary ones.

    What places them below or into one another goes first: it belongs to the demonstration too.
    """
    insist(policy.refusal_to_keep(by))

    shown = Organisation.objects.filter(demonstration=True)
    keys = list(shown.values_list("pk", flat=True))
    Organisation.objects.filter(parent__in=keys).update(parent=None)
    Organisation.objects.filter(joined_into__in=keys).update(joined_into=None)
    removal = remove_unneeded(shown, INDEX, _remove)
    # The coalition it was a member of was invented; the secretariat says whether it is one now.
    CoalitionMembership.objects.filter(organisation__in=keys).delete()
    record(events.DemonstrationOrganisationsRemoved(1, removal.removed), by=by)
    return removal


def _remove(organisation: Organisation) -> None:
    organisation.coalition_memberships.all().delete()
    organisation.delete()
