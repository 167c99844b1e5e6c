"""Evidence is laid beside a claim, as a file or as a link, and taken back."""

import dataclasses
import datetime as dt
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from mostura.actor import Actor
from mostura.answer.claims.events import EvidenceAdded, EvidenceWithdrawn
from mostura.answer.claims.models import Claim, Evidence
from mostura.answer.claims.policy import claiming
from mostura.answer.claims.policy.claiming import EvidenceKind, Refusal
from mostura.ground.ledger.actions import record
from mostura.ground.vault import actions as vault
from mostura.refused import insist

A_DAY = dt.timedelta(days=1)


@dataclasses.dataclass(frozen=True, slots=True)
class Described:
    """What the person who brings a piece of evidence says about it."""

    title: str = ""
    publisher: str = ""
    dated_on: dt.date | None = None
    seen_on: dt.date | None = None


def add_file(
    claim: Claim, upload: "UploadedFile[Any]", described: Described, *, by: Actor
) -> Evidence:
    """Lay a file beside a claim; its cleaned copy becomes public. NotKept says why not.

    Call it outside of a transaction, as the vault asks.
    """
    insist(_refusal(claim, by))
    stored = vault.keep_file(upload, by=by, demonstration=claim.demonstration)
    evidence = Evidence(
        kind=EvidenceKind.FILE,
        stored_file_id=stored.pk,
        title=(described.title or stored.name)[:300],
        publisher=described.publisher,
        dated_on=described.dated_on,
    )
    return _add(claim, evidence, by)


def add_link(claim: Claim, url: str, described: Described, *, by: Actor) -> Evidence:
    """Lay a page of the web beside a claim; where the hub looks at links, it looks soon."""
    evidence = Evidence(
        kind=EvidenceKind.LINK,
        url=url,
        title=(described.title or url)[:300],
        publisher=described.publisher,
        dated_on=described.dated_on,
        seen_on=described.seen_on or timezone.localdate(),
        next_look_at=timezone.now(),
    )
    return _add(claim, evidence, by)


@transaction.atomic
def withdraw_evidence(evidence: Evidence, *, reason: str, by: Actor) -> Evidence:
    """Take a piece of evidence back, for a reason; that it was there stays readable."""
    evidence = (
        Evidence.objects.select_for_update(of=("self",)).select_related("claim").get(pk=evidence.pk)
    )
    claim = evidence.claim
    insist(claiming.refusal_to_change(by, claim.organisation_id, claim.party))
    if evidence.withdrawn_at is not None:
        return evidence  # the second of two clicks
    insist(claiming.refusal_of_reason(reason))

    evidence.withdrawn_at, evidence.withdrawn_reason = timezone.now(), reason.strip()
    evidence.next_look_at = None
    evidence.save(update_fields=["withdrawn_at", "withdrawn_reason", "next_look_at"])
    record(EvidenceWithdrawn(claim.recommendation_id, claim.pk, evidence.pk), by=by)
    return evidence


@transaction.atomic
def _add(claim: Claim, evidence: Evidence, by: Actor) -> Evidence:
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    insist(_refusal(claim, by))
    there = claim.evidence.filter(withdrawn_at=None)
    same = there.filter(url=evidence.url, stored_file=evidence.stored_file_id).first()
    if same is not None:
        return same  # the second of two clicks

    evidence.claim, evidence.person_id = claim, by.person_id
    evidence.save()
    fact = EvidenceAdded(claim.recommendation_id, claim.pk, evidence.pk, str(evidence.kind))
    record(fact, by=by)
    return evidence


def _refusal(claim: Claim, by: Actor) -> Refusal | None:
    if refusal := claiming.refusal_to_change(by, claim.organisation_id, claim.party):
        return refusal
    if claim.withdrawn_reason:
        return Refusal.CLAIM_WITHDRAWN
    today = Evidence.objects.filter(
        claim__organisation=claim.organisation_id, added_at__gt=timezone.now() - A_DAY
    )
    there = claim.evidence.filter(withdrawn_at=None)
    return claiming.refusal_of_evidence(there.count(), today.count())
