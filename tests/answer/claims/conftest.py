"""A public ask that addresses a ministry, and those who say how far it is; rows only."""

import pytest
from django.test import Client
from django.utils import timezone

from mostura.actor import Actor, Role
from mostura.answer.claims.actions import stating
from mostura.answer.claims.actions.stating import Account
from mostura.answer.claims.policy.measuring import Level
from mostura.answer.recommendations.models import Recommendation
from mostura.ground.organisations.models import Organisation, OrganisationName
from mostura.ground.people.models import Membership, Person
from mostura.shell.search import folded


@pytest.fixture
def body(db):
    """Another organisation in the registry."""

    def made(name, kind="cso", **more):
        code = name.lower().replace(" ", "-")
        organisation = Organisation.objects.create(code=code, name=name, kind=kind, **more)
        OrganisationName.objects.create(
            organisation=organisation, language="en", name=name, folded=folded(name)
        )
        return organisation

    return made


@pytest.fixture
def ministry(body):
    """Whoever was asked."""
    return body("Ministry of Bridges", "government", country="XK")


@pytest.fixture
def house(body):
    """A member of the coalition."""
    return body("Bridge House")


@pytest.fixture
def ask(ministry, house):
    """What was asked of the ministry, in the public register."""
    return made_ask("Mend the old bridge by 2027.", house, ministry)


@pytest.fixture
def another_ask(house):
    """Makes one more ask of somebody."""

    def made(text, *asked, **more):
        return made_ask(text, house, *asked, **more)

    return made


def made_ask(text, house, *asked, state="published"):
    ask = Recommendation.objects.create(
        text=text, language="en", organisation=house, state=state, published_at=timezone.now()
    )
    for one in asked:
        ask.asked.create(organisation=one, as_written=one.name)
    return ask


@pytest.fixture
def member(house):
    """A member of the organisation."""
    return Actor(1, house.pk, frozenset({Role.MEMBER}), "Member")


@pytest.fixture
def officer(ministry):
    """Somebody in the ministry, by a signed link: no person we know."""
    return Actor(organisation_id=ministry.pk)


@pytest.fixture
def office(body):
    """Somebody of the coalition's office."""
    return Actor(9, body("Office").pk, frozenset({Role.SECRETARIAT}), "Office")


@pytest.fixture
def says(ask):
    """An organisation says how far the ask is."""

    def say(by, level=Level.BEGUN, *, of=ask, **more):
        return stating.claim(of.pk, by.organisation_id, Account(level), by=by, **more)

    return say


@pytest.fixture
def disputed(says, officer, member):
    """The ministry says done, the organisation says begun."""
    return says(officer, Level.DONE), says(member, Level.BEGUN)


@pytest.fixture
def client_of(db):
    """Somebody who has signed in, with a role in an organisation."""

    def made(role, organisation):
        person = Person.objects.create(
            email=f"{role}@{organisation.code}.example", name=str(role), demonstration=True
        )
        Membership.objects.create(person=person, organisation=organisation, role=role)
        client = Client()
        client.force_login(person)
        return client

    return made
