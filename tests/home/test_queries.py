"""What the front page and the desk know, and whom they tell."""

import datetime as dt

import pytest
from django.apps import apps
from django.utils import timezone

from mostura.actor import VISITOR, Actor, Role
from mostura.answer.claims.actions import stating
from mostura.answer.claims.actions.stating import Account
from mostura.answer.correspondence.actions import asking, replying, sending, stepping
from mostura.answer.correspondence.actions.stepping import Said
from mostura.answer.correspondence.policy.answers import SendingKind
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.answer.recommendations.queries.register import Figures
from mostura.home import queries

pytestmark = pytest.mark.django_db


def made(model, **values):
    return apps.get_model(model).objects.create(**values)


@pytest.fixture
def ours():
    return made("organisations.Organisation", name="Kopshti i Përbashkët")


@pytest.fixture
def editor(ours):
    return Actor(1, ours.pk, frozenset({Role.EDITOR}), "Ana")


def ask(organisation, text, *, published):
    moment = timezone.now() if published else None
    state = "published" if published else "draft"
    recommendation = made(
        "recommendations.Recommendation",
        text=text,
        organisation=organisation,
        state=state,
        published_at=moment,
    )
    document = made(
        "documents.Document",
        title="A letter",
        organisation=organisation,
        dated_on=dt.date(2021, 5, 4),
    )
    made(
        "recommendations.Origin",
        recommendation=recommendation,
        document=document,
        passage=text,
        start=0,
        end=len(text),
    )
    return recommendation


def give_up_a_delivery():
    now = timezone.now()
    entry = made(
        "ledger.Entry",
        number=1,
        recorded_at=now,
        event="TreePlanted",
        subject_kind="tree",
        subject_id=1,
        data={},
        previous_digest="0" * 64,
        digest="1" * 64,
    )
    made("ledger.Delivery", entry=entry, listener="gardens.jobs.water", run_at=now, dead_at=now)


def test_a_hub_with_drafts_only_shows_the_public_nothing(ours):
    ask(ours, "Plant trees along the river", published=False)

    assert queries.front(VISITOR) == queries.Front(None, None, [], None, [], demonstration=False)


def test_the_front_page_counts_what_is_published(ours):
    public = ask(ours, "Plant trees along the river", published=True)
    ask(ours, "Open the hall on Sundays", published=False)

    front = queries.front(VISITOR)

    assert front.figures == Figures(asked=1, documents=1, addressees=0, since_year=2021)
    assert list(front.lately) == [public]


def test_the_desk_shows_the_drafts_of_the_own_organisation_only(ours, editor):
    theirs = made("organisations.Organisation", name="Баштенски савет")
    draft = ask(ours, "Plant trees along the river", published=False)
    other = ask(theirs, "Open the hall on Sundays", published=False)

    assert list(queries.desk(editor).drafts) == [draft]
    assert list(queries.desk(Actor(2, theirs.pk, frozenset({Role.EDITOR}))).drafts) == [other]


def test_only_operators_hear_of_deliveries_that_failed(ours):
    give_up_a_delivery()
    operator = Actor(3, ours.pk, frozenset({Role.OPERATOR}))
    member = Actor(4, ours.pk, frozenset({Role.MEMBER}))

    assert [queries.desk(one).dead_letters for one in (operator, member)] == [1, 0]


def test_an_operator_may_not_add_documents(ours):
    assert not queries.desk(Actor(3, ours.pk, frozenset({Role.OPERATOR}))).may_add


def test_the_desk_counts_the_pairs_that_wait_for_a_person(ours, editor):
    one, other = (ask(ours, text, published=True) for text in ("Plant trees", "Plant the trees"))
    made("recommendations.Resemblance", one=one, other=other, score=0.8)
    member = Actor(4, ours.pk, frozenset({Role.MEMBER}))

    assert [queries.desk(actor).alike for actor in (editor, member)] == [1, 0]


OFFICE = Actor(9, 0, frozenset({Role.SECRETARIAT}), "Office")


@pytest.fixture
def put(ours):
    """A public ask of ours, put to a town that has said that it has the letter."""
    town = made("organisations.Organisation", code="town", name="Opština", kind="municipality")
    one = asking.put_to_addressee(
        ask(ours, "Plant trees along the river", published=True).pk, town.pk, by=OFFICE
    )
    stepping.take_step(one, StepKind.SENT, by=OFFICE)
    stepping.take_step(one, StepKind.ACKNOWLEDGED, by=OFFICE)
    return one


def test_the_front_page_says_what_came_of_it_once_somebody_answered(put):
    before = queries.front(VISITOR).came_of_it
    replying.answer_asking(put, "partly", Said("Half of them.", "en"), by=OFFICE)

    assert before is None
    assert queries.front(VISITOR).came_of_it == queries.CameOfIt(
        put=1, answered=1, promised=0, done=0
    )


def test_members_hear_what_moved_on_their_asks_and_others_do_not(put, editor):
    stranger = Actor(2, put.organisation_id, frozenset({Role.MEMBER}))

    moved = queries.desk(editor).moved

    assert [(step.kind, one.pk) for step, one in moved] == [("acknowledged", put.recommendation_id)]
    assert list(queries.desk(stranger).moved) == []


def test_what_was_said_more_than_a_year_ago_is_asked_again(put, editor):
    claim = stating.claim(
        put.recommendation_id, editor.organisation_id, Account("begun"), by=editor
    )
    fresh = queries.desk(editor).old_claims
    apps.get_model("claims.Claim").objects.update(stated_at=timezone.now() - dt.timedelta(days=366))

    old = queries.desk(editor).old_claims

    assert list(fresh) == []
    assert [(one.pk, about.pk) for one, about in old] == [(claim.pk, put.recommendation_id)]


def test_the_office_sees_what_waits_for_it_on_the_board(put, editor):
    stepping.take_step(put, StepKind.CLARIFICATION_ASKED, Said("Which?", "en"), by=OFFICE)
    contact = asking.add_contact(
        put.organisation_id, name="Desk", language="en", email="desk@town.example", by=OFFICE
    )
    sending.prepare_sending(contact, [put], SendingKind.CLARIFICATION, by=OFFICE)

    board = queries.desk(OFFICE).board

    waits = {"clarification_asked": 1, "overdue": 0, "bounced": 0, "referred": 0}
    assert board == queries.Board(waits, reminders=0, prepared=1)
    assert queries.desk(editor).board is None


def test_notices_that_nobody_looked_at_wait(editor):
    person = made("people.Person", pk=editor.person_id, email="ana@example.org", name="Ana")
    follower = made("notices.Follower", kind="person", person=person, language="en", seed="s")
    occasion = made("notices.Occasion", entry_number=1, sentence="x", subjects=[], address="/")
    made("notices.Notice", occasion=occasion, follower=follower)

    desk = queries.desk(editor)

    assert (desk.unseen, desk.waits) == (1, True)


def test_only_operators_hear_of_mails_that_were_given_up(ours):
    now = timezone.now()
    made("notices.Letter", to="a@example.org", due_at=now, given_up_at=now, last_error="no such")
    operator = Actor(3, ours.pk, frozenset({Role.OPERATOR}))

    assert [queries.desk(one).stranded_letters for one in (operator, OFFICE)] == [1, 0]
