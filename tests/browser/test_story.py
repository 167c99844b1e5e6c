"""The first story of the hub: from a PDF on a desk to an ask that a visitor finds."""

import io
import re

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from mostura.actor import CLOCK, Role
from mostura.answer.recommendations.models import Recommendation
from mostura.ground.ledger import actions as ledger
from mostura.ground.ledger import queries as ledger_queries
from mostura.listen.documents.models import Document

pytestmark = pytest.mark.django_db(transaction=True)

PAPER = (
    ("Title", "Okrugli sto o školama"),
    ("Normal", "Okrugli sto je održan u maju. Govorilo je trideset ljudi."),
    ("Heading1", "Preporuke"),
    ("Normal", "1. Ministarstvo prosvete treba da uvede medijsku pismenost u sve škole."),
    ("Normal", "2. Donatori treba da podrže omladinske klubove najmanje tri godine."),
    ("Normal", "3. Otvoriti sportsku salu za obe škole istim danima."),
)


def pdf():
    """The paper as a PDF file, as a browser hands it over."""
    output, styles = io.BytesIO(), getSampleStyleSheet()
    SimpleDocTemplate(output).build([Paragraph(text, styles[style]) for style, text in PAPER])
    return {"name": "okrugli_sto.pdf", "mimeType": "application/pdf", "buffer": output.getvalue()}


def sign_in_with_a_passkey(page):
    """Add a passkey, leave, and come back with it."""
    page.goto("/account/second-factor/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add a passkey").click()
    page.wait_for_url("**/sign-in/factors/recovery-codes/")
    page.context.clear_cookies()
    page.goto("/sign-in/login/?next=/documents/add/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(re.compile(r"^[^?]+/documents/add/$"))


def deliver_everything():
    """What the worker does."""
    while ledger.deliver_next("story", by=CLOCK):
        pass


def test_from_a_pdf_to_an_ask_that_a_visitor_finds_in_the_other_script(
    page, sign_in_as, virtual_authenticator
):
    sign_in_as(Role.EDITOR, secured=False)
    sign_in_with_a_passkey(page)

    page.get_by_label("Files").set_input_files([pdf()])
    page.get_by_role("button", name="Read them").click()
    page.wait_for_url("**/documents/in-the-works/")
    deliver_everything()
    page.get_by_role("link", name="Okrugli sto o školama", exact=True).click()
    page.wait_for_url("**/review/")
    assert page.locator("mark.here").inner_text().startswith("Ministarstvo prosvete")

    page.keyboard.press("a")
    page.get_by_text("Suggestion 2").wait_for()
    page.keyboard.press("d")
    page.get_by_text("Suggestion 3").wait_for()
    page.keyboard.press("a")
    page.get_by_role("heading", name="Everything is decided").wait_for()
    page.keyboard.press("p")
    page.get_by_text("Published, with 2 recommendations.").wait_for()

    page.context.clear_cookies()
    page.goto("/recommendations/")
    page.get_by_label("Search in any script").fill("медијску писменост")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Ministarstvo prosvete treba da uvede").click()
    page.wait_for_url(re.compile(r"/recommendations/\w{8}/$"))

    assert page.get_by_role("heading", level=1).inner_text().startswith("Ministarstvo prosvete")
    assert "page 1" in page.locator("figcaption").inner_text()
    assert Recommendation.objects.filter(state="published").count() == 2
    assert Document.objects.get().language in {"hbs", "sr"}
    assert list(ledger_queries.faults(CLOCK)) == []
