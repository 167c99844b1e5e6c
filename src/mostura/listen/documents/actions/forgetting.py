"""What a suggestion said is deleted, because the ask made of it had to go."""

from collections.abc import Collection

from django.db.models import Q

from mostura.actor import Actor
from mostura.listen.documents import policy
from mostura.listen.documents.models import Suggestion
from mostura.refused import insist

EMPTY = {
    "text": "",
    "addressees": [],
    "themes": [],
    "action_verb": "",
    "smart": {},
    "repeats": [],
}


def forget_suggestions(keys: Collection[int], *, by: Actor) -> None:
    """Delete the words of some suggestions, and of those they were cut or joined from.

    Joins the transaction of the act that has to delete them, which records it.
    """
    asked = Suggestion.objects.filter(pk__in=keys).select_related("document")
    for one in asked:
        insist(policy.refusal_to_edit(by, one.document.organisation_id))
        became = Q(decision__in=[policy.Decision.SPLIT, policy.Decision.MERGED])
        same_place = Q(document=one.document_id, start__lt=one.end, end__gt=one.start)
        Suggestion.objects.filter(Q(pk=one.pk) | became & same_place).update(**EMPTY)
