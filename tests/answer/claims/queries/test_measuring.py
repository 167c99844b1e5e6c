"""Numbers of many asks at once, in a constant number of queries."""

from fractions import Fraction

from mostura.actor import VISITOR, Actor
from mostura.answer.claims.actions import stating
from mostura.answer.claims.policy import measuring as policy
from mostura.answer.claims.policy.measuring import Level, Measure, Party, Summary
from mostura.answer.claims.queries import measuring
from mostura.answer.claims.queries.measuring import Together
from mostura.answer.recommendations.models import Recommendation


def test_done_and_begun_are_two_thirds(ask, disputed):
    assert measuring.measures_of(VISITOR, [ask.pk]) == {
        ask.pk: Measure(Fraction(2, 3), Fraction(1, 3), Fraction(1), 2, dissent=True)
    }


def test_what_no_longer_stands_is_not_counted(ask, says, member, officer):
    says(officer, Level.DONE)
    stated = says(member, Level.NOT_BEGUN)
    stating.withdraw_claim(stated, reason="Too early to say.", by=member)
    says(officer, Level.PARTLY)

    found = measuring.measures_of(VISITOR, [ask.pk])[ask.pk]

    assert (found.mean, found.voices) == (Fraction(2, 3), 1)


def test_an_ask_nobody_spoke_about_has_no_measure(ask):
    assert measuring.measures_of(VISITOR, [ask.pk]) == {}


def test_what_the_reader_may_not_see_has_no_measure(ask, disputed, member):
    Recommendation.objects.filter(pk=ask.pk).update(state="draft")

    assert measuring.measures_of(VISITOR, [ask.pk]) == {}
    assert list(measuring.measures_of(member, [ask.pk])) == [ask.pk]


def test_entries_that_were_joined_speak_with_one_voice(ask, says, officer, ministry, body):
    successor = body("Ministry of Roads", "government")
    says(officer, Level.NOT_BEGUN)
    ministry.joined_into = successor
    ministry.save()

    says(Actor(organisation_id=successor.pk), Level.DONE)

    found = measuring.measures_of(VISITOR, [ask.pk])[ask.pk]
    assert (found.mean, found.voices, found.dissent) == (Fraction(1), 1, False)


def test_many_asks_cost_as_many_queries_as_one(
    another_ask, says, officer, member, ministry, django_assert_num_queries
):
    asks = [another_ask(f"Mend bridge {number}.", ministry) for number in range(30)]
    for one in asks:
        says(officer, Level.DONE, of=one)
        says(member, Level.BEGUN, of=one)

    with django_assert_num_queries(1):
        found = measuring.measures_of(VISITOR, [one.pk for one in asks])
    with django_assert_num_queries(1):
        by_query = measuring.measures_of(VISITOR, Recommendation.objects.order_by().values("pk"))

    assert found == by_query
    assert {one.mean for one in found.values()} == {Fraction(2, 3)}


def test_what_was_asked_of_organisations_together(
    another_ask, disputed, says, member, ministry, django_assert_num_queries
):
    undone = another_ask("Keep the ferry.", ministry)
    another_ask("Light the bridge.", ministry)
    another_ask("A draft.", ministry, state="draft")
    says(member, Level.REVERSED, of=undone)

    with django_assert_num_queries(3):
        found = measuring.standing_of_organisations(VISITOR, [ministry.pk])

    third, two_thirds, whole = Fraction(1, 3), Fraction(2, 3), Fraction(1)
    assert found == {
        ministry.pk: Together(
            of_all=Summary(3, 2, two_thirds, third, whole, dissenting=1, reversed=1),
            of_party={
                Party.INSTITUTION: Summary(3, 1, whole, whole, whole, 0, 0),
                Party.CIVIL_SOCIETY: Summary(3, 2, third, third, third, 0, 1),
            },
        )
    }


def test_what_was_asked_of_an_entry_that_was_joined_counts_for_the_other(ask, ministry, body):
    successor = body("Ministry of Roads", "government")
    ministry.joined_into = successor
    ministry.save()

    found = measuring.standing_of_organisations(VISITOR, [successor.pk])

    assert found[successor.pk].of_all.asks == 1


def test_an_organisation_of_which_nothing_was_asked_is_left_out(ask, house):
    assert measuring.standing_of_organisations(VISITOR, [house.pk]) == {}


def test_asks_of_a_country_together(ask, another_ask, disputed, ministry):
    another_ask("Light the bridge.", ministry)

    found = measuring.together(VISITOR, Recommendation.objects.order_by().values("pk"))

    assert (found.of_all.asks, found.of_all.spoken_of, found.of_all.mean) == (2, 1, Fraction(2, 3))


def test_the_database_and_the_policy_count_alike(
    another_ask, says, member, officer, ministry, body
):
    """The one rule that exists twice, in Python and in SQL."""
    successor = body("Ministry of Roads", "government")
    levels = [*Level, None]
    asks = [another_ask(f"Mend bridge {number}.", ministry) for number in range(len(levels) ** 2)]
    for number, one in enumerate(asks):
        for by, level in ((officer, levels[number % 6]), (member, levels[number // 6])):
            if level:
                says(by, level, of=one)
    ministry.joined_into = successor
    ministry.save()
    for one in asks[::4]:
        says(Actor(organisation_id=successor.pk), Level.PARTLY, of=one)
    keys = [one.pk for one in asks]
    voices = measuring.voices_of(VISITOR, keys)

    found = measuring.together(VISITOR, keys)

    assert found == Together(
        of_all=policy.summary([policy.tally_of(heard) for heard in voices.values()], len(asks)),
        of_party={
            party: policy.summary(
                [
                    tallies[party]
                    for tallies in map(policy.tallies_by_party, voices.values())
                    if party in tallies
                ],
                len(asks),
            )
            for party in (Party.INSTITUTION, Party.CIVIL_SOCIETY)
        },
    )


def test_the_database_counts_alike_without_joined_entries(another_ask, says, member, officer):
    asks = [another_ask(f"Light bridge {number}.") for number in range(5)]
    for one, level in zip(asks, Level, strict=True):
        says(member, level, of=one)
    keys = [one.pk for one in asks]
    voices = measuring.voices_of(VISITOR, keys)

    found = measuring.together(VISITOR, keys)

    assert found.of_all == policy.summary([policy.tally_of(one) for one in voices.values()], 5)
    assert found.of_party == {Party.CIVIL_SOCIETY: found.of_all}
