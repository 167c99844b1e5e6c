"""What many asks amount to together."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from mostura.answer.publications.policy.synthesis import Fact, Group, Synthesis, synthesis_of

MAY, JUNE = dt.datetime(2026, 5, 1, tzinfo=dt.UTC), dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
ALONE = ("everywhere", "several", "one_country", "no_country")
COUNTRIES = st.frozensets(st.sampled_from(["AL", "BA", "ME", "MK", "RS", "XK"]), max_size=4)
MOMENTS = st.integers(-1_000, 1_000).map(lambda days: MAY + dt.timedelta(days=days))
FACTS = st.lists(
    st.builds(
        Fact,
        key=st.integers(1, 10_000),
        family=st.integers(0, 6),
        countries=COUNTRIES,
        said_on=st.none() | st.dates(dt.date(2010, 1, 1), dt.date(2026, 12, 31)),
        answers=st.frozensets(st.sampled_from(["accepted", "noted", "declined"])),
        levels=st.frozensets(st.sampled_from(["begun", "done", "reversed"])),
        moved_at=st.none() | MOMENTS,
    ),
    max_size=40,
    unique_by=lambda fact: fact.key,
)


def keys_of(groups):
    return [group.keys for group in groups]


@given(FACTS, st.none() | st.just(MAY))
def test_every_ask_stands_in_exactly_one_section(facts, since):
    found = synthesis_of(facts, since)

    standing = [key for name in ALONE for group in getattr(found, name) for key in group.keys]
    assert sorted(standing) == sorted(fact.key for fact in facts)
    assert found.asks == len(facts)


@given(FACTS)
def test_asks_of_one_family_stand_together_and_others_apart(facts):
    found = synthesis_of(facts)

    family = {fact.key: fact.family for fact in facts}
    for group in [group for name in ALONE for group in getattr(found, name)]:
        families = {family[key] for key in group.keys}
        assert len(families) == 1
        assert len(group.keys) == 1 or families != {0}
        if families != {0}:
            assert set(group.keys) == {key for key in family if family[key] in families}


@given(FACTS)
def test_a_group_stands_where_its_countries_put_it(facts):
    found = synthesis_of(facts)

    asked_in = {fact.key: fact.countries for fact in facts}
    everywhere = sorted({code for fact in facts for code in fact.countries})
    assert list(found.countries) == everywhere
    for name in ALONE:
        for group in getattr(found, name):
            reach = {code for key in group.keys for code in asked_in[key]}
            assert sorted(reach) == list(group.countries)
            expected = {len(everywhere): "everywhere", 0: "no_country", 1: "one_country"}
            assert expected.get(len(reach), "several") == name


@given(FACTS, MOMENTS)
def test_moved_holds_what_moved_since_then_the_latest_first_and_nothing_else(facts, since):
    found = synthesis_of(facts, since)

    every = [group for name in ALONE for group in getattr(found, name)]
    expected = [group for group in every if group.moved_at and group.moved_at >= since]
    moments = [group.moved_at for group in found.moved]
    assert sorted(keys_of(found.moved)) == sorted(keys_of(expected))
    assert moments == sorted(moments, reverse=True)


@given(FACTS, st.randoms())
def test_the_order_in_which_asks_come_makes_no_difference(facts, chance):
    shuffled = list(facts)
    chance.shuffle(shuffled)

    found, again = synthesis_of(facts), synthesis_of(shuffled)

    assert [keys_of(getattr(found, name)) for name in ALONE] == [
        keys_of(getattr(again, name)) for name in ALONE
    ]


def test_nothing_asked_amounts_to_nothing():
    assert synthesis_of([]) == Synthesis()


def test_without_a_day_nothing_is_said_to_have_moved():
    found = synthesis_of([Fact(1, moved_at=JUNE)])

    assert found.moved == []


def test_what_moved_at_the_first_moment_of_the_day_counts():
    found = synthesis_of(
        [Fact(1, moved_at=MAY), Fact(2, moved_at=MAY - dt.timedelta(seconds=1))], MAY
    )

    assert keys_of(found.moved) == [(1,)]


def test_two_kinds_of_answer_differ_and_so_do_two_accounts():
    found = synthesis_of(
        [
            Fact(1, answers=frozenset({"accepted", "declined"})),
            Fact(2, levels=frozenset({"done", "reversed"})),
            Fact(3, answers=frozenset({"accepted"}), levels=frozenset({"done"})),
        ]
    )

    assert keys_of(found.differing) == [(1,), (2,)]


def test_members_of_a_family_differ_also_where_each_was_answered_once():
    found = synthesis_of(
        [
            Fact(1, family=7, countries=frozenset({"RS"}), answers=frozenset({"accepted"})),
            Fact(2, family=7, countries=frozenset({"ME"}), answers=frozenset({"declined"})),
        ]
    )

    assert found.differing == found.everywhere


def test_a_family_reaches_from_its_first_day_to_its_last_and_moved_when_its_newest_did():
    found = synthesis_of(
        [
            Fact(2, 7, frozenset({"RS"}), dt.date(2019, 4, 1), moved_at=MAY),
            Fact(1, 7, frozenset({"ME"}), dt.date(2024, 4, 1), moved_at=JUNE),
            Fact(3, 0, frozenset({"ME"})),
        ]
    )

    assert found.everywhere == [
        Group(
            (1, 2), ("ME", "RS"), dt.date(2019, 4, 1), dt.date(2024, 4, 1), differs=False,
            moved_at=JUNE,
        )
    ]  # fmt: skip
    assert found.everywhere[0].times == 2


def test_what_reaches_more_countries_and_was_asked_more_often_comes_first():
    facts = [
        Fact(1, countries=frozenset({"RS"})),
        Fact(2, family=5, countries=frozenset({"RS"})),
        Fact(3, family=5, countries=frozenset({"RS"})),
        Fact(4, countries=frozenset({"RS", "ME", "XK"})),
        Fact(5, countries=frozenset({"RS", "ME"})),
    ]

    found = synthesis_of(facts)

    assert keys_of(found.everywhere + found.several) == [(4,), (5,)]
    assert keys_of(found.one_country) == [(2, 3), (1,)]
