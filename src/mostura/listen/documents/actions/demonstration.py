"""The documents of the demonstration are taken away."""

from django.db import transaction

from mostura.actor import CLOCK, Actor
from mostura.ground.ledger.actions import record
from mostura.listen.documents import policy
from mostura.listen.documents.events import DemonstrationDocumentsRemoved
from mostura.listen.documents.models import Document
from mostura.listen.documents.queries import INDEX
from mostura.refused import insist
from mostura.shell.removal import Removal, remove_unneeded


@transaction.atomic
def remove_demonstration(*, by: Actor) -> Removal:
    """Take away the documents of the demonstration that nothing else refers to."""
    insist(None if by == CLOCK else policy.Refusal.NOT_YOUR_DOCUMENT)
    removal = remove_unneeded(Document.objects.filter(demonstration=True), INDEX)
    record(DemonstrationDocumentsRemoved(1, removal.removed), by=by)
    return removal
