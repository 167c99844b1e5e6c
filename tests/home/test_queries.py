"""What the front page and the desk know, and whom they tell."""

import datetime as dt

import pytest
from django.apps import apps
from django.utils import timezone

from mostura.actor import VISITOR, Actor, Role
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
