"""The organisations of the demonstration are taken away."""

from django.db import transaction

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.ground.organisations import events
from mostura.ground.organisations.models import INDEX, Organisation
from mostura.ground.organisations.policy import registry as policy
from mostura.refused import insist
from mostura.shell.removal import Removal, remove_unneeded


@transaction.atomic
def remove_demonstration(*, by: Actor) -> Removal:
    """Take away the invented organisations; one that real rows refer to stays a member."""
    insist(policy.refusal_to_keep(by))

    invented = Organisation.objects.filter(demonstration=True)
    removal = remove_unneeded(invented, INDEX, _remove)
    record(events.DemonstrationOrganisationsRemoved(1, removal.removed), by=by)
    return removal


def _remove(organisation: Organisation) -> None:
    organisation.coalition_memberships.all().delete()
    organisation.delete()
