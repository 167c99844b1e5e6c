"""A person adds a passkey and signs in with it, under the hub's strict content policy."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail

from mostura.actor import Role


@pytest.fixture(autouse=True)
def _after_sign_in(settings):
    settings.LOGIN_REDIRECT_URL = "my_account"


def add_passkey(page):
    page.goto("/account/second-factor/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add a passkey").click()
    page.wait_for_url("**/sign-in/factors/recovery-codes/")


def test_an_editor_adds_a_passkey_and_signs_in_with_it(page, sign_in_as, virtual_authenticator):
    editor = sign_in_as(Role.EDITOR, secured=False)
    page.goto("/colleagues/")
    assert page.url.endswith("/account/second-factor/")

    add_passkey(page)
    page.goto("/sign-in/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.goto("/sign-in/login/?next=/colleagues/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(re.compile(r"^[^?]+/colleagues/$"))

    assert page.get_by_role("heading", level=1).inner_text() == "Colleagues"
    assert [one.user for one in Authenticator.objects.filter(type="webauthn")] == [editor]


def test_a_passkey_is_asked_for_after_an_e_mail_code(page, sign_in_as, virtual_authenticator):
    member = sign_in_as(Role.MEMBER, secured=False)
    add_passkey(page)
    page.context.clear_cookies()
    mail.outbox.clear()

    page.goto("/sign-in/login/")
    page.get_by_label("Your e-mail address").fill(member.email)
    page.get_by_role("button", name="Send me a code").click()
    code = re.search(r"^ {4}(\S+)$", mail.outbox[0].body, re.MULTILINE).group(1)
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/sign-in/factors/authenticate/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/account/")

    assert page.get_by_role("heading", level=1).inner_text() == "My account"


def test_without_an_authenticator_the_sign_in_page_stays_usable(page, virtual_authenticator):
    page.goto("/sign-in/login/")

    assert page.locator("input[type=password]").count() == 0
    assert page.get_by_role("button", name="Send me a code").is_enabled()
