"""A small hub with something on every page, and the people who walk through it."""

import io
import runpy
import time
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings as hub
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from mostura.actor import CLOCK, Actor, Role
from mostura.answer.recommendations.actions import blanking, describing, joining, reviewing
from mostura.ground.ledger import actions as ledger
from mostura.ground.ledger.models import Delivery
from mostura.ground.organisations.actions.importing import look_at_file
from mostura.ground.organisations.actions.registry import add_organisation
from mostura.ground.organisations.models import Organisation
from mostura.ground.organisations.policy.registry import Facts, Named
from mostura.ground.people.actions.demonstration import demonstration_link
from mostura.ground.people.actions.invitations import invitation_link, invite_person
from mostura.ground.people.events import PersonSuspended
from mostura.ground.people.models import Membership, Person
from mostura.ground.people.queries import actor_of
from mostura.ground.vault.policy import NotKept
from mostura.listen.documents.actions import receiving
from mostura.listen.documents.models import Document

LETTER = """Zaključci okruglog stola o školama i prevozu

Okrugli sto je održan u maju. Govorilo je trideset ljudi iz šest gradova.

Preporuke

1. Ministarstvo prosvete treba da uvede medijsku pismenost u sve škole do jeseni 2027.
2. Donatori treba da podrže omladinske klubove najmanje tri godine.
3. Otvoriti sportsku salu za obe škole istim danima.
4. Opština treba da objavi red vožnje i da ga uskladi sa smenama u fabrici.
"""
CONCLUSIONS = """Закључци састанка библиотека

Препоруке

1. Општина треба да отвори читаоницу до десет увече.
2. Министарство културе треба да објави конкурс до краја године.
"""
ENGLISH = """Notes of a lake forum

Recommendations

1. The Ministry of Environment should publish the water quality of the lake every month.
2. Municipalities should mark the safe places to swim before summer.
"""
ROOMS = [runpy.run_path(str(one)) for one in sorted(Path(__file__).parent.glob("rooms/*.py"))]
HOME = "Mreža za otvoreni grad"
OFFICE = Actor(roles=frozenset({Role.SECRETARIAT}))
ORGANISATIONS = (
    "name,language,kind,country\nBridge Builders,en,cso,XK\nMost bez ograde,sr,cso,RS\n,sr,cso,RS\n"
)


@pytest.fixture
def crew(live_server):
    """One person for each role, without any content yet, and the cookie of each."""
    Path(hub.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    home = add_organisation([Named("sr", HOME)], facts=Facts(), by=OFFICE)
    people = {role.value: person_with(role, home) for role in Role}
    newcomer = person_with(Role.EDITOR, home, name="Nova Urednica", secured=False)
    person_with(Role.MEMBER, home, name="Iva Nepoznata", secured=False, verified=False)
    return {name: session_of(one) for name, one in (people | {"newcomer": newcomer}).items()}


@pytest.fixture
def furnish(crew):
    """Fills the hub; returns the words that addresses are put together from."""
    return furnished


def furnished():
    """Places, themes and institutions of the region; papers in every state; people; failures."""
    call_command("load_region", stdout=io.StringIO())
    editor = actor_of(Person.objects.get(name="Ana editor"))
    office = actor_of(Person.objects.get(name="Ana secretariat"))
    published = paper("lake.txt", ENGLISH, by=editor)
    asks = decide_everything(published, by=editor)
    reviewing.publish_asks(published, by=editor)
    taken_back = paper("libraries.txt", CONCLUSIONS, by=editor)
    gone = decide_everything(taken_back, by=editor)
    reviewing.publish_asks(taken_back, by=editor)
    joining.join_recommendations(asks[0], gone[0], by=office)
    describing.translate_recommendation(
        asks[0], language="sr", text="Објављивати квалитет воде сваког месеца.", by=editor
    )
    reviewing.withdraw_asks(taken_back, reason="Published twice.", by=editor)
    describing.edit_recommendation(asks[0], version=1, values=better_words(asks[0]), by=editor)
    blanking.blank_recommendation(gone[1], reason="It named a person.", by=editor)
    waiting = paper("letter.txt", LETTER, by=editor)
    draft = reviewing.accept_suggestion(waiting.suggestions.first(), version=1, by=editor)
    empty_handed(by=editor)
    return {
        "published": published.code,
        "withdrawn": taken_back.code,
        "paper": waiting.code,
        "number": waiting.suggestions.filter(decision="open").first().number,
        "ask": asks[0].code,
        "gone": gone[0].code,
        "blanked": gone[1].code,
        "draft": draft.code,
        **ground_things(office),
        **{name: word for room in ROOMS for name, word in room["things"](asks, home=HOME).items()},
    }


def better_words(ask):
    """The same ask with another text; whom it addresses and what it is about stays out."""
    words = {"text": f"{ask.text} Soon.", "language": ask.language}
    return words | {"addressees": [], "themes": [], "countries": []}


def ground_things(office):
    """Everything that has an address of its own below documents and recommendations."""
    home = Organisation.objects.get(name=HOME)
    ministry = Organisation.objects.filter(from_pack=True, names__language="sq").first()
    for number in range(3):
        give_up_a_delivery(number)
    looked_at = look_at_file(ORGANISATIONS.encode(), file_name="registry.csv", by=office)
    colleague = Person.objects.get(name="Ana member")
    invitation = invited(f"nova-{home.pk}@example.org", home, by=office)
    shown = person_with(Role.MEMBER, home, name="Dana Pokazna", demonstration=True)
    place = apps.get_model("places.Place").objects
    return {
        "home": home.code,
        "ministry": ministry.code,
        "import": looked_at.code,
        "colleague": colleague.pk,
        "role": colleague.memberships.get().pk,
        "token": invitation_link(invitation).rstrip("/").rpartition("/")[2],
        "door": demonstration_link(shown).rstrip("/").rpartition("/")[2],
        "country": place.filter(kind="country").first().code,
        "settlement": place.filter(kind="settlement").order_by("-population").first().code,
    }


def paper(name, words, *, by):
    """A file as a person drops it, read as the worker reads it."""
    upload = SimpleUploadedFile(name, words.encode(), content_type="text/plain")
    received = receiving.receive_document(upload, by=by)
    deliver_everything()
    return Document.objects.get(pk=received.pk)


def decide_everything(document, *, by):
    return [
        reviewing.accept_suggestion(one, version=one.version, by=by)
        for one in document.suggestions.all()
    ]


def empty_handed(*, by):
    """A file that the vault does not take lies in quarantine."""
    broken = SimpleUploadedFile("izveštaj_o_radu_mreže_za_otvoreni_grad_2026.pdf", b"%PDF-1.7 x")
    with pytest.raises(NotKept):
        receiving.receive_document(broken, by=by)


def deliver_everything():
    """What the worker does."""
    while ledger.deliver_next("sweep", by=CLOCK):
        pass


def give_up_a_delivery(number):
    with transaction.atomic():
        entry = ledger.record(PersonSuspended(10_000 + number), by=CLOCK)
    now = timezone.now()
    Delivery.objects.create(
        entry=entry,
        listener=f"mostura.ground.people.jobs.remember_{number}",
        run_at=now,
        dead_at=now if number else None,
        attempts=12,
        last_error="SMTPServerDisconnected: Connection unexpectedly closed by mail.example.org",
    )


def invited(email, organisation, *, by):
    return invite_person(
        email, organisation_id=organisation.pk, role=Role.MEMBER, language="en", by=by
    )


def person_with(role, organisation, *, name="", secured=True, verified=True, demonstration=False):
    """Someone who holds a role; who is secured has an authenticator app and spare codes."""
    name = name or f"Ana {Role(role).value}"
    made = Person.objects.create(
        name=name,
        email=f"{name.replace(' ', '.').lower()}@example.org",
        demonstration=demonstration,
    )
    Membership.objects.create(person=made, organisation=organisation, role=role)
    if verified:
        EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    if secured:
        Authenticator.objects.create(user=made, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
        codes = {"seed": "0123456789abcdef", "used_mask": 0}
        Authenticator.objects.create(user=made, type="recovery_codes", data=codes)
    return made


def session_of(someone):
    """The cookie of someone who signed in, with both factors, a moment ago."""
    client = Client()
    client.force_login(someone)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "mfa", "at": time.time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(someone.pk)
    session.save()
    return client.cookies[hub.SESSION_COOKIE_NAME].value
