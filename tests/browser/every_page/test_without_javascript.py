"""The stories of the hub by plain HTML, in a browser that runs no script at all."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail

from mostura.actor import CLOCK
from mostura.answer.recommendations.models import Recommendation
from mostura.ground.ledger import actions as ledger
from mostura.listen.documents.models import Document

pytestmark = pytest.mark.django_db(transaction=True)

PAPER = """Zaključci skupa o biciklima

Preporuke

1. Ministarstvo saobraćaja treba da obeleži biciklističke staze do proleća.
2. Donatori treba da podrže radionice za popravku bicikala najmanje tri godine.
3. Gradovi treba da otvore parkinge za bicikle i da ih osvetle.
4. Pozivamo sve opštine da objave podatke o nezgodama.
"""


@pytest.fixture
def plain(browser, live_server):
    """A phone that runs no script."""
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": 390, "height": 800},
        java_script_enabled=False,
        locale="en-GB",
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def enter(page, cookie, address):
    page.context.add_cookies([{"name": "session", "value": cookie, "url": address}])


def authenticator_code():
    """What the app of everyone in these tests shows at this moment."""
    return format_hotp_value(hotp_value("JBSWY3DPEHPK3PXP", int(time.time()) // 30))


def deliver_everything():
    while ledger.deliver_next("plain", by=CLOCK):
        pass


def test_a_document_is_added_reviewed_and_published(plain, live_server, crew):
    enter(plain, crew["editor"], live_server.url)

    plain.goto("/documents/add/")
    paper = {"name": "bicikli.txt", "mimeType": "text/plain", "buffer": PAPER.encode()}
    plain.get_by_label("Files").set_input_files([paper])
    plain.get_by_role("button", name="Read them").click()
    deliver_everything()
    plain.goto("/documents/in-the-works/")
    plain.get_by_role("link", name="Zaključci skupa o biciklima", exact=True).click()
    plain.get_by_role("button", name="Accept").click()
    plain.get_by_role("button", name="Not an ask").click()
    plain.get_by_role("link", name="Split").click()
    plain.get_by_role("textbox").fill(
        "Gradovi treba da otvore parkinge.\n\nGradovi treba da osvetle parkinge."
    )
    plain.get_by_role("button", name="Split").click()
    plain.get_by_role("link", name="Edit").click()
    plain.get_by_label("What is asked").fill("Gradovi treba da otvore parkinge za bicikle.")
    for line in plain.get_by_label("Addressee").all():
        line.fill("")
    plain.get_by_role("button", name="Save").click()
    while plain.get_by_role("button", name="Accept").count():
        plain.get_by_role("button", name="Accept").click()
    plain.get_by_role("button", name="Publish").click()

    assert plain.get_by_text("Published, with 4 recommendations.").is_visible()
    assert Document.objects.get().state == "published"
    assert set(Recommendation.objects.values_list("state", flat=True)) == {"published"}
    assert Recommendation.objects.filter(
        text="Gradovi treba da otvore parkinge za bicikle."
    ).exists()


def test_a_visitor_searches_filters_and_changes_the_language(plain, crew, furnish):
    things = furnish()

    plain.goto("/recommendations/")
    plain.get_by_label("Search in any script").fill("water quality")
    plain.get_by_role("button", name="Search").click()
    assert plain.locator(f"main a[href='/recommendations/{things['ask']}/']").count() == 1
    assert plain.get_by_role("link", name=re.compile("safe places to swim")).count() == 0
    plain.goto("/recommendations/")
    plain.locator(".filters details > summary").click()
    plain.get_by_label("Said in").select_option(label="Notes of a lake forum")
    plain.get_by_role("button", name="Show").click()
    assert plain.get_by_role("link", name=re.compile("safe places to swim")).count() == 1

    plain.locator(".fold > summary").click()
    plain.locator(".fold button[value=sr]").click()
    assert plain.get_attribute("html", "lang") == "sr-Cyrl"
    assert plain.get_by_role("link", name=re.compile("safe places to swim")).count() == 1


def test_an_editor_invites_a_colleague(plain, live_server, crew):
    enter(plain, crew["editor"], live_server.url)
    mail.outbox.clear()

    plain.goto("/colleagues/")
    plain.get_by_role("link", name="Invite someone").click()
    plain.get_by_label("E-mail address").fill("nova@example.org")
    plain.get_by_role("button", name="Send the invitation").click()
    deliver_everything()

    assert plain.get_by_text("The invitation is on its way.").is_visible()
    assert plain.get_by_role("heading", name="nova@example.org").is_visible()
    assert [one.to for one in mail.outbox] == [["nova@example.org"]]


def test_a_member_signs_in_with_a_code_and_an_authenticator_app(plain, crew):
    mail.outbox.clear()

    plain.goto("/sign-in/login/?next=/colleagues/")
    plain.get_by_label("Your e-mail address").fill("ana.member@example.org")
    plain.get_by_role("button", name="Send me a code").click()
    code = re.search(r"^ {4}(\S+)$", mail.outbox[0].body, re.MULTILINE).group(1)
    plain.get_by_label("Code").fill(code)
    plain.get_by_role("button", name="Go on").click()
    assert plain.url.partition("?")[0].endswith("/sign-in/factors/authenticate/")
    plain.get_by_label("Code").fill(authenticator_code())
    plain.get_by_role("main").get_by_role("button", name="Sign in").click()

    assert plain.get_by_role("heading", level=1).inner_text() == "Colleagues"
