"""Documents as tests need them: received by an organisation, read, with suggestions."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from mostura.actor import CLOCK, Actor, Role
from mostura.ground.organisations.models import Organisation
from mostura.ground.people.models import Membership, Person
from mostura.listen.documents.actions import reading, receiving
from mostura.listen.documents.models import Document

REPORT = """Round table on schools, Prizren

The round table was held in May. Forty people came.

RECOMMENDATIONS

- The Ministry of Education should train teachers in both languages by 2027.
- Donors should fund core costs of youth clubs for at least three years.
- Open the sports hall to both schools on the same days.
"""


@pytest.fixture
def organisation(db):
    """The organisation that adds the documents."""
    return Organisation.objects.create(code="bridge-house", name="Bridge House")


@pytest.fixture
def editor(organisation):
    """An editor of that organisation."""
    return Actor(1, organisation.pk, frozenset({Role.EDITOR}), "Editor")


@pytest.fixture
def stranger(db):
    """An editor of another organisation."""
    other = Organisation.objects.create(code="river-side", name="River Side")
    return Actor(2, other.pk, frozenset({Role.EDITOR}), "Stranger")


@pytest.fixture
def received(editor):
    """A report in the vault, waiting to be read."""
    upload = SimpleUploadedFile("round_table.txt", REPORT.encode())
    return receiving.receive_document(upload, by=editor)


@pytest.fixture
def read(received):
    """The same report after the engine has read it."""
    reading.read_document(received.pk, by=CLOCK)
    return Document.objects.get(pk=received.pk)


@pytest.fixture
def at_desk(organisation):
    """An editor of the organisation, signed in."""
    person = Person.objects.create(email="e@bridge.example", name="Ema", demonstration=True)
    Membership.objects.create(person=person, organisation=organisation, role=Role.EDITOR)
    client = Client()
    client.force_login(person)
    return client
