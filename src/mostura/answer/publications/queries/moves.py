"""What moved lately among some public asks: entered, put, answered, promised, claimed."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from django.db.models import QuerySet

from mostura.actor import Actor
from mostura.answer.claims.policy.measuring import Level
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.answer.correspondence.queries import said
from mostura.answer.publications.queries import open_record
from mostura.answer.recommendations.queries import register, visible

if TYPE_CHECKING:
    from mostura.answer.recommendations.models import Recommendation
    from mostura.ground.organisations.models import Organisation

MOST: Final = 50
"""Entries of one feed: readers look once a week, and keep what they have seen."""

PUBLISHED: Final = "published"
PROMISED: Final = "promised"
TAKEN_BACK: Final = "taken_back"
CLAIMED: Final = "claimed"
STEPS: Final = (
    StepKind.SENT,
    StepKind.ACKNOWLEDGED,
    StepKind.CLARIFICATION_ASKED,
    StepKind.CLARIFIED,
    StepKind.REFUSED,
    StepKind.REFERRED,
    StepKind.ESCALATED,
)
"""Steps that are news; answers stand as rows of their own, post and reminders are no news."""


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that happened to one public ask."""

    kind: str
    key: int
    at: dt.datetime
    ask: "Recommendation"
    organisation: "Organisation | None" = None
    words: str = ""
    language: str = ""
    values: dict[str, str] = field(default_factory=dict)


def moves(actor: Actor, asks: "QuerySet[Recommendation, int]") -> list[Move]:
    """The latest, of all kinds together, in a constant number of queries."""
    every = chain(
        _published(actor, asks),
        _steps(actor, asks),
        _answers(actor, asks),
        _promises(actor, asks),
        _claims(actor, asks),
    )
    return sorted(every, key=lambda one: (one.at, one.kind, one.key), reverse=True)[:MOST]


def _published(actor: Actor, asks: Any) -> Iterator[Move]:
    newest = register.in_state(actor).filter(pk__in=asks).order_by("-published_at", "-pk")
    for one in visible.shown(actor, newest.values_list("pk", flat=True)[:MOST]):
        if one.published_at:
            yield Move(PUBLISHED, one.pk, one.published_at, one, None, one.text, one.language)


def _steps(actor: Actor, asks: Any) -> Iterator[Move]:
    for one in said.steps(actor, STEPS).filter(asking__recommendation__in=asks)[:MOST]:
        yield Move(
            str(one.kind), one.pk, one.recorded_at, one.asking.recommendation,
            one.asking.organisation, one.text, one.language,
        )  # fmt: skip


def _answers(actor: Actor, asks: Any) -> Iterator[Move]:
    rows = said.answers(actor).filter(asking__recommendation__in=asks)
    for one in rows.order_by("-recorded_at", "-pk")[:MOST]:
        yield Move(
            str(StepKind.ANSWERED), one.pk, one.recorded_at, one.asking.recommendation,
            one.asking.organisation, f"{one.get_kind_display()}. {one.reasons}", one.language,
        )  # fmt: skip


def _promises(actor: Actor, asks: Any) -> Iterator[Move]:
    rows = said.promises(actor).filter(asking__recommendation__in=asks)
    for one in rows[:MOST]:
        who, ask = one.asking.organisation, one.asking.recommendation
        yield Move(PROMISED, one.pk, one.made_at, ask, who, one.text, one.language)
    taken_back = rows.exclude(withdrawn_at=None).order_by("-withdrawn_at", "-pk")
    for one in taken_back[:MOST]:
        if one.withdrawn_at:
            who, ask = one.asking.organisation, one.asking.recommendation
            words = one.withdrawn_reason
            yield Move(TAKEN_BACK, one.pk, one.withdrawn_at, ask, who, words, one.language)


def _claims(actor: Actor, asks: Any) -> Iterator[Move]:
    for one in open_record.claims(actor).filter(recommendation__in=asks)[:MOST]:
        level = {"level": str(Level(one.level).label)}
        ask, who = one.recommendation, one.organisation
        yield Move(CLAIMED, one.pk, one.stated_at, ask, who, one.note, one.language, level)
