"""What was answered, promised and claimed on recommendations of nobody."""

import datetime as dt
from typing import Any

from invented.register_rows import make_register, make_surroundings

ANSWERS = ("accepted", "partly", "noted", "declined")
LEVELS = ("not_begun", "begun", "partly", "done", "reversed")


def make_said(asks: int) -> dict[str, list[Any]]:
    """A register, each ask of it put to somebody, answered, promised and claimed upon."""
    from mostura.answer.claims.models import Claim
    from mostura.answer.correspondence.models import Answer, Asking, Commitment, Step
    from mostura.answer.recommendations.models import Recommendation

    surroundings = make_surroundings()
    make_register(asks, surroundings)
    bodies, now = surroundings["bodies"], dt.datetime.now(dt.UTC)
    rows = list(Recommendation.objects.order_by("pk"))
    for number, ask in enumerate(rows):
        body = bodies[number % len(bodies)]
        asking = Asking.objects.create(
            recommendation=ask, organisation=body, basis="duty", days=15, citation="Act 1",
            country="XK", time_zone="Europe/Belgrade", state="answered", due_on=now.date(),
        )  # fmt: skip
        for kind in ("sent", "delivered", "answered"):
            Step.objects.create(asking=asking, kind=kind, at=now)
        Answer.objects.create(
            asking=asking, kind=ANSWERS[number % 4], reasons=f"Reason {number}.", language="en"
        )
        Commitment.objects.create(
            asking=asking, text=f"Measure {number}.", language="en",
            due_on=now.date() + dt.timedelta(days=number),
        )  # fmt: skip
        for other in (0, 1):
            Claim.objects.create(
                recommendation=ask, organisation=bodies[(number + other) % len(bodies)],
                party=("institution", "civil_society")[other], level=LEVELS[(number + other) % 5],
            )  # fmt: skip
    return surroundings
