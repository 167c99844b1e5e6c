"""An organisation says how far a thing is done, and takes it back."""

import dataclasses
import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from mostura.actor import Actor
from mostura.answer.claims.events import ClaimStated, ClaimWithdrawn
from mostura.answer.claims.models import Claim
from mostura.answer.claims.policy import claiming
from mostura.answer.claims.policy.claiming import Refusal, Whose
from mostura.answer.claims.policy.measuring import Level, Party
from mostura.answer.recommendations.policy import State
from mostura.answer.recommendations.queries import visible as recommendations
from mostura.ground.ledger.actions import record
from mostura.ground.organisations.queries import registry as organisations
from mostura.refused import insist

A_DAY = dt.timedelta(days=1)


@dataclasses.dataclass(frozen=True, slots=True)
class Account:
    """What somebody wants to say: how far it is, why they think so, in which language."""

    level: str
    note: str = ""
    language: str = ""
    monitor: bool = False
    """Whether it is the view of an independent monitor, written in by the secretariat."""


@transaction.atomic
def claim(
    recommendation_id: int,
    organisation_id: int,
    account: Account,
    *,
    by: Actor,
    replacing: int | None = None,
    contact_id: int = 0,
) -> Claim:
    """Say how far a thing is done; what the organisation said before stays, superseded.

    `replacing` is the key of the claim that the writer saw, 0 for none; another one is refused.
    `contact_id` is the office that says it behind its signed link, 0 for everyone who signs in.
    """
    ask = recommendations.readable_by(by).select_for_update(of=("self",)).get(pk=recommendation_id)
    now, mine = timezone.now(), Claim.objects.filter(organisation=organisation_id)
    current = mine.filter(recommendation=ask.pk, superseded_at=None).first()
    whose = whose_account(
        ask.pk, organisation_id, by=by, monitor=account.monitor, put=bool(contact_id)
    )
    insist(claiming.refusal_to_claim(by, whose, public=ask.state == State.PUBLISHED))
    if current is not None and _says_already(current, account, whose):
        return current  # the second of two clicks
    stale = replacing is not None and replacing != (current.pk if current else 0)
    insist(Refusal.CHANGED_MEANWHILE if stale else None)
    today = mine.filter(stated_at__gt=now - A_DAY)
    of_this_ask = today.filter(recommendation=ask.pk).count()
    insist(claiming.refusal_of_flood(of_this_ask, today.count()))

    if current is not None:
        current.superseded_at = max(now, current.stated_at)  # a clock may have been set back
        current.save(update_fields=["superseded_at"])
    stated = Claim.objects.create(
        recommendation_id=ask.pk,
        organisation_id=organisation_id,
        party=whose.party,
        level=Level(account.level),
        note=account.note.strip(),
        language=account.language,
        stated_at=now,
        person_id=by.person_id,
        written_by=by.organisation_id,
        contact_id=contact_id,
        demonstration=ask.demonstration,
    )
    fact = ClaimStated(ask.pk, stated.pk, organisation_id, whose.party, account.level)
    record(fact, by=by)
    return stated


@transaction.atomic
def withdraw_claim(stated: Claim, *, reason: str, by: Actor) -> Claim:
    """Take back what was said, for a reason; the organisation then says nothing."""
    stated = Claim.objects.select_for_update().get(pk=stated.pk)
    insist(claiming.refusal_to_change(by, stated.organisation_id, stated.party))
    if stated.superseded_at is not None:
        return stated  # the second of two clicks, or something newer stands
    insist(claiming.refusal_of_reason(reason))

    stated.superseded_at, stated.withdrawn_reason = timezone.now(), reason.strip()
    stated.save(update_fields=["superseded_at", "withdrawn_reason"])
    record(ClaimWithdrawn(stated.recommendation_id, stated.pk, stated.organisation_id), by=by)
    return stated


def whose_account(
    recommendation_id: int,
    organisation_id: int,
    *,
    by: Actor,
    monitor: bool = False,
    put: bool = False,
) -> Whose:
    """For whom somebody wants to speak, as the rows have it.

    `put`: an office of theirs holds a letter with the ask, whether or not its document names them.
    """
    organisation = organisations.visible_to(by).filter(pk=organisation_id).first()
    asks = recommendations.readable_by(by).filter(pk=recommendation_id)
    names_it = Q(asked__organisation=organisation_id)
    names_it |= Q(asked__organisation__joined_into=organisation_id)
    names_it |= Q(asked__organisation__joined=organisation_id)
    asked = put or asks.filter(names_it).exists()
    mine = Claim.objects.filter(recommendation=recommendation_id, organisation=organisation_id)
    before = mine.filter(superseded_at=None).first()
    kind = organisation.kind if organisation else ""
    party = Party.MONITOR if monitor else claiming.party_of(kind, asked=asked)
    return Whose(organisation_id, party, asked, before.party if before else "")


def _says_already(current: Claim, account: Account, whose: Whose) -> bool:
    now = (current.level, current.note, current.language, current.party)
    return now == (account.level, account.note.strip(), account.language, whose.party)
