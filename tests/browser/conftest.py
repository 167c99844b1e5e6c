"""A real browser before a real server: fixtures for every test that needs one.

`page` is a fresh page at 1280 px, `phone` one at 390 px; `sign_in_as(role)` gives a person with
that role and signs the page in; `virtual_authenticator` lets a page make and use passkeys.
"""

import os
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as hub
from django.test import Client
from playwright.sync_api import sync_playwright

from mostura.actor import Role

CHROMIUM = Path(os.environ.get("MOSTURA_CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


def pytest_collection_modifyitems(items):
    """Mark what lives in this folder, and skip it where there is no Chromium."""
    here = Path(__file__).parent
    missing = pytest.mark.skip(reason=f"{CHROMIUM} is missing: apt-get install chromium")
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM.exists():
                item.add_marker(missing)


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run; Playwright's loop makes Django think we are async."""
    Path(hub.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # WhiteNoise warns of its absence
    former = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()
    if former is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def context(browser, live_server):
    """A browser that remembers nothing, before this test's own server."""
    opened = browser.new_context(
        base_url=live_server.url, viewport={"width": 1280, "height": 900}, locale="en-GB"
    )
    opened.set_default_timeout(10_000)  # milliseconds; more than a page ever needs
    yield opened
    opened.close()


@pytest.fixture
def page(context):
    """A page that fails the test when the browser reports a broken policy or script."""
    opened = context.new_page()
    faults = []
    opened.on("pageerror", lambda fault: faults.append(str(fault)))
    opened.on("console", lambda told: faults.append(told.text) if _is_breach(told.text) else None)
    yield opened
    assert faults == []


@pytest.fixture
def virtual_authenticator(context, page):
    """A passkey in a machine that is not there: it is present and knows its owner."""
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    made = devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    return devtools, made["authenticatorId"]


@pytest.fixture
def sign_in_as(context, live_server, settings):
    """Make a person who holds a role, and sign the browser in as that person."""

    def sign_in(role=Role.MEMBER, *, secured=True, organisation=None):
        person = person_with(role, secured=secured, organisation=organisation)
        client = Client()
        client.force_login(person)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
        )
        return person

    return sign_in


def person_with(role, *, secured=True, organisation=None):
    """Someone who holds a role; `secured` gives an authenticator app, as officers need one."""
    people = apps.get_app_config("people")
    organisation = organisation or apps.get_model("organisations.Organisation").objects.create(
        name="Mreža za otvoreni grad"
    )
    person = people.get_model("Person").objects.create(
        email=f"{role}-{organisation.pk}@example.org", name=f"Ana {Role(role).label}"
    )
    people.get_model("Membership").objects.create(
        person=person, organisation=organisation, role=role
    )
    apps.get_model("account.EmailAddress").objects.create(
        user=person, email=person.email, verified=True, primary=True
    )
    if secured:
        apps.get_model("mfa.Authenticator").objects.create(
            user=person, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"}
        )
    return person


def _is_breach(text):
    return "Content Security Policy" in text or "Refused to" in text
