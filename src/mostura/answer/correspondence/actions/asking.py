"""The secretariat's hand: what is put to whom, and where it goes when nobody answers."""

import datetime as dt
from collections.abc import Sequence

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from mostura.actor import VISITOR, Actor
from mostura.answer.correspondence import events
from mostura.answer.correspondence.actions.stepping import Said, locked, take_step, write_step
from mostura.answer.correspondence.frames import clocks
from mostura.answer.correspondence.models import Asking, Contact, Duty
from mostura.answer.correspondence.policy import answers, clock
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.answer.recommendations.queries import visible as recommendations
from mostura.ground.ledger.actions import record
from mostura.ground.organisations.queries import registry
from mostura.refused import Refused, insist


def put_to_addressee(recommendation_id: int, organisation_id: int, *, by: Actor) -> Asking:
    """Put a public ask on the list of what an addressee will be sent; twice is once."""
    insist(answers.refusal_to_ask(by))
    if not recommendations.visible_to(VISITOR).filter(pk=recommendation_id).exists():
        raise Refused(answers.Refusal.NOT_PUBLIC)
    try:
        return _draft(recommendation_id, organisation_id, by=by)
    except IntegrityError:  # a second click, or a colleague
        open_ones = Asking.objects.exclude(state=clock.State.WITHDRAWN)
        return open_ones.get(recommendation=recommendation_id, organisation=organisation_id)


@transaction.atomic
def put_all(codes: Sequence[str], organisation_id: int, *, by: Actor) -> list[Asking]:
    """Put several public asks to one addressee; those on its list already are taken as they are."""
    insist(answers.refusal_to_ask(by))
    public = recommendations.visible_to(VISITOR).filter(code__in=codes)
    keys = list(public.order_by("pk").values_list("pk", flat=True))
    standing = Asking.objects.select_for_update().exclude(state=clock.State.WITHDRAWN)
    put = standing.filter(organisation=organisation_id, recommendation__in=keys)
    known = {one.recommendation_id: one for one in put}
    return [known.get(key) or _draft(key, organisation_id, by=by) for key in keys]


@transaction.atomic
def _draft(
    recommendation_id: int,
    organisation_id: int,
    *,
    by: Actor,
    escalated_from: Asking | None = None,
    referred_from: Asking | None = None,
) -> Asking:
    organisation = registry.visible_to(by).get(pk=organisation_id)
    duty = Duty.objects.filter(organisation=organisation, ended_on=None).first()
    voluntary = Duty(basis=clock.Basis.VOLUNTARY, days=answers.ASKED_FOR_DAYS)
    terms = duty or voluntary
    asking = Asking.objects.create(
        recommendation_id=recommendation_id,
        organisation=organisation,
        basis=terms.basis,
        days=terms.days or answers.ASKED_FOR_DAYS,
        working_days=terms.working_days,
        citation=terms.citation,
        country=organisation.country,
        time_zone=clocks.ZONES.get(organisation.country, settings.TIME_ZONE),
        escalated_from=escalated_from,
        referred_from=referred_from,
        demonstration=recommendations.visible_to(by)
        .filter(pk=recommendation_id, demonstration=True)
        .exists(),
    )
    record(events.AskDrafted(asking.pk, recommendation_id), by=by)
    return asking


@transaction.atomic
def escalate(asking: Asking, organisation_id: int, reason: str, *, by: Actor) -> Asking:
    """Take an ask to the next body; the first one may still answer."""
    asking = locked(asking)
    insist(answers.refusal_to_ask(by))
    insist(answers.refusal_to_step(by, asking.organisation_id, asking.state, StepKind.ESCALATED))
    put = Asking.objects.exclude(state__in=[clock.State.WITHDRAWN, clock.State.DRAFTED])
    same_ask = put.filter(recommendation=asking.recommendation_id)
    if same_ask.filter(organisation=organisation_id).exists():  # itself, or another addressee
        raise Refused(answers.Refusal.PUT_ALREADY)
    write_step(asking, StepKind.ESCALATED, Said(text=reason), by=by)
    return _next_to(asking, organisation_id, by=by, escalated_from=asking)


@transaction.atomic
def follow_referral(asking: Asking, organisation_id: int, *, by: Actor) -> Asking:
    """Put an ask to whom the first addressee named as responsible."""
    insist(answers.refusal_to_ask(by))
    if locked(asking).state != clock.State.REFERRED:
        raise Refused(answers.Refusal.NOT_NOW)
    return _next_to(asking, organisation_id, by=by, referred_from=asking)


def _next_to(
    asking: Asking,
    organisation_id: int,
    *,
    by: Actor,
    escalated_from: Asking | None = None,
    referred_from: Asking | None = None,
) -> Asking:
    put = Asking.objects.exclude(state=clock.State.WITHDRAWN).filter(
        recommendation=asking.recommendation_id, organisation=organisation_id
    )
    if found := put.first():
        return found
    return _draft(
        asking.recommendation_id,
        organisation_id,
        by=by,
        escalated_from=escalated_from,
        referred_from=referred_from,
    )


def no_longer_ask(asking: Asking, reason: str, *, by: Actor) -> None:
    """Stop putting an ask to an addressee, and say why."""
    insist(answers.refusal_to_ask(by))
    take_step(asking, StepKind.WITHDRAWN, Said(text=reason), by=by)


@transaction.atomic
def drop_withdrawn(recommendation_id: int, *, by: Actor) -> None:
    """An ask was taken out of the register: nobody is asked for it any more."""
    for asking in Asking.objects.select_for_update().filter(recommendation=recommendation_id):
        if clock.leads_from(asking.state, StepKind.WITHDRAWN):
            write_step(asking, StepKind.WITHDRAWN, Said(), by=by)


@transaction.atomic
def set_duty(
    organisation_id: int, *, basis: str, days: int, working_days: bool, citation: str, by: Actor
) -> Duty:
    """Write down why and by when an addressee answers; what was put before keeps its terms."""
    insist(answers.refusal_to_ask(by))
    today = timezone.localdate()
    Duty.objects.filter(organisation=organisation_id, ended_on=None).update(ended_on=today)
    duty = Duty.objects.create(
        organisation_id=organisation_id,
        basis=basis,
        days=days,
        working_days=working_days,
        citation=citation,
    )
    record(events.DutySet(organisation_id, basis, days), by=by)
    return duty


@transaction.atomic
def add_contact(
    organisation_id: int,
    *,
    name: str,
    language: str,
    email: str = "",
    postal_address: str = "",
    by: Actor,
) -> Contact:
    """Write down an office of an addressee; the same mailbox is written down once."""
    insist(answers.refusal_to_ask(by))
    known = Contact.objects.filter(organisation=organisation_id, ended_at=None)
    if email and (found := known.filter(email__iexact=email).first()):
        return found
    contact = Contact.objects.create(
        organisation_id=organisation_id,
        name=name,
        email=email,
        language=language,
        postal_address=postal_address,
        demonstration=registry.visible_to(by)
        .filter(pk=organisation_id, demonstration=True)
        .exists(),
    )
    record(events.ContactAdded(contact.pk, organisation_id), by=by)
    return contact


@transaction.atomic
def end_contact(contact: Contact, *, by: Actor) -> None:
    """Write to an office no more; its open links are taken back."""
    insist(answers.refusal_to_ask(by))
    now = timezone.now()
    if not Contact.objects.filter(pk=contact.pk, ended_at=None).update(ended_at=now):
        return  # a second click
    contact.links.filter(revoked_at=None).update(revoked_at=now)
    record(events.ContactEnded(contact.pk), by=by)


@transaction.atomic
def note_overdue(now: dt.datetime, *, by: Actor, most: int = 500) -> int:
    """Record once for each ask that its term has passed; says how many there were."""
    waiting = Asking.objects.select_for_update().filter(
        state__in=clock.RUNNING, due_on__lte=now.date(), overdue_noted_at=None
    )
    noted = 0
    for asking in waiting.prefetch_related("steps")[:most]:
        standing = clocks.standing_of(asking, asking.steps.all(), now)
        if standing.state != clock.State.OVERDUE:
            continue  # at home of the addressee the day has not ended yet
        Asking.objects.filter(pk=asking.pk).update(overdue_noted_at=now)
        record(events.AskOverdue(asking.pk, asking.recommendation_id), by=by)
        noted += 1
    return noted
