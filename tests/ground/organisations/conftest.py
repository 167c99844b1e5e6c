"""Organisations of our own invention, the people who keep them, and the region's institutions."""

from pathlib import Path

import pytest
from django.conf import settings as hub

from mostura.actor import CLOCK, Actor, Role
from mostura.engines.wording.lexicon_making import build
from mostura.ground.organisations.actions.loading import load_institutions
from mostura.ground.organisations.actions.registry import add_organisation
from mostura.ground.organisations.models import Organisation
from mostura.ground.organisations.policy.registry import Facts, Kind, Named, NameKind
from mostura.ground.people.models import Membership, Person

CHECKOUT = Path(__file__).resolve().parents[3]
LEXICA = CHECKOUT / "var" / "lexica"


@pytest.fixture(scope="session")
def lexica():
    list(build(LEXICA))
    return LEXICA


@pytest.fixture(autouse=True)
def _ready(settings, lexica):
    settings.MOSTURA_LEXICA = lexica
    settings.MOSTURA_REQUIRE_SECOND_FACTOR = False
    Path(hub.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def office(db):
    return Actor(1, 1, frozenset({Role.SECRETARIAT}), "Office")


@pytest.fixture
def add(db):
    """Add an organisation: names by language, then facts."""

    def make(abbreviation="", facts=None, **names):
        named = [Named(language, name) for language, name in names.items()]
        if abbreviation:
            named.append(Named(next(iter(names)), abbreviation, NameKind.ABBREVIATION))
        return add_organisation(named, facts=facts or Facts(), by=CLOCK)

    return make


@pytest.fixture
def bridge(add):
    return add("MSM", Facts(kind=Kind.CSO, country="RS"), en="Bridge of Neighbours",
               sr="Мост суседа Ђурђевак")  # fmt: skip


@pytest.fixture
def institutions(db, settings):
    return load_institutions(settings.MOSTURA_REGION_PACK, by=CLOCK)


@pytest.fixture
def signed_in(client, db):
    """Sign the client in as someone who holds a role."""

    def enter(role):
        home = Organisation.objects.create(name="Home of the coalition")
        person = Person.objects.create(name="Vera", email="vera@example.org")
        Membership.objects.create(person=person, organisation=home, role=role)
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return enter


@pytest.fixture
def secretariat(signed_in):
    return signed_in(Role.SECRETARIAT)
