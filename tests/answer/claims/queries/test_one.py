"""How far one thing is, with everything that the card shows."""

from fractions import Fraction

from django.utils import translation

from mostura.actor import VISITOR
from mostura.answer.claims.actions import showing, stating
from mostura.answer.claims.actions.showing import Described
from mostura.answer.claims.actions.stating import Account
from mostura.answer.claims.policy.measuring import Level
from mostura.answer.claims.queries import one
from mostura.shell.charts.positions import Line, Mark


def test_the_card_tells_as_the_drawing_does(ask, disputed, office, body):
    monitor = body("River Watch")
    stating.claim(ask.pk, monitor.pk, Account(Level.PARTLY, monitor=True), by=office)

    found = one.of_recommendation(VISITOR, ask.pk)

    assert found.measure.mean == Fraction(2, 3)
    assert found.sentence == "Mean 0.67 of 3 accounts, from 0.33 to 1.00. They do not agree."
    assert found.chart.key == (
        Line(1, "Ministry of Bridges: done"),
        Line(2, "Bridge House: begun"),
        Line(3, "Independent monitor, River Watch: partly"),
    )
    assert {(mark.number, mark.at) for mark in found.chart.marks} == {
        (1, "94.00%"),
        (2, "35.33%"),
        (3, "64.67%"),
    }


def test_several_of_one_side_are_told_together(ask, says, member, body):
    from mostura.actor import Actor, Role

    says(member, Level.PARTLY)
    for name in ("Ferry Friends", "Ford Forum"):
        says(Actor(5, body(name).pk, frozenset({Role.EDITOR})), Level.BEGUN)

    found = one.of_recommendation(VISITOR, ask.pk)

    assert found.chart.key == (Line(2, "Civil society (3): begun ×2, partly"),)
    assert [mark.y for mark in found.chart.marks] == [88, 66, 88]
    assert found.chart.marks[0] == Mark(2, "35.33%", 88)


def test_reversal_is_said_and_has_no_place_on_the_scale(ask, says, officer, member):
    says(officer, Level.DONE)
    says(member, Level.REVERSED)

    found = one.of_recommendation(VISITOR, ask.pk)

    assert found.sentence == ("Mean 1.00 of 1 account. 1 organisation says that it was reversed.")
    assert found.chart.key[-1] == Line(4, "Reversed, says Bridge House")
    assert len(found.chart.marks) == 1
    assert found.chart.numbers.lines[1][2:4] == ("Reversed", "not counted")


def test_the_table_holds_every_account_by_name(ask, disputed):
    lines = one.of_recommendation(VISITOR, ask.pk).chart.numbers.lines

    assert [line[:4] for line in lines] == [
        ("Ministry of Bridges", "Institution", "Done", "1.00"),
        ("Bridge House", "Civil society", "Begun", "0.33"),
    ]


def test_numbers_are_written_as_the_reader_writes_them(ask, disputed):
    with translation.override("sr"):
        found = one.of_recommendation(VISITOR, ask.pk)

        assert "0,67" in found.sentence


def test_silence_is_said(ask):
    found = one.of_recommendation(VISITOR, ask.pk)

    assert (found.claims, found.sentence, found.pieces) == (
        [],
        "Nobody has said how far this is.",
        0,
    )


def test_evidence_that_was_withdrawn_is_told_and_not_counted(ask, disputed, member):
    claim = disputed[1]
    kept = showing.add_link(claim, "https://example.org/a", Described("A"), by=member)
    gone = showing.add_link(claim, "https://example.org/b", Described("B"), by=member)
    showing.withdraw_evidence(gone, reason="Another bridge.", by=member)

    assert one.of_recommendation(VISITOR, ask.pk).pieces == 1
    told = {told.claim: told.evidence for told in one.history(VISITOR, ask.pk)}
    assert told[claim] == [gone, kept]


def test_many_cards_cost_as_many_queries_as_one(
    another_ask, says, member, officer, ministry, django_assert_num_queries
):
    asks = [another_ask(f"Mend bridge {number}.", ministry) for number in range(12)]
    for ask in asks:
        says(member, of=ask)
        says(officer, of=ask)

    with django_assert_num_queries(3):
        found = one.of_recommendations(VISITOR, [ask.pk for ask in asks])
        drawn = [how_far.chart for how_far in found.values()]

    assert len(drawn) == 12


def test_members_are_offered_to_speak_and_visitors_are_not(ask, member):
    assert one.of_recommendation(member, ask.pk).may_claim
    assert not one.of_recommendation(VISITOR, ask.pk).may_claim


def test_the_office_speaks_for_itself_and_for_those_asked(ask, office, ministry, member, house):
    assert one.parties(office, ask.pk) == {
        office.organisation_id: "Office",
        ministry.pk: "Ministry of Bridges",
    }
    assert one.parties(member, ask.pk) == {house.pk: "Bridge House"}
