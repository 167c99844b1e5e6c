"""An institution answers behind its link, in a browser with scripts and in one without."""

import re

import pytest
from django.conf import settings as hub
from django.utils import timezone

from mostura.actor import CLOCK, Actor, Role
from mostura.answer.correspondence.actions import asking, links, mailing, sending
from mostura.answer.correspondence.models import Asking
from mostura.answer.correspondence.policy.answers import SendingKind
from mostura.answer.recommendations.models import Recommendation
from mostura.ground.notices.models import Letter
from mostura.ground.notices.policy.posting import Envelope
from mostura.ground.organisations.models import Organisation

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

OFFICE = Actor(1, 1, frozenset({Role.SECRETARIAT}), "Office")


@pytest.fixture
def link():
    """A letter to a ministry that reads Serbian, with one ask."""
    body = Organisation.objects.create(code="mostovi", name="Ministarstvo mostova")
    ask = Recommendation.objects.create(
        text="Mend the old bridge.", language="en", organisation=body, state="published",
        published_at=timezone.now(),
    )  # fmt: skip
    ask.translations.create(language="sr", text="Поправите стари мост.", state="checked")
    office = asking.add_contact(
        body.pk, name="Кабинет", language="sr", email="kabinet@example.org", by=OFFICE
    )
    put = asking.put_to_addressee(ask.pk, body.pk, by=OFFICE)
    letter = sending.prepare_sending(office, [put], SendingKind.ASK, by=OFFICE)
    sending.send(letter, by=OFFICE)
    sending.note_delivered(letter.pk, by=CLOCK)
    return letter.links.get()


def mailed_code():
    """The six digits of the newest mail."""
    letter = Letter.objects.filter(writer="correspondence.code").latest("pk")
    told = Envelope(letter.pk, letter.to, letter.language, letter.values)
    return re.search(r"^ {4}(\d{6})$", mailing.code_letter(told).body, re.MULTILINE).group(1)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_an_office_opens_its_link_proves_its_mailbox_and_answers(
    browser, live_server, link, scripts
):
    context = browser.new_context(
        base_url=live_server.url, java_script_enabled=scripts, locale="en-GB",
        viewport={"width": 390, "height": 800},
    )  # fmt: skip
    page = context.new_page()
    page.goto(links.address_of(link).removeprefix(hub.MOSTURA_ADDRESS))
    assert page.locator("html").get_attribute("lang") == "sr-Cyrl"
    assert page.get_by_role("heading", name="Поправите стари мост.").count()

    page.locator("a[href$='/answer/']:not(.brand)").last.click()
    page.locator("input[value=partly]").check()
    page.locator("textarea").fill("Један лук.")
    page.locator("button[name=mail_code]").click()
    page.locator("input[name=code]").fill(mailed_code())
    page.locator("main form button:not([name])").click()

    assert page.locator("[role=status] .success").count() == 1
    assert "Један лук." in page.locator("main").inner_text()
    page.locator("a[href$='/promise/']").click()
    assert page.locator("button[name=mail_code]").count() == 0
    page.locator("textarea").fill("Даске до пролећа.")
    page.locator("input[name=due_on]").fill("03/04/2099")
    page.locator("main form button").click()
    assert page.locator("input[name=due_on]").input_value() == "03/04/2099"
    day = timezone.localdate().replace(day=1).replace(year=timezone.localdate().year + 1)
    page.locator("input[name=due_on]").fill(f"{day.day}.{day.month}.{day.year}.")
    page.locator("main form button").click()

    assert "Даске до пролећа." in page.locator("main").inner_text()
    put = Asking.objects.get()
    assert (put.state, put.commitments.get().due_on) == ("answered", day)
    context.close()
