"""What became of what was asked, as numbers with what they are made of, and how sure they are."""

import dataclasses
import datetime as dt
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mostura.actor import VISITOR
from mostura.answer.claims.policy.measuring import Party, Summary
from mostura.answer.claims.queries import measuring
from mostura.answer.claims.queries.measuring import Together
from mostura.answer.correspondence.queries import counting
from mostura.answer.correspondence.queries import visible as askings
from mostura.answer.recommendations.models import Recommendation
from mostura.shell.charts.intervals import Estimate, IntervalChart, interval_chart

if TYPE_CHECKING:
    from mostura.answer.correspondence.models import Asking

Words = str | Promise
A_HUNDRED = 100


@dataclasses.dataclass(frozen=True, slots=True)
class Share:
    """So many of those that were put, in words and as a share."""

    label: Words
    count: int
    of: int

    @property
    def percent(self) -> int:
        """The share in whole percents."""
        return round(A_HUNDRED * self.count / self.of) if self.of else 0


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a set of asks: what was said to them, and how far they are by whom."""

    asked: int
    put: int
    shares: Sequence[Share]
    far: Summary | None
    chart: IntervalChart | None

    @property
    def step(self) -> int:
        """By how many percents one answer more or less would move a share."""
        return round(A_HUNDRED / self.put) if self.put else 0


def put_to(keys: Collection[int]) -> "QuerySet[Asking]":
    """What was publicly put to one addressee, under its own key and those joined into it."""
    return askings.visible_to(VISITOR).filter(organisation__in=keys)


def of_addressee(
    put: "QuerySet[Asking]", asks: "QuerySet[Recommendation, int]", asked: int, today: dt.date
) -> Outcome:
    """What became of what one addressee was publicly asked, in a constant number of queries."""
    far = measuring.together(VISITOR, asks.order_by())
    return _outcome(counting.shares_of(put, today), far, asked)


def of_asks(asks: "QuerySet[Recommendation, int]", asked: int, today: dt.date) -> Outcome:
    """The same for some asks together, whomever they were put to; each ask counts once as asked."""
    keys = asks.order_by()
    put = askings.visible_to(VISITOR).filter(recommendation__in=keys)
    return _outcome(counting.shares_of(put, today), measuring.together(VISITOR, keys), asked)


def _outcome(said: counting.Shares, far: Together | None, asked: int) -> Outcome:
    lines = (
        (_("Answered"), said.answered),
        (_("Accepted, wholly or in part"), said.accepted),
        (_("With a promise"), said.promised),
        (_("Overdue"), said.overdue),
        (_("Answer refused"), said.refused),
    )
    shares = [Share(label, count, said.put) for label, count in lines if said.put]
    spoken = far.of_all if far and far.of_all.spoken_of else None
    return Outcome(asked, said.put, shares, spoken, _chart(far) if far and spoken else None)


def _chart(far: Together) -> IntervalChart:
    sides: list[tuple[Words, Summary]] = [(_("All together"), far.of_all)]
    sides += [(Party(party).label, one) for party, one in far.of_party.items()]
    return interval_chart(
        _("How far it is"),
        [
            (
                _("Mean, and the spread of the accounts"),
                [_estimate(label, one) for label, one in sides],
            )
        ],
        sentence=_sentence(far.of_all),
    )


def _estimate(label: Words, one: Summary) -> Estimate:
    told = ngettext("%(label)s, on %(count)d ask", "%(label)s, on %(count)d asks", one.spoken_of)
    name = told % {"label": label, "count": one.spoken_of}
    if one.mean is None or one.lowest is None or one.highest is None:
        return Estimate(name, None, why=_("only that it was undone"))
    mean, lowest, highest = (
        float(round(A_HUNDRED * value)) for value in (one.mean, one.lowest, one.highest)
    )
    return Estimate(name, mean, lowest, highest)


def _sentence(all_of_them: Summary) -> str:
    told = _(
        "100 is done, 0 is not begun. Of %(asks)d asks, somebody has said of %(spoken)d how far "
        "they are; on %(dissent)d of these they do not agree. The line reaches from the lowest to "
        "the highest account."
    )
    return told % {
        "asks": all_of_them.asks,
        "spoken": all_of_them.spoken_of,
        "dissent": all_of_them.dissenting,
    }
