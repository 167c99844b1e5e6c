"""Every address, for everyone, by every method, before everyone's things: one table says what
answers. `expectations.toml` is that table; an address that it lacks fails here.
"""

import itertools
import sys
import time
import tomllib
from dataclasses import dataclass
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings as hub
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mostura.actor import CLOCK, Role
from mostura.config.checks import all_patterns
from mostura.ground.ledger.actions import record
from mostura.ground.ledger.models import Delivery, Entry
from mostura.ground.organisations.models import Organisation
from mostura.ground.people.actions.demonstration import demonstration_link
from mostura.ground.people.actions.invitations import invitation_link, invite_person
from mostura.ground.people.events import PersonSuspended
from mostura.ground.people.models import Membership, Person

TABLE = tomllib.loads((Path(__file__).parent / "expectations.toml").read_text())
PATTERNS = {pattern.name: pattern for _path, pattern in all_patterns()}
METHODS = ("GET", "POST", "PUT", "DELETE")
ROLES = [role.value for role in Role]
LOGIN = "/sign-in/login/?next="
ran = 0


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


def dead_letter_at(place):
    entry = record(PersonSuspended(place.pk), by=CLOCK)
    now = timezone.now()
    return {"pk": Delivery.objects.create(entry=entry, listener="x.y", run_at=now, dead_at=now).pk}


def organisation_at(place):
    return {"code": place.code}


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
    "retry_delivery": dead_letter_at,
    "discard_delivery": dead_letter_at,
}
NOWHERE = {"int": 987_654_321, "str": "nowhere", "slug": "nowhere", "number": 987_654_321}


# --- everyone ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Someone:
    """Who knocks: a role, and whether it is held where the thing belongs."""

    name: str
    role: str
    at_home: bool
    cookies: str


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
    person("Druga", Role.SECRETARIAT, theirs)
    return ours, theirs, knocking


# --- what the table says -------------------------------------------------------------------------


def named(words):
    """Who stands behind the words of the table."""
    if words == "everyone":
        return {"visitor", *ROLES}
    return set(ROLES) if words == "signed_in" else set(words.split())


def expected(row, someone, thing, method):
    """What answers: open, login, refused or missing."""
    if someone.role not in named(row["comes"]):
        return "login" if someone.role == "visitor" else "refused"
    if thing == "nothing":
        return "missing" if row.get("exists", True) else "open"
    if thing is None:
        return "open"
    side = "own" if (thing == "ours") == someone.at_home else "other"
    if someone.role not in named(row[side]):
        return "missing"
    acts = row.get(f"acts_{side}", row[side]) if method == "POST" else row[side]
    return "open" if someone.role in named(acts) else "refused"


def answered(response, row):
    """The kind of an answer."""
    if response.status_code == 302 and response.headers["Location"].startswith(LOGIN):
        return "open" if row["comes"] == "everyone" else "login"
    kinds = {403: "refused", 404: "missing", 405: "wrong method", 410: "missing"}
    if response.status_code >= 500:
        return f"fault {response.status_code}"
    return kinds.get(response.status_code, "open")


def nowhere(pattern):
    converters = pattern.pattern.converters
    return {
        name: NOWHERE.get(type(one).__name__.removesuffix("Converter").lower(), "nowhere")
        for name, one in converters.items()
    }


def addresses(name, row, ours, theirs):
    """The address with each thing it may name: ours, theirs, one that is not there."""
    maker = MAKERS.get(name)
    bare = name.partition(":")[0]
    if maker is None:
        return [(None, reverse(bare, kwargs=row.get("kwargs", {})))]
    here, there = maker(ours), maker(theirs)
    return [
        ("ours", reverse(bare, kwargs=here)),
        ("theirs", reverse(bare, kwargs=there)),
        ("nothing", reverse(bare, kwargs=here | nowhere(PATTERNS[bare]))),
    ]


# --- the matrix ----------------------------------------------------------------------------------


def test_every_address_stands_in_the_table():
    named_once = {name.partition(":")[0] for name in TABLE}

    assert set(PATTERNS) == named_once


@pytest.mark.parametrize("name", sorted(TABLE))
def test_an_address_answers_as_the_table_says(name, everyone, settings):
    global ran  # noqa: PLW0603 - the last test tells how much was checked
    settings.LOGIN_REDIRECT_URL = "my_account"
    ours, theirs, knocking = everyone
    row, client, wrong = TABLE[name], Client(raise_request_exception=False), []
    places = addresses(name, row, ours, theirs)
    for someone, (thing, path), method in itertools.product(knocking, places, METHODS):
        client.cookies = SimpleCookie(someone.cookies)
        cache.clear()
        before, mark = Entry.objects.count(), transaction.savepoint()
        response = client.generic(method, path)
        wrote = Entry.objects.count() - before
        transaction.savepoint_rollback(mark)
        ran += 1
        found, wanted = answered(response, row), expected(row, someone, thing, method)
        if found == "wrong method" and wanted in {"open", "missing"}:
            found = wanted  # who may come is asked before the method is, and this one does nothing
        if found != wanted:
            wrong.append(f"{someone.name} {method} {thing or ''}: {found}, not {wanted}")
        if wrote and (method != "POST" or wanted != "open"):
            wrong.append(f"{someone.name} {method} {thing or ''}: wrote into the ledger")

    assert wrong == []


def test_the_matrix_is_large(capsys):
    with capsys.disabled():
        sys.stdout.write(f" authorisation matrix: {len(PATTERNS)} addresses, {ran} checks ")

    assert ran == 0 or ran >= 4 * len(PATTERNS)
