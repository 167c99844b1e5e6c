"""Receipts: codes by which someone without an account learns what became of what they said.

How to call it: `issue_receipts([("document", pk)], number=30, language="sq", by=actor)` gives
back the codes, to be shown once; the hub keeps digests only.
"""

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.ground.notices.events import ReceiptsIssued
from mostura.ground.notices.frames.links import new_receipt, receipt_digest, token_from
from mostura.ground.notices.models import Follow, Follower, new_seed
from mostura.ground.notices.policy import following as policy
from mostura.ground.notices.policy.following import FollowerKind, grouped
from mostura.refused import insist


@transaction.atomic
def issue_receipts(
    subjects: Sequence[tuple[str, int]], *, number: int = 1, language: str, by: Actor
) -> list[str]:
    """Make receipts that follow things; nobody can look the codes up later."""
    insist(policy.refusal_to_issue(by, number=number, things=len(subjects)))

    now = timezone.now()
    codes = [new_receipt() for _ in range(number)]
    held = [Follower.objects.create(confirmed_at=now, **_unnamed(one, language)) for one in codes]
    Follow.objects.bulk_create(
        Follow(follower=one, kind=kind, subject_id=pk, asked_at=now, since_at=now)
        for one in held
        for kind, pk in subjects
    )
    record(ReceiptsIssued(held[0].pk, number), by=by)
    return [grouped(one) for one in codes]


def _unnamed(code: str, language: str) -> dict[str, str]:
    seed = new_seed()
    return {
        "kind": FollowerKind.RECEIPT,
        "code_digest": receipt_digest(code),
        "language": language,
        "time_zone": settings.TIME_ZONE,
        "seed": seed,
        "token_digest": policy.digest_of(token_from(seed)),
    }
