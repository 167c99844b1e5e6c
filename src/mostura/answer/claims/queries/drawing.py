"""The drawing "How far is it?": a mark for each party, the mean, the spread, the table."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from mostura.answer.claims.models import Claim
from mostura.answer.claims.policy.measuring import THIRDS, Level, Measure, Party
from mostura.shell.charts.parts import Numbers
from mostura.shell.charts.positions import (
    Line,
    Middle,
    Position,
    PositionChart,
    Stop,
    position_chart,
)

KINDS: Final = {Party.INSTITUTION: 1, Party.CIVIL_SOCIETY: 2, Party.MONITOR: 3}
REVERSED: Final = 4
NAMED: Final = 3  # more names than this are counted, not listed
HEADS: Final[tuple[str | Promise, ...]] = (
    gettext_lazy("Organisation"),
    gettext_lazy("Speaks as"),
    gettext_lazy("How far it is"),
    gettext_lazy("Counts as"),
    gettext_lazy("Said on"),
)


def chart_of(claims: Sequence[Claim], measure: Measure) -> PositionChart:
    """Draw what stands; a claim of reversal has no place on the scale, only in the key."""
    placed = [one for one in claims if one.level in THIRDS]
    return position_chart(
        (_("How far is it?"), sentence_of(measure)),
        [Stop(_lower(level), thirds / 3) for level, thirds in THIRDS.items()],
        [Position(KINDS[Party(one.party)], THIRDS[one.level] / 3) for one in placed],
        middle=_middle(measure),
        key=list(_key(claims)),
        numbers=Numbers(HEADS, tuple(_row(one) for one in claims)),
    )


def sentence_of(measure: Measure) -> str:
    """The measure in words: how many spoke, whether they agree, and who says it was undone."""
    return " ".join(_sentences(measure))


def _shown(value: Fraction | None) -> str:
    """A measure with two decimals, as the reader's language writes them."""
    # Rounded here, since number_format() cuts.
    return "" if value is None else number_format(round(float(value), 2), 2)


def _sentences(measure: Measure) -> Iterator[str]:
    if measure.mean is None or measure.lowest is None or measure.highest is None:
        if not measure.is_reversed:
            yield _("Nobody has said how far this is.")
    elif measure.lowest != measure.highest:
        yield ngettext(
            "Mean %(mean)s of %(count)s account, from %(low)s to %(high)s. They do not agree.",
            "Mean %(mean)s of %(count)s accounts, from %(low)s to %(high)s. They do not agree.",
            measure.voices,
        ) % {
            "mean": _shown(measure.mean),
            "count": measure.voices,
            "low": _shown(measure.lowest),
            "high": _shown(measure.highest),
        }
    else:
        yield ngettext(
            "Mean %(mean)s of %(count)s account.",
            "Mean %(mean)s of %(count)s accounts that agree.",
            measure.voices,
        ) % {"mean": _shown(measure.mean), "count": measure.voices}
    if measure.is_reversed:
        count = len(measure.reversed_by)
        yield ngettext(
            "%(count)s organisation says that it was reversed.",
            "%(count)s organisations say that it was reversed.",
            count,
        ) % {"count": count}


def _middle(measure: Measure) -> Middle:
    if measure.mean is None:
        return Middle(0.0, "", 0.0, 0.0)
    label = _("mean %(mean)s") % {"mean": _shown(measure.mean)}
    low, high = measure.lowest or Fraction(0), measure.highest or Fraction(0)
    return Middle(float(measure.mean), label, float(low), float(high))


def _key(claims: Sequence[Claim]) -> Iterator[Line]:
    for party, kind in KINDS.items():
        mine = [one for one in claims if one.party == party and one.level in THIRDS]
        if mine:
            yield Line(kind, _account(mine))
    undone = [one for one in claims if one.level == Level.REVERSED]
    if undone:
        names = ", ".join(str(one.organisation.label) for one in undone[:NAMED])
        if len(undone) > NAMED:
            names = f"{names}, … ({len(undone)})"
        yield Line(REVERSED, _("Reversed, says %(names)s") % {"names": names})


def _account(claims: Sequence[Claim]) -> str:
    """What one side says: by name where one speaks, else how many say what."""
    counted = Counter(one.level for one in claims)
    levels = ", ".join(
        f"{_lower(level)} ×{counted[level]}" if counted[level] > 1 else _lower(level)
        for level in THIRDS
        if counted[level]
    )
    first = claims[0]
    if len(claims) == 1 and first.party == Party.MONITOR:
        words = _("Independent monitor, %(name)s: %(level)s")
        return words % {"name": first.organisation.label, "level": levels}
    who = str(first.organisation.label if len(claims) == 1 else Party(first.party).label)
    if len(claims) == 1:
        return _("%(name)s: %(level)s") % {"name": who, "level": levels}
    return _("%(side)s (%(count)s): %(levels)s") % {
        "side": who,
        "count": len(claims),
        "levels": levels,
    }


def _lower(level: str) -> str:
    return str(Level(level).label).lower()


def _row(claim: Claim) -> tuple[object, ...]:
    counts = _("not counted")
    if claim.level in THIRDS:
        counts = _shown(Fraction(THIRDS[claim.level], 3))
    return (
        claim.organisation.label,
        Party(claim.party).label,
        Level(claim.level).label,
        counts,
        date_format(claim.stated_at),
    )
