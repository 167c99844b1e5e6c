"""The claims of the demonstration are taken away."""

from django.db import transaction

from mostura.actor import CLOCK, Actor
from mostura.answer.claims.events import DemonstrationClaimsRemoved
from mostura.answer.claims.models import Claim
from mostura.answer.claims.policy.claiming import Refusal
from mostura.ground.ledger.actions import record
from mostura.refused import insist
from mostura.shell.removal import Removal, remove_unneeded


@transaction.atomic
def remove_demonstration(*, by: Actor) -> Removal:
    """Take away the claims about invented asks, with their evidence."""
    insist(None if by == CLOCK else Refusal.NOT_YOUR_CLAIM)

    removal = remove_unneeded(Claim.objects.filter(demonstration=True))
    record(DemonstrationClaimsRemoved(1, removal.removed), by=by)
    return removal
