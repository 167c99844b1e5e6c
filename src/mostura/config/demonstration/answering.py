"""Invented bodies are asked and answer: what was put to them, what they said, who disputes it."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from mostura.actor import Actor
from mostura.answer.claims.actions import stating
from mostura.answer.claims.actions.stating import Account
from mostura.answer.correspondence.actions import asking as putting
from mostura.answer.correspondence.actions import progress, replying, stepping
from mostura.answer.correspondence.actions.stepping import Said
from mostura.answer.correspondence.policy.clock import Basis, StepKind
from mostura.answer.correspondence.queries import visible as askings
from mostura.config.demonstration.editing import Register
from mostura.ground.notices.actions import following, receipts
from mostura.ground.notices.policy.timing import Rhythm, Wishes

if TYPE_CHECKING:
    from mostura.answer.correspondence.models import Asking, Contact
    from mostura.answer.recommendations.models import Recommendation

OWN_STEPS = frozenset({StepKind.SENT, StepKind.DELIVERED, StepKind.BOUNCED, StepKind.CLARIFIED})
"""What the office does or notes; every other step is the addressee's."""
FOLLOWER = "bridges"


@dataclasses.dataclass(frozen=True, slots=True)
class Cast:
    """Who acts: the invented organisations by their keys, who speaks for them, their asks."""

    organisations: dict[str, int]
    acting: dict[str, Actor]
    register: Register
    tell: Callable[[str], object]

    @property
    def office(self) -> Actor:
        """Who writes to addressees."""
        return self.acting["office"]


def correspond(said: dict[str, Any], cast: Cast) -> None:
    """Put what the pack says to invented bodies; what was put before is left as it is."""
    offices = {one["body"]: _office(one, cast) for one in said["office"]}
    for one in said["put"]:
        _put(one, offices[one["body"]], cast)


@transaction.atomic
def _office(one: dict[str, Any], cast: Cast) -> "Contact":
    body = cast.organisations[one["body"]]
    if "law" in one and not askings.visible_to(cast.office).filter(organisation=body).exists():
        putting.set_duty(
            body,
            basis=Basis.DUTY,
            days=one["days"],
            working_days=one["working_days"],
            citation=one["law"],
            by=cast.office,
        )
    return putting.add_contact(
        body, name=one["name"], language=one["language"], email=one["email"], by=cast.office
    )


@transaction.atomic
def _put(one: dict[str, Any], office: "Contact", cast: Cast) -> None:
    body, ask = cast.organisations[one["body"]], cast.register.find(one["ask"])
    if ask is None:
        return
    put = askings.visible_to(cast.office).filter(recommendation=ask.pk, organisation=body)
    if put.exists():
        return  # a second load, or visitors are at work on it
    asking = putting.put_to_addressee(ask.pk, body, by=cast.office)
    if one.get("followed"):
        _follow(ask, cast)
    for step in one["step"]:
        _take(asking, step, office, cast)
    for promise in one.get("promise", ()):
        day = timezone.localdate() + dt.timedelta(days=promise["in_days"])
        said = Said(promise["text"], promise["language"], office)
        replying.promise(asking, day, said, by=Actor(organisation_id=body))
    for claim in one.get("claim", ()):
        _claim(asking, claim, office, cast)


def _take(asking: "Asking", step: dict[str, Any], office: "Contact", cast: Cast) -> None:
    kind = StepKind(step["kind"])
    own = kind in OWN_STEPS
    at = timezone.now() - dt.timedelta(days=step["ago"])
    words = (step.get("text", ""), step.get("language", ""))
    said = Said(*words, contact=None if own else office, at=at)
    by = cast.office if own else Actor(organisation_id=asking.organisation_id, name=office.name)
    if kind == StepKind.ANSWERED:
        replying.answer_asking(asking, step["answer"], said, by=by)
    else:
        stepping.take_step(asking, kind, said, by=by)


def _claim(asking: "Asking", claim: dict[str, Any], office: "Contact", cast: Cast) -> None:
    body, level = cast.organisations[claim["body"]], claim["level"]
    account = Account(level, claim["text"], claim["language"])
    if body == asking.organisation_id:
        said = Said(claim["text"], claim["language"], office)
        by = Actor(organisation_id=body, name=office.name)
        progress.report_progress(asking, level, said, progress.Piece(), by=by)
    elif by_member := cast.acting.get(claim["body"]):
        stating.claim(asking.recommendation_id, body, account, by=by_member)
    else:
        seen = dataclasses.replace(account, monitor=True)
        stating.claim(asking.recommendation_id, body, seen, by=cast.office)


def _follow(ask: "Recommendation", cast: Cast) -> None:
    """A member follows it on the page alone: no mail leaves for an address that leads nowhere."""
    reader = cast.acting[FOLLOWER]
    following.wish_as_person(language="en", wishes=Wishes(Rhythm.PAGE_ONLY), by=reader)
    following.follow("recommendation", ask.pk, language="en", by=reader)
    held = [("recommendation", ask.pk)]
    code = receipts.issue_receipts(held, language="en", by=cast.office)[0]
    cast.tell(f"A receipt of the demonstration, to try it: {code}")
