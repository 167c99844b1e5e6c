"""Somebody of the office at the board."""

import pytest
from django.test import Client

from mostura.actor import Role
from mostura.ground.organisations.models import Organisation
from mostura.ground.people.models import Membership, Person


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


@pytest.fixture
def desk(client_of, secretariat):
    """The secretariat at its board."""
    return client_of(Role.SECRETARIAT, Organisation.objects.get(pk=secretariat.organisation_id))
