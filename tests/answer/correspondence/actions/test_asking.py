"""The secretariat's hand: what is put to whom, and where it goes when nobody answers."""

import datetime as dt

import pytest
from django.utils import timezone

from mostura.actor import CLOCK, Actor, Role
from mostura.answer.claims.models import Claim
from mostura.answer.correspondence.actions import asking as put
from mostura.answer.correspondence.actions import progress, stepping
from mostura.answer.correspondence.actions.stepping import Said
from mostura.answer.correspondence.models import Asking, Contact, Duty
from mostura.answer.correspondence.policy import answers
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.answer.recommendations.models import Recommendation
from mostura.refused import Refused

LAW = {"basis": "duty", "days": 15, "working_days": True, "citation": "Law on Bridges, art. 5"}


def test_an_ask_is_put_once(asks, ministry, secretariat):
    first = put.put_to_addressee(asks[0].pk, ministry.pk, by=secretariat)
    second = put.put_to_addressee(asks[0].pk, ministry.pk, by=secretariat)
    together = put.put_all([one.code for one in asks], ministry.pk, by=secretariat)

    assert first == second
    assert [one.recommendation_id for one in together] == [one.pk for one in asks]
    assert Asking.objects.count() == 2


def test_only_the_secretariat_puts_asks(asks, ministry):
    editor = Actor(2, ministry.pk, frozenset({Role.EDITOR}))

    with pytest.raises(Refused) as refused:
        put.put_to_addressee(asks[0].pk, ministry.pk, by=editor)

    assert refused.value.reason == answers.Refusal.NOT_SECRETARIAT
    assert not Asking.objects.exists()


def test_what_is_not_public_is_put_to_nobody(asks, ministry, secretariat):
    Recommendation.objects.filter(pk=asks[0].pk).update(state="draft")

    with pytest.raises(Refused) as refused:
        put.put_to_addressee(asks[0].pk, ministry.pk, by=secretariat)

    assert refused.value.reason == answers.Refusal.NOT_PUBLIC
    assert put.put_all([one.code for one in asks], ministry.pk, by=secretariat) == [
        Asking.objects.get(recommendation=asks[1])
    ]


def test_a_term_holds_for_what_is_put_from_then_on(asks, ministry, secretariat):
    before = put.put_to_addressee(asks[0].pk, ministry.pk, by=secretariat)
    put.set_duty(ministry.pk, by=secretariat, **LAW)
    after = put.put_to_addressee(asks[1].pk, ministry.pk, by=secretariat)
    put.set_duty(ministry.pk, by=secretariat, **LAW | {"days": 20})

    before.refresh_from_db()
    assert (before.basis, before.days, before.citation) == ("voluntary", 30, "")
    assert (after.basis, after.days, after.citation) == ("duty", 15, "Law on Bridges, art. 5")
    assert list(Duty.objects.order_by("pk").values_list("days", "ended_on")) == [
        (15, timezone.localdate()),
        (20, None),
    ]


def test_it_is_taken_to_the_next_body_and_both_stand(asking, body, secretariat):
    cabinet = body("Council of Ministers")

    next_one = put.escalate(asking, cabinet.pk, "Nobody answered.", by=secretariat)

    asking.refresh_from_db()
    assert (asking.state, next_one.state) == ("escalated", "drafted")
    assert (next_one.escalated_from, next_one.organisation) == (asking, cabinet)
    assert asking.steps.last().text == "Nobody answered."


def test_whom_they_named_is_asked(asking, body, ministry, secretariat):
    rails = body("Ministry of Rails")
    named = Said("Ask them.", "en", named_id=rails.pk)
    stepping.take_step(asking, StepKind.REFERRED, named, by=Actor(organisation_id=ministry.pk))

    next_one = put.follow_referral(asking, rails.pk, by=secretariat)
    again = put.follow_referral(asking, rails.pk, by=secretariat)

    assert next_one == again
    assert (next_one.referred_from, next_one.organisation) == (asking, rails)


def test_nobody_is_asked_instead_of_those_who_named_nobody(asking, body, secretariat):
    rails = body("Ministry of Rails")

    with pytest.raises(Refused) as refused:
        put.follow_referral(asking, rails.pk, by=secretariat)

    assert refused.value.reason == answers.Refusal.NOT_NOW


def test_an_ask_that_is_stopped_can_be_put_anew(asking, ministry, secretariat):
    put.no_longer_ask(asking, "Done in the meantime.", by=secretariat)

    anew = put.put_to_addressee(asking.recommendation_id, ministry.pk, by=secretariat)

    asking.refresh_from_db()
    assert (asking.state, anew.state) == ("withdrawn", "drafted")
    assert anew != asking


def test_what_leaves_the_register_is_asked_of_nobody(letter, asking):
    put.drop_withdrawn(asking.recommendation_id, by=CLOCK)

    states = set(letter.askings.values_list("recommendation", "state"))
    assert (asking.recommendation_id, "withdrawn") in states
    assert len({state for _key, state in states}) == 2


def test_the_same_mailbox_is_written_down_once(office, ministry, secretariat):
    again = put.add_contact(
        ministry.pk, name="Other", language="en", email="CABINET@bridges.example", by=secretariat
    )

    assert again == office
    assert Contact.objects.count() == 1


def test_a_body_that_its_document_does_not_name_reports_for_itself(
    asks, body, secretariat, ministry
):
    cabinet = body("Council of Ministers")
    contact = put.add_contact(
        cabinet.pk, name="Desk", language="en", email="desk@council.example", by=secretariat
    )
    asking = put.put_to_addressee(asks[0].pk, cabinet.pk, by=secretariat)
    said = Said("The scaffold stands.", "en", contact)

    progress.report_progress(
        asking, "begun", said, progress.Piece(), by=Actor(organisation_id=cabinet.pk, name="Desk")
    )

    assert Claim.objects.values_list("organisation", "party", "level").get() == (
        cabinet.pk,
        "institution",
        "begun",
    )


def test_a_term_that_passed_is_noted_once(letter, told):
    long_ago = timezone.now() - dt.timedelta(days=60)
    for one in letter.askings.all():
        one.steps.update(at=long_ago)
    letter.askings.update(due_on=long_ago.date())
    now = timezone.now()

    noted = [put.note_overdue(now, by=CLOCK) for _round in range(2)]

    assert noted == [2, 0]
    assert told().count("AskOverdue") == 2
