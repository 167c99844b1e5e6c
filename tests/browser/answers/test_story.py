"""The second story of the hub: an ask is put, answered, promised, reported and disputed.

Everything in it is real: the pages, the worker, the mail server, the browsers of five people.
"""

import io
import re

import pytest
from docx import Document
from pypdfium2 import PdfDocument
from story import MEANT, MEASURE, MEMBER, MINISTRY, QUESTION, READER, REASONS

from mostura.ground.notices.policy.timing import LETTERS_A_DAY

pytestmark = pytest.mark.slow


@pytest.mark.usefixtures("worker")
@pytest.mark.parametrize("language", ["sr-latn", "sr"], ids=["in Latin", "in Cyrillic"])
def test_an_ask_is_put_answered_promised_reported_and_disputed(story, hub):
    story.a_visitor_follows()
    receipt = story.the_editor_hands_out_a_receipt()
    link = story.the_secretariat_writes()
    story.a_forwarded_copy_only_shows(link)
    story.the_office_acknowledges(link)
    story.the_office_asks_what_is_meant()
    explained = story.the_secretariat_explains()
    story.the_office_answers_in_part(explained)
    story.the_office_promises()
    story.the_office_says_that_it_is_done()
    story.a_member_disputes_it()

    the_page_shows_both_accounts(story)
    the_receipt_tells_each_step_once(story, receipt)
    the_follower_hears_each_step_once(story)
    the_synthesis_holds_the_ask_and_the_answer(story)
    assert hub.ledger_holds()


def the_page_shows_both_accounts(story):
    page = story.someone()
    page.goto(f"/recommendations/{story.begun['ask']}/")
    words = page.locator("main").text_content()
    assert [one for one in (QUESTION, MEANT, REASONS, MEASURE) if one not in words] == []
    drawn = page.locator("section[aria-labelledby=how-far]").text_content()
    spread = [story.number(one) for one in (0.33, 0.67, 1.0)]
    assert [one for one in (MINISTRY, MEMBER, *spread) if one not in drawn] == []
    page.goto(f"/recommendations/{story.begun['ask']}/claims/")
    assert story.say("How we count") in page.locator("main").inner_text()


def the_receipt_tells_each_step_once(story, receipt):
    page = story.someone()
    page.goto("/receipt/")
    page.get_by_role("textbox").fill(receipt.lower())
    page.locator("main form button").click()
    page.wait_for_url("**/receipt/*/")
    lines = page.locator("section[aria-labelledby=since] .what")
    for _again in range(40):  # the worker tells it in its own time
        if lines.count() >= len(story.heard):
            break
        page.wait_for_timeout(250)
        page.reload()
    assert sorted(lines.all_inner_texts()) == sorted(story.heard)


def the_follower_hears_each_step_once(story):
    story.hub.act("morning")
    story.inbox.wait(READER, LETTERS_A_DAY + 1)
    news = [line for one in story.inbox.of(READER)[1:] for line in one.lines]
    assert {one: news.count(one) for one in story.heard} == dict.fromkeys(story.heard, 1)
    keys = [one.key for one in story.inbox.clerk.mails]
    assert len(keys) == len(set(keys))


def the_synthesis_holds_the_ask_and_the_answer(story):
    page = story.someone()
    page.goto("/synthesis/")
    assert REASONS in page.locator("main").inner_text()
    for kind, text in (("pdf", text_of_pdf), ("docx", text_of_docx)):
        with page.expect_download() as file:
            page.get_by_role("link", name=kind.upper(), exact=True).click()
        words = " ".join(text(file.value.path().read_bytes()).split())
        assert (kind, story.begun["words"] in words, REASONS in words) == (kind, True, True), words


def text_of_pdf(content):
    pages = [one.get_textpage().get_text_bounded() for one in PdfDocument(content)]
    return re.sub(r"\s+", " ", " ".join(pages).replace("\ufffe", ""))


def text_of_docx(content):
    return "\n".join(one.text for one in Document(io.BytesIO(content)).paragraphs)
