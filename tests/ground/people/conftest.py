"""An organisation, another one, and the people in them."""

from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings as hub
from django.core.cache import cache

from mostura.actor import Role
from mostura.ground.organisations.models import Organisation
from mostura.ground.people import queries
from mostura.ground.people.models import Membership, Person


@pytest.fixture(autouse=True)
def _fresh(settings):
    """Attempts counted by one test do not count in another; every page has a place to go on to."""
    Path(hub.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    settings.LOGIN_REDIRECT_URL = "my_account"
    cache.clear()


@pytest.fixture
def ours(db):
    return Organisation.objects.create(name="Most za sve")


@pytest.fixture
def theirs(db):
    return Organisation.objects.create(name="Zëri i lagjes")


@pytest.fixture
def someone():
    """Make a person: who, in which role, where."""

    def make(name, role=None, organisation=None, *, secured=True, **more):
        email = f"{name.lower()}@example.org"
        person = Person.objects.create(name=name, email=email, **more)
        EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
        if role:
            Membership.objects.create(person=person, organisation=organisation, role=role)
        if secured:
            secret = {"secret": "JBSWY3DPEHPK3PXP"}
            Authenticator.objects.create(user=person, type="totp", data=secret)
        return person

    return make


@pytest.fixture
def editor(someone, ours):
    return someone("Edita", Role.EDITOR, ours)


@pytest.fixture
def office(someone, ours):
    return someone("Sekula", Role.SECRETARIAT, ours)


@pytest.fixture
def acting():
    """The actor that a person is."""
    return queries.actor_of
