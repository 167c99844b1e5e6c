"""A ministry with an office, two asks put to it, and the letter that carried them."""

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings as hub
from django.test import Client
from django.utils import timezone

from mostura.actor import CLOCK, Actor, Role
from mostura.answer.correspondence.actions import asking as put
from mostura.answer.correspondence.actions import links, sending
from mostura.answer.correspondence.models import Asking, Link
from mostura.answer.correspondence.policy.answers import SendingKind
from mostura.answer.recommendations.models import Recommendation
from mostura.engines.wording.lexicon_making import build
from mostura.ground.ledger.models import Entry
from mostura.ground.notices.models import Letter
from mostura.ground.organisations.models import Organisation, OrganisationName
from mostura.listen.documents.models import Document
from mostura.listen.documents.policy import State
from mostura.shell.search import folded

LEXICA = Path(__file__).resolve().parents[3] / "var" / "lexica"
ASKS = ("Mend the old bridge by 2027.", "Open the sports hall to both schools.")


@pytest.fixture(scope="session")
def lexica():
    """The word lists that names are looked up with."""
    list(build(LEXICA))
    return LEXICA


@pytest.fixture(autouse=True)
def _ready(settings, lexica):
    settings.MOSTURA_LEXICA = lexica
    settings.MOSTURA_REQUIRE_SECOND_FACTOR = False
    Path(hub.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def secretariat(db):
    """Somebody of the coalition's office."""
    office = Organisation.objects.create(code="office", name="Office")
    return Actor(9, office.pk, frozenset({Role.SECRETARIAT}), "Office")


@pytest.fixture
def body(db):
    """A body of the registry that is found by its name."""
    return make_body


@pytest.fixture
def ministry(db):
    """A body that can be asked."""
    return make_body("Ministry of Bridges", country="XK")


def make_body(name, *, country=""):
    """A body of the registry that is found by its name."""
    made = Organisation.objects.create(
        code=name.lower().replace(" ", "-"), name=name, kind="government", country=country
    )
    OrganisationName.objects.create(
        organisation=made, language="en", name=name, folded=folded(name)
    )
    return made


@pytest.fixture
def asks(secretariat, ministry):
    """Two public asks, with the passages they were read from."""
    text = "What was said. " + " ".join(ASKS)
    paper = Document.objects.create(
        title="Round table",
        organisation_id=secretariat.organisation_id,
        state=State.PUBLISHED,
        published_at=timezone.now(),
        language="en",
        text=text,
    )
    made = []
    for words in ASKS:
        ask = Recommendation.objects.create(
            text=words,
            language="en",
            organisation_id=secretariat.organisation_id,
            state="published",
            published_at=timezone.now(),
        )
        start = text.index(words)
        ask.origins.create(document=paper, passage=words, start=start, end=start + len(words))
        ask.asked.create(organisation=ministry)
        made.append(ask)
    return made


@pytest.fixture
def office(ministry, secretariat):
    """The office that letters to the ministry go to."""
    return put.add_contact(
        ministry.pk, name="Cabinet", language="en", email="cabinet@bridges.example", by=secretariat
    )


@pytest.fixture
def letter(asks, office, ministry, secretariat):
    """The letter with both asks, sent and delivered."""
    askings = [put.put_to_addressee(ask.pk, ministry.pk, by=secretariat) for ask in asks]
    made = sending.prepare_sending(office, askings, SendingKind.ASK, by=secretariat)
    sending.send(made, by=secretariat)
    sending.note_delivered(made.pk, by=CLOCK)
    return made


@pytest.fixture
def link(letter):
    """The link in that letter."""
    return letter.links.get()


@pytest.fixture
def asking(letter):
    """The first of its asks."""
    return letter.askings.order_by("pk")[0]


@pytest.fixture
def holder(link):
    """Somebody at a browser with the link: what they open, send, and are shown."""
    return Holder(link)


@pytest.fixture
def proven(holder):
    """The same, once they have typed the code from the mail."""
    holder.prove()
    return holder


class Holder:
    """A browser with a link in it."""

    def __init__(self, link):
        self.link, self.client = link, Client()
        self.home = links.address_of(link).removeprefix("http://localhost:8000")

    def open(self, path="", **headers):
        """The page below the link."""
        return self.client.get(self.home + path, headers=headers)

    def send(self, path="", **typed):
        """A form there, sent."""
        return self.client.post(self.home + path, typed)

    def mailed_code(self):
        """The newest code, as the mail tells it."""
        return links.code_of(self.link.proofs.order_by("-made_at")[0])

    def prove(self):
        """Prove the mailbox, on the page that acknowledges."""
        links.send_code(self.link, by=CLOCK)
        links.prove_mailbox(self.link, self.mailed_code(), by=CLOCK)
        session = self.client.session
        session["proven_mailboxes"] = {str(self.link.contact_id): timezone.now().isoformat()}
        session.save()


@pytest.fixture
def told():
    """What the ledger noted since it was asked last: the words of events."""

    def events():
        return list(Entry.objects.order_by("number").values_list("event", flat=True))

    return events


@pytest.fixture
def mails():
    """The letters that wait to be posted: to whom, written by what."""
    return lambda: list(Letter.objects.order_by("pk").values_list("to", "writer"))


@pytest.fixture
def days_pass():
    """Let all moments of the link and its codes lie further back."""

    def back(link, **ago):
        by = dt.timedelta(**ago)
        Link.objects.filter(pk=link.pk).update(
            made_at=link.made_at - by, expires_at=link.expires_at - by
        )
        for proof in link.proofs.all():
            link.proofs.filter(pk=proof.pk).update(made_at=proof.made_at - by)

    return back


@pytest.fixture
def now_of():
    """A row as it is now."""
    return lambda asking: SimpleNamespace(
        state=Asking.objects.get(pk=asking.pk).state,
        steps=[one.kind for one in asking.steps.all()],
    )
