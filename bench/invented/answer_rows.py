"""What became of recommendations of nobody: askings, answers, promises and claims, in bulk."""

import datetime as dt
import random
from typing import Any

KINDS = ("accepted", "partly", "noted", "declined")
LEVELS = ("not_begun", "begun", "partly", "done", "reversed")
PARTIES = ("institution", "civil_society", "monitor")
ENDINGS = ("answered", "acknowledged", "clarification_asked", "refused", "delivered")
ANSWERS, CLAIMS = 3, 6  # of each ask


def put_and_answer(asks: list[Any], around: dict[str, list[Any]], per_batch: int = 2000) -> None:
    """Each ask put to three bodies; three answers and six claims of it."""
    chance = random.Random(2026)
    for first in range(0, len(asks), per_batch):
        _batch(asks[first : first + per_batch], around["bodies"], chance)


def _batch(asks: list[Any], bodies: list[Any], chance: random.Random) -> None:
    from mostura.answer.claims.models import Claim
    from mostura.answer.correspondence.models import Answer, Asking, Commitment, Step

    now = dt.datetime.now(dt.UTC)
    drawn = {ask.pk: _drawn(ask, bodies, chance) for ask in asks}
    askings = Asking.objects.bulk_create(
        (_asking(ask, body, number, now) for ask in asks for number, body in drawn[ask.pk]),
        batch_size=500,
    )
    Step.objects.bulk_create((step for one in askings for step in _steps(one)), batch_size=500)
    answered = [one for one in askings if one.state == "answered"]
    Answer.objects.bulk_create(
        (
            Answer(
                asking=one, kind=KINDS[(one.pk + turn) % 4], language="en",
                reasons=f"We read what was asked and say this {one.pk}.", given_at=now,
                superseded_at=now if turn else None,
            )
            for one in answered
            for turn in range(1 + one.pk % 2)
        ),
        batch_size=500,
    )  # fmt: skip
    Commitment.objects.bulk_create(
        (
            Commitment(
                asking=one, text=f"Measure {one.pk}.", language="en", made_at=now,
                due_on=now.date() + dt.timedelta(days=one.pk % 700),
            )
            for one in answered[::4]
        ),
        batch_size=500,
    )  # fmt: skip
    Claim.objects.bulk_create(
        (
            Claim(
                recommendation=ask, organisation=body, party=PARTIES[min(turn, 2)],
                level=LEVELS[(ask.pk + turn * turn) % 5], stated_at=now, note="Seen on the spot.",
            )
            for ask in asks
            for turn, body in enumerate(chance.sample(bodies, CLAIMS))
        ),
        batch_size=500,
    )  # fmt: skip


def _drawn(ask: Any, bodies: list[Any], chance: random.Random) -> list[tuple[int, Any]]:
    """Whom it is put to: those it asks, and others, three in all."""
    asked = list(ask.addressees.order_by("pk"))
    others = [one for one in chance.sample(bodies, ANSWERS) if one not in asked]
    return list(enumerate([*asked, *others][:ANSWERS]))


def _asking(ask: Any, body: Any, number: int, now: dt.datetime) -> Any:
    from mostura.answer.correspondence.models import Asking

    ending = ENDINGS[(ask.pk // 2) % 5] if number == ANSWERS - 1 else "answered"
    return Asking(
        recommendation=ask, organisation=body, basis="duty", days=15, citation="Act 1, Art. 2",
        country=body.country, time_zone="Europe/Belgrade", state=ending,
        due_on=now.date() + dt.timedelta(days=ask.pk % 35 - 20), drafted_at=now,
    )  # fmt: skip


def _steps(asking: Any) -> list[Any]:
    from mostura.answer.correspondence.models import Step

    began = dt.datetime.combine(asking.due_on, dt.time(9), dt.UTC) - dt.timedelta(days=15)
    happened = ["sent", "delivered"]
    if asking.state != "delivered":
        happened.append(asking.state)
    return [
        Step(asking=asking, kind=kind, at=began + dt.timedelta(hours=hours), recorded_at=began)
        for hours, kind in enumerate(happened)
    ]
