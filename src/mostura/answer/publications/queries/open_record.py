"""The public record, table by table, as everybody may take it along."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from mostura.actor import Actor
from mostura.answer.claims.queries import measuring
from mostura.answer.claims.queries import visible as claims_visible
from mostura.answer.claims.queries.measuring import Together
from mostura.answer.correspondence.queries import said
from mostura.answer.correspondence.queries.counting import Shares
from mostura.answer.recommendations.queries import counts, register
from mostura.ground.organisations.queries import registry

if TYPE_CHECKING:
    from mostura.answer.claims.models import Claim
    from mostura.ground.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Account:
    """One organisation asked: how often, what became of it, and how far it is."""

    organisation: "Organisation"
    asked: int
    shares: Shares
    together: Together | None


NOTHING = Shares(put=0, answered=0, accepted=0, promised=0, overdue=0, refused=0)


def asked_times(actor: Actor) -> dict[int, int]:
    """How often each organisation is asked in the public register, by its key."""
    return counts.of_addressees(register.in_state(actor).order_by())


def organisations_asked(actor: Actor, keys: Collection[int]) -> "QuerySet[Organisation]":
    """Those of these organisations that stand in the registry, in a lasting order."""
    return registry.with_names(registry.visible_to(actor).filter(pk__in=keys).order_by("pk"))


def accounts_of(
    actor: Actor, organisations: "Collection[Organisation]", times: dict[int, int], today: dt.date
) -> list[Account]:
    """What became of what each of them was asked, in a constant number of queries."""
    keys = [one.pk for one in organisations]
    shares = said.shares_by_addressee(actor, keys, today)
    far = measuring.standing_of_organisations(actor, keys)
    return [
        Account(one, times.get(one.pk, 0), shares.get(one.pk, NOTHING), far.get(one.pk))
        for one in organisations
    ]


def claims(actor: Actor) -> "QuerySet[Claim]":
    """Every claim about an ask that is public today, those too that no longer stand."""
    public = register.in_state(actor).order_by().values("pk")
    told = claims_visible.visible_to(actor).filter(recommendation__in=public)
    return (
        told.select_related("recommendation", "organisation__joined_into")
        .prefetch_related("organisation__names", "organisation__joined_into__names")
        .order_by("-stated_at", "-pk")
    )


def asked_in_documents(actor: Actor, keys: Collection[int]) -> dict[int, int]:
    """How many public asks were said in each of these documents."""
    return counts.of_documents(
        register.in_state(actor).filter(origins__document__in=keys).order_by()
    )
