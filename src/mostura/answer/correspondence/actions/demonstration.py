"""What the demonstration put to invented bodies is taken away."""

from django.db import transaction
from django.db.models import Q

from mostura.actor import CLOCK, Actor
from mostura.answer.correspondence.events import DemonstrationAskingsRemoved
from mostura.answer.correspondence.models import Asking, Contact, Link, Sending
from mostura.answer.correspondence.policy.answers import Refusal
from mostura.ground.ledger.actions import record
from mostura.refused import insist
from mostura.shell.removal import Removal, remove_unneeded


@transaction.atomic
def remove_demonstration(*, by: Actor) -> Removal:
    """Take away what was put, said and promised in the demonstration, its letters and offices."""
    insist(None if by == CLOCK else Refusal.NOT_SECRETARIAT)

    shown = Asking.objects.filter(demonstration=True)
    real = Asking.objects.filter(demonstration=False)
    to_invented = Q(contact__demonstration=True) | Q(askings__demonstration=True)
    letters = Sending.objects.filter(to_invented).exclude(askings__in=real).values("pk")
    keys = list(letters)
    shown.update(escalated_from=None, referred_from=None)
    removal = remove_unneeded(shown)
    links = Link.objects.filter(sending__in=[one["pk"] for one in keys])
    links.update(handed_on_from=None)
    links.delete()
    Sending.objects.filter(pk__in=[one["pk"] for one in keys]).delete()
    remove_unneeded(Contact.objects.filter(demonstration=True))
    record(DemonstrationAskingsRemoved(1, removal.removed), by=by)
    return removal
