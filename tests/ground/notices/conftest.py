"""Followers of every kind, something to tell, and the worker's way of telling it."""

import itertools
from pathlib import Path

import pytest
from django.conf import settings as hub
from django.core.cache import cache

from mostura.actor import CLOCK, VISITOR, Actor, Role
from mostura.ground.notices import jobs
from mostura.ground.notices.actions import following, telling
from mostura.ground.notices.models import Follower
from mostura.ground.notices.policy.following import News
from mostura.ground.organisations.models import Organisation
from mostura.ground.people.models import Membership, Person
from mostura.ground.places.models import Place

ANSWERED = "%(who)s has answered."


@pytest.fixture(autouse=True)
def _fresh(settings):
    """Attempts counted by one test do not count in another; every page has a place to go on to."""
    Path(hub.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    settings.MOSTURA_REQUIRE_SECOND_FACTOR = False
    cache.clear()


@pytest.fixture
def ours(db):
    return Organisation.objects.create(name="Most za sve")


@pytest.fixture
def theirs(db):
    return Organisation.objects.create(name="Zëri i lagjes")


@pytest.fixture
def lake(db):
    """A thing that can be followed."""
    return Place.objects.create(
        code="xk-lake", kind="country", country_code="XK", position=1, latitude=42.2,
        longitude=20.7, source="test", names={"en": "The lake", "sr": "Језеро"},
    )  # fmt: skip


@pytest.fixture
def someone(ours):
    """Make a person with a role, and the actor they are."""

    def make(name, role=Role.MEMBER, organisation=ours):
        person = Person.objects.create(name=name, email=f"{name.lower()}@example.org")
        Membership.objects.create(person=person, organisation=organisation, role=role)
        return Actor(person.pk, organisation.pk, frozenset({role}), name)

    return make


@pytest.fixture
def mailbox(db):
    """Make a mailbox that follows things and has said yes."""

    def make(email, *things, **wishes):
        following.ask_to_follow(email, things=list(things), language="en", by=VISITOR)
        follower = Follower.objects.get(email=email)
        confirm(follower)
        Follower.objects.filter(pk=follower.pk).update(**wishes)
        follower.letters.all().delete()
        return Follower.objects.get(pk=follower.pk)

    return make


@pytest.fixture
def happens():
    """Something happens to things, and everyone is told."""
    numbers = itertools.count(1)

    def happen(*subjects, who="The town", by=CLOCK, **more):
        news = News(
            sentence=ANSWERED,
            values={"en": {"who": who}},
            title="Open the hall.",
            address="/places/xk-lake/",
            subjects=subjects,
            **more,
        )
        occasion = telling.tell(news, entry_number=next(numbers), by=by)
        deliver()
        return occasion

    return happen


def confirm(follower):
    from mostura.ground.notices.frames.links import token_from

    return following.confirm(token_from(follower.seed), by=VISITOR)


def deliver():
    """What the worker does until everyone is told."""
    while jobs.tell_followers():
        pass


@pytest.fixture
def delivered():
    return deliver
