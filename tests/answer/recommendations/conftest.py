"""A document with suggestions, and what is made of them; rows only, no files."""

import pytest
from django.test import Client

from mostura.actor import Actor, Role
from mostura.answer.recommendations.actions import reviewing
from mostura.ground.organisations.models import Organisation, OrganisationName
from mostura.ground.people.models import Membership, Person
from mostura.ground.themes.models import Theme
from mostura.listen.documents.models import Document, Suggestion
from mostura.listen.documents.policy import State
from mostura.shell.search import folded

SENTENCES = (
    "The Ministry of Bridges should mend the old bridge by 2027.",
    "Donors should fund youth clubs for three years.",
    "Open the sports hall to both schools.",
)
TEXT = "What was said. " + " ".join(SENTENCES) + " That was all."


@pytest.fixture
def organisation(db):
    """The organisation that brings asks in."""
    return Organisation.objects.create(code="bridge-house", name="Bridge House")


@pytest.fixture
def ministry(db):
    """A body that can be asked, known in two languages."""
    body = Organisation.objects.create(
        code="ministry-of-bridges", name="Ministry of Bridges", kind="government", country="XK"
    )
    names = (("en", "Ministry of Bridges"), ("sr", "Министарство мостова"))
    for language, name in names:
        OrganisationName.objects.create(
            organisation=body, language=language, name=name, folded=folded(name)
        )
    return body


@pytest.fixture
def themes(db):
    """Two words of the vocabulary."""
    rows = (("bridges", "theme", "Bridges"), ("yps", "marker", "Youth, peace and security"))
    return [
        Theme.objects.create(
            key=key, scheme=scheme, order=order, names={"en": name}, descriptions={"en": name}
        )
        for order, (key, scheme, name) in enumerate(rows)
    ]


@pytest.fixture
def editor(organisation):
    """An editor of the organisation."""
    return Actor(1, organisation.pk, frozenset({Role.EDITOR}), "Editor")


@pytest.fixture
def secretariat(db):
    """Somebody of the coalition's office."""
    office = Organisation.objects.create(code="office", name="Office")
    return Actor(9, office.pk, frozenset({Role.SECRETARIAT}), "Office")


@pytest.fixture
def stranger(db):
    """An editor of another organisation."""
    other = Organisation.objects.create(code="river-side", name="River Side")
    return Actor(2, other.pk, frozenset({Role.EDITOR}), "Stranger")


@pytest.fixture
def document(organisation):
    """A paper that has been read."""
    return make_document(organisation)


@pytest.fixture
def suggestions(document, ministry, themes):
    """The three asks found in it."""
    return list(document.suggestions.order_by("start"))


@pytest.fixture
def published(document, suggestions, editor):
    """The three asks in the public register, in the order of the paper."""
    for suggestion in suggestions:
        reviewing.accept_suggestion(suggestion, version=1, by=editor)
    return reviewing.publish_asks(document, by=editor)


@pytest.fixture
def make(organisation):
    """Another paper of the same organisation with asks of one's own."""

    def made(*sentences, title="Another paper"):
        return make_document(organisation, sentences, title=title)

    return made


def make_document(organisation, sentences=SENTENCES, *, title="Round table"):
    """A read paper that holds these sentences, each of them suggested as an ask."""
    text = "What was said. " + " ".join(sentences) + " That was all."
    paper = Document.objects.create(
        title=title,
        organisation=organisation,
        state=State.READ,
        language="en",
        text=text,
        blocks=[{"kind": "paragraph", "text": text, "start": 0, "page": 1, "level": 0}],
        page_starts=[0],
        pages=1,
    )
    Suggestion.objects.bulk_create(
        Suggestion(
            document=paper,
            number=number,
            text=sentence,
            page=1,
            start=text.index(sentence),
            end=text.index(sentence) + len(sentence),
            rule="modal",
            confidence=0.9,
            addressees=_addressees(sentence),
            themes=["bridges"] if "bridge" in sentence else [],
            action_category=5,
            action_verb="mend",
        )
        for number, sentence in enumerate(sentences, 1)
    )
    return paper


def _addressees(sentence):
    if "Ministry" in sentence:
        name = "Ministry of Bridges"
        key = "ministry-of-bridges"
        return [{"name": name, "reason": "explicit-subject", "key": key, "words": name}]
    return [{"name": "donors", "reason": "explicit-subject"}] if "Donors" in sentence else []


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
def desk(client_of, organisation):
    """An editor of the organisation at the review desk."""
    return client_of(Role.EDITOR, organisation)
