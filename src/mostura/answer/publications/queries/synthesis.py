"""Everything public that was asked in a scope, as a synthesis counts it."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone

from mostura.actor import VISITOR, Actor
from mostura.answer.claims.queries import counting as claims
from mostura.answer.correspondence.queries import counting as correspondence
from mostura.answer.publications.policy.synthesis import Fact, Synthesis, synthesis_of
from mostura.answer.recommendations.queries import counting as asks
from mostura.answer.recommendations.queries.register import Filters


@dataclass(frozen=True, slots=True)
class Scope:
    """What a synthesis looks at: papers, a country, a theme; and since when things moved."""

    documents: tuple[str, ...] = ()
    country: str = ""
    theme: str = ""
    since: dt.date | None = None


def synthesis(actor: Actor, scope: Scope) -> Synthesis:
    """The synthesis of a scope; whoever looks, it is made of what is public."""
    answers = correspondence.answers_by_ask(VISITOR)
    moved = correspondence.moved_at(VISITOR)
    levels, stated = claims.levels_by_ask(VISITOR), claims.stated_at(VISITOR)
    filters = Filters(country=scope.country, theme=scope.theme)
    facts = [
        Fact(
            key=one.key,
            family=one.family,
            countries=one.countries,
            said_on=one.said_on,
            answers=frozenset(answers.get(one.key, ())),
            levels=frozenset(levels.get(one.key, ())),
            moved_at=_later(moved.get(one.key), stated.get(one.key)),
        )
        for one in asks.counted(VISITOR, filters, scope.documents)
    ]
    return synthesis_of(facts, _beginning_of(scope.since))


def _beginning_of(day: dt.date | None) -> dt.datetime | None:
    """The first moment of a day, by the hub's own clock."""
    zone = timezone.get_current_timezone()
    return dt.datetime.combine(day, dt.time(), zone) if day else None


def _later(one: dt.datetime | None, other: dt.datetime | None) -> dt.datetime | None:
    return max((at for at in (one, other) if at), default=None)
