"""Every organisation counts once; dissent and reversal never disappear in a number."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from mostura.answer.claims.policy.measuring import (
    THIRDS,
    Level,
    Measure,
    Party,
    Summary,
    Voice,
    by_party,
    joined,
    measure,
    newest,
    summary,
    tallies_by_party,
    tally_of,
)

SCALE = [level for level in Level if level in THIRDS]
VALUE = {level: Fraction(THIRDS[level], 3) for level in SCALE}


def voices(levels=tuple(Level), organisations=8):
    """What organisations said over time, each moment only once."""
    said = st.tuples(
        st.integers(1, organisations), st.sampled_from(list(Party)), st.sampled_from(levels)
    )
    return st.lists(said, max_size=30).map(
        lambda rows: [Voice(*row, (0.0, number)) for number, row in enumerate(rows)]
    )


def said(*levels):
    return [Voice(number, Party.MONITOR, level) for number, level in enumerate(levels, 1)]


def test_done_and_begun_have_the_mean_two_thirds_and_a_spread_from_one_third_to_one():
    assert measure(said(Level.DONE, Level.BEGUN)) == Measure(
        mean=Fraction(2, 3),
        lowest=Fraction(1, 3),
        highest=Fraction(1),
        voices=2,
        dissent=True,
        reversed_by=(),
    )


def test_where_nobody_has_spoken_there_is_no_number():
    assert measure([]) == Measure(None, None, None, 0, dissent=False)


def test_five_accounts_as_in_the_drawing_have_the_mean_sixty_hundredths():
    five = said(Level.DONE, Level.BEGUN, Level.BEGUN, Level.PARTLY, Level.PARTLY)

    assert measure(five).mean == Fraction(3, 5)


def test_reversal_is_said_apart():
    assert measure(said(Level.DONE, Level.REVERSED)) == Measure(
        Fraction(1), Fraction(1), Fraction(1), 1, dissent=True, reversed_by=(2,)
    )


def test_a_thing_that_all_call_reversed_has_no_number_and_no_dissent():
    assert measure(said(Level.REVERSED, Level.REVERSED)) == Measure(
        None, None, None, 0, dissent=False, reversed_by=(1, 2)
    )


@given(voices())
def test_the_mean_lies_within_the_spread_and_the_spread_within_the_scale(heard):
    found = measure(heard)

    if found.mean is not None:
        assert 0 <= found.lowest <= found.mean <= found.highest <= 1


@given(voices(SCALE))
def test_the_mean_is_the_sum_of_the_newest_values_by_their_number(heard):
    last = {one.organisation_id: VALUE[one.level] for one in heard}

    found = measure(heard)

    assert found.voices == len(last)
    assert found.mean == (sum(last.values()) / len(last) if last else None)
    assert (found.lowest, found.highest) == (
        (min(last.values()), max(last.values())) if last else (None, None)
    )


@given(voices(), st.randoms(use_true_random=False))
def test_in_which_order_they_are_read_changes_nothing(heard, chance):
    shuffled = list(heard)
    chance.shuffle(shuffled)

    assert measure(shuffled) == measure(heard)


@given(voices())
def test_what_an_organisation_said_before_changes_nothing(heard):
    assert measure(newest(heard)) == measure(heard)


@given(voices(), st.sampled_from(list(Level)), st.integers(1, 300))
def test_a_flood_of_one_organisation_counts_as_one_voice(heard, level, times):
    flood = [Voice(99, Party.INSTITUTION, level, (1.0, number)) for number in range(times)]

    assert measure([*heard, *flood]) == measure([*heard, flood[-1]])


@given(voices(SCALE), st.integers(1, 5))
def test_reversal_moves_neither_mean_nor_spread(heard, times):
    undone = [Voice(100 + one, Party.CIVIL_SOCIETY, Level.REVERSED) for one in range(times)]

    before, after = measure(heard), measure([*heard, *undone])

    assert (after.mean, after.lowest, after.highest, after.voices) == (
        before.mean,
        before.lowest,
        before.highest,
        before.voices,
    )
    assert after.reversed_by == tuple(100 + one for one in range(times))
    assert after.is_reversed


@given(voices())
def test_dissent_is_said_exactly_where_not_all_say_the_same(heard):
    levels = {one.level for one in newest(heard)}

    assert measure(heard).dissent == (len(levels) > 1)


@given(voices(SCALE))
def test_a_spread_is_dissent_and_the_other_way_round(heard):
    found = measure(heard)

    assert found.dissent == (found.lowest != found.highest)


@given(voices(), st.integers(1, 8))
def test_saying_that_more_is_done_never_lowers_the_mean(heard, organisation):
    moved = [*heard, Voice(organisation, Party.MONITOR, Level.DONE, (1.0, 0))]
    others = [one for one in heard if one.organisation_id != organisation]

    without, with_it = measure(others).mean, measure(moved).mean

    assert with_it is not None
    assert without is None or with_it >= without


@given(voices())
def test_the_sides_together_are_all_who_spoke(heard):
    sides = by_party(heard)

    whole = measure(heard)

    assert sum(one.voices for one in sides.values()) == whole.voices
    undone = sorted(key for one in sides.values() for key in one.reversed_by)
    assert tuple(undone) == whole.reversed_by


def test_of_many_asks_each_counts_once():
    crowded = tally_of(said(*[Level.DONE] * 9))
    lonely = tally_of(said(Level.NOT_BEGUN))
    disputed = tally_of(said(Level.DONE, Level.BEGUN))

    assert summary([crowded, lonely, disputed], 5) == Summary(
        asks=5,
        spoken_of=3,
        mean=Fraction(5, 9),
        lowest=Fraction(4, 9),
        highest=Fraction(2, 3),
        dissenting=1,
        reversed=0,
    )


def test_asks_nobody_spoke_about_are_told_and_not_counted():
    undone = tally_of(said(Level.REVERSED))

    assert summary([undone], 4) == Summary(4, 1, None, None, None, 0, 1)


@given(st.lists(voices(), max_size=8))
def test_the_summary_is_the_mean_of_the_measures(asks):
    measures = [measure(heard) for heard in asks]
    known = [one for one in measures if one.mean is not None]

    found = summary([tally_of(heard) for heard in asks], len(asks))

    def mean(values):
        return sum(values, Fraction(0)) / len(known) if known else None

    assert found == Summary(
        asks=len(asks),
        spoken_of=sum(one.voices > 0 or one.is_reversed for one in measures),
        mean=mean([one.mean for one in known]),
        lowest=mean([one.lowest for one in known]),
        highest=mean([one.highest for one in known]),
        dissenting=sum(one.dissent for one in measures),
        reversed=sum(one.is_reversed for one in measures),
    )
    if found.mean is not None:
        assert 0 <= found.lowest <= found.mean <= found.highest <= 1


@given(voices())
def test_the_tallies_of_the_sides_joined_are_the_tally_of_all(heard):
    assert joined(tallies_by_party(heard).values()) == tally_of(heard)
