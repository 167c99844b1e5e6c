"""Everyone who may knock, and everyone's things: makers for each address that names a thing."""

import runpy
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as hub
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from mostura.actor import CLOCK, Role
from mostura.ground.ledger.actions import record
from mostura.ground.ledger.models import Delivery
from mostura.ground.organisations.models import Organisation
from mostura.ground.people.actions.demonstration import demonstration_link
from mostura.ground.people.actions.invitations import invitation_link, invite_person
from mostura.ground.people.events import PersonSuspended
from mostura.ground.people.models import Membership, Person, SignIn

UNSECURED = "unsecured"
"""An editor who signs in with nothing but a mailbox."""


@dataclass(frozen=True)
class Someone:
    """Who knocks: a role, and whether it is held where the thing belongs."""

    name: str
    role: str
    at_home: bool
    cookies: str


# --- everyone's things: one line for each address that names one ---------------------------------


def colleague_at(place):
    return {"pk": person(f"Kolega {place.pk}", Role.MEMBER, place).pk}


def role_at(place):
    someone = person(f"Kolega {place.pk}", Role.MEMBER, place)
    return {"pk": someone.memberships.get().pk}


def invitation_at(place):
    return {"pk": invited(place).pk}


def invitation_token_at(place):
    return {"token": invitation_link(invited(place)).rstrip("/").rpartition("/")[2]}


def demonstration_token_at(place):
    shown = person(f"Dana {place.pk}", Role.MEMBER, place, demonstration=True)
    return {"token": demonstration_link(shown).rstrip("/").rpartition("/")[2]}


def passkey_at(place):
    owner = person(f"Kolega {place.pk}", Role.MEMBER, place)
    return {"pk": Authenticator.objects.create(user=owner, type="webauthn", data={}).pk}


def sign_in_at(place):
    owner, client = person(f"Kolega {place.pk}", Role.MEMBER, place), Client()
    client.force_login(owner)
    session = Session.objects.get(pk=client.session.session_key)
    return {"code": SignIn.objects.create(session=session, person=owner).code}


def dead_letter_at(place):
    entry = record(PersonSuspended(place.pk), by=CLOCK)
    now = timezone.now()
    return {"pk": Delivery.objects.create(entry=entry, listener="x.y", run_at=now, dead_at=now).pk}


MAKERS = {
    "colleague": colleague_at,
    "suspend_person": colleague_at,
    "reinstate_person": colleague_at,
    "end_membership": role_at,
    "change_role": role_at,
    "renew_invitation": invitation_at,
    "withdraw_invitation": invitation_at,
    "accept_invitation": invitation_token_at,
    "enter_demonstration": demonstration_token_at,
    "mfa_remove_webauthn": passkey_at,
    "mfa_edit_webauthn": passkey_at,
    "end_sign_in": sign_in_at,
    "retry_delivery": dead_letter_at,
    "discard_delivery": dead_letter_at,
}


# --- everyone ------------------------------------------------------------------------------------


def person(name, role, place, **more):
    found = Person.objects.filter(name=name).first()
    if found:
        return found
    email = f"{name.lower().replace(' ', '-')}@example.org"
    made = Person.objects.create(name=name, email=email, **more)
    Membership.objects.create(person=made, organisation=place, role=role)
    Authenticator.objects.create(user=made, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    codes = {"seed": "0123456789abcdef", "used_mask": 0}
    Authenticator.objects.create(user=made, type="recovery_codes", data=codes)
    return made


def invited(place):
    return invite_person(
        f"nova-{place.pk}@example.org",
        organisation_id=place.pk,
        role=Role.MEMBER,
        language="en",
        by=CLOCK,
    )


def session_of(someone):
    client = Client()
    client.force_login(someone)
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "mfa", "at": time.time(), "reauthenticated": True}
    ]
    session["account_authentication_methods_user"] = str(someone.pk)
    session.save()
    return client.cookies.output(header="", sep=";")


@pytest.fixture
def everyone(db):
    """The two organisations, and everyone who may knock."""
    Path(hub.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    ours, theirs = (Organisation.objects.create(name=name) for name in ("Naša", "Njihova"))
    knocking = [Someone("visitor", "visitor", at_home=False, cookies="")]
    for role in Role:
        cookies = session_of(person(f"{role} ours", role, ours))
        knocking.append(Someone(role.value, role.value, at_home=True, cookies=cookies))
    for role in (Role.MEMBER, Role.EDITOR):
        cookies = session_of(person(f"{role} theirs", role, theirs))
        knocking.append(Someone(f"other {role}", role.value, at_home=False, cookies=cookies))
    gone = person("gone", Role.EDITOR, ours)
    cookies = session_of(gone)
    Person.objects.filter(pk=gone.pk).update(suspended_at=timezone.now())
    knocking.append(Someone("suspended", "visitor", at_home=True, cookies=cookies))
    bare = person("unsecured", Role.EDITOR, ours)
    Authenticator.objects.filter(user=bare).delete()
    knocking.append(Someone("unsecured", UNSECURED, at_home=True, cookies=session_of(bare)))
    person("Druga", Role.SECRETARIAT, theirs)
    return ours, theirs, knocking


@pytest.fixture
def makers():
    """For each address that names a thing: what makes one in an organisation."""
    rooms = sorted((Path(__file__).parent / "makers").glob("*.py"))
    return MAKERS | {
        name: maker for room in rooms for name, maker in runpy.run_path(str(room))["MAKERS"].items()
    }
