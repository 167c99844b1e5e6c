"""What is there before the story begins, and time that passes.

story_rows.py begin     organisations, people, a published document; prints what they are called
story_rows.py morning   every letter that waits for a later hour is due
"""

import json
import sys
import time

from mostura.config.commandline import start_django

start_django()

from allauth.account.models import EmailAddress  # noqa: E402 - after Django has loaded
from allauth.mfa.models import Authenticator  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from mostura.actor import CLOCK, Actor, Role  # noqa: E402
from mostura.answer.recommendations.actions import reviewing  # noqa: E402
from mostura.ground.ledger import actions as ledger  # noqa: E402
from mostura.ground.notices.models import Letter  # noqa: E402
from mostura.ground.organisations.actions.registry import add_organisation  # noqa: E402
from mostura.ground.organisations.policy.registry import Facts, Named  # noqa: E402
from mostura.ground.people.models import Membership, Person  # noqa: E402
from mostura.ground.people.queries import actor_of  # noqa: E402
from mostura.listen.documents.actions import receiving  # noqa: E402
from mostura.listen.documents.models import Document  # noqa: E402

OFFICE = Actor(roles=frozenset({Role.SECRETARIAT}))
PAPER = """Zaključci skupa o mostovima

Skup je održan u maju. Govorilo je dvadeset ljudi.

Preporuke

1. Ministarstvo mostova treba da popravi stari most i da ga otvori za pešake do jeseni 2028.
"""
PEOPLE = {
    "editor": (Role.EDITOR, "Mreža za otvoreni grad"),
    "secretariat": (Role.SECRETARIAT, "Mreža za otvoreni grad"),
    "member": (Role.EDITOR, "Pešački savez"),
}


def begin():
    ministry = add_organisation(
        [Named("sr", "Ministarstvo mostova")],
        facts=Facts(kind="government", country="RS"),
        by=OFFICE,
    )
    homes = {
        name: add_organisation([Named("sr", name)], facts=Facts(), by=OFFICE)
        for name in dict.fromkeys(home for _role, home in PEOPLE.values())
    }
    people = {key: person(key, role, homes[home]) for key, (role, home) in PEOPLE.items()}
    document, ask = published(by=actor_of(people["editor"]))
    told = {"ministry": ministry.code, "document": document.code, "ask": ask.code}
    told |= {"words": ask.text, "cookies": {key: cookie(one) for key, one in people.items()}}
    sys.stdout.write(json.dumps(told))


def published(*, by):
    """The paper and its one ask, as an editor and the worker bring them into the register."""
    upload = SimpleUploadedFile("mostovi.txt", PAPER.encode(), content_type="text/plain")
    received = receiving.receive_document(upload, by=by)
    while ledger.deliver_next("story", by=CLOCK):
        pass
    document = Document.objects.get(pk=received.pk)
    for suggestion in document.suggestions.all():
        reviewing.accept_suggestion(suggestion, version=suggestion.version, by=by)
    (ask,) = reviewing.publish_asks(document, by=by)
    return document, ask


def person(key, role, home):
    made = Person.objects.create(name=f"Ana {key}", email=f"{key}@example.org")
    Membership.objects.create(person=made, organisation=home, role=role)
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    Authenticator.objects.create(user=made, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    return made


def cookie(someone):
    """The cookie of someone who signed in, with both factors, a moment ago."""
    client = Client()
    client.force_login(someone)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "mfa", "at": time.time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(someone.pk)
    session.save()
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def morning():
    waiting = Letter.objects.filter(sent_at=None, bounced_at=None, given_up_at=None)
    waiting.update(due_at=timezone.now(), lease_until=None)


{"begin": begin, "morning": morning}[sys.argv[1]]()
