"""What the holder of a signed link sees, and who is shown nothing."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from mostura.actor import CLOCK
from mostura.answer.correspondence.actions import asking as put
from mostura.answer.correspondence.actions import links
from mostura.answer.correspondence.models import Asking, Contact, Link
from mostura.answer.correspondence.policy import answers


def page(response):
    return response.content.decode()


def words(response):
    """The page as running text."""
    return " ".join(page(response).split())


def test_the_page_shows_every_ask_with_its_origin_its_term_and_what_was_said(holder, asks):
    shown = words(holder.open())

    for ask in asks:
        assert ask.text in shown
    assert "Round table" in shown
    assert "Answers voluntarily; asked to answer within 30 days." in shown
    assert "The answer is awaited by" in shown
    assert "Asked by letter and signed link" in shown


def test_what_a_law_demands_is_said_with_the_law(holder, asking):
    Asking.objects.filter(pk=asking.pk).update(
        basis="duty", days=15, working_days=True, citation="Law on bridges, article 7"
    )

    assert "within 15 working days by law (Law on bridges, article 7)" in words(holder.open())


def test_the_page_is_kept_by_no_cache_and_no_search_engine(holder):
    headers = holder.open().headers

    assert "no-store" in headers["Cache-Control"]
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Referrer-Policy"] == "same-origin"


def test_an_ask_is_shown_in_the_language_of_the_office_where_it_was_translated(holder, asks):
    Contact.objects.update(language="mk")
    holder.client.cookies["language"] = "en"
    asks[0].translations.create(language="mk", text="Поправете го мостот.")

    shown = words(holder.open())

    assert "Поправете го мостот." in shown
    assert "No native reader has read the translation yet." in shown
    assert "Nobody has translated this yet. It is shown as it was written: English." in shown
    assert asks[0].text in shown  # the original is at hand
    assert asks[1].text in shown


def test_readers_of_the_neighbouring_language_need_no_translation(holder, asks):
    Contact.objects.update(language="bs")
    asks[0].translations.create(language="sr", text="Поправите мост.", state="checked")

    assert "Поправите мост." in words(holder.open())


def test_the_page_speaks_the_language_of_the_office_until_the_reader_chooses_another(holder):
    Contact.objects.update(language="sq")

    first = holder.open()
    holder.client.post(reverse("set_language"), {"language": "en"})
    then = holder.open()

    assert (first["Content-Language"], then["Content-Language"]) == ("sq", "en")


def test_the_number_of_questions_to_the_database_does_not_grow_with_the_letter(
    holder, django_assert_max_num_queries, asks, secretariat, ministry, letter
):
    for number in range(6):
        ask = type(asks[0]).objects.create(
            text=f"Light the bridge, lamp {number}.", language="en", state="published",
            organisation=asks[0].organisation, published_at=timezone.now(),
        )  # fmt: skip
        letter.askings.add(put.put_to_addressee(ask.pk, ministry.pk, by=secretariat))
    Asking.objects.update(state="sent")

    with django_assert_max_num_queries(26):
        holder.open()


def test_an_altered_link_says_what_may_have_happened_and_offers_a_fresh_one(holder):
    response = holder.client.get(holder.home[:-2] + "x/")

    assert response.status_code == 404
    assert "Some of its letters are missing or changed" in words(response)
    assert "Mail us a fresh link" in words(response)


def test_an_expired_link_shows_nothing_of_the_letter(holder, link, days_pass, asks):
    days_pass(link, days=121)

    response = holder.open()

    assert response.status_code == 410
    assert "has run out" in words(response)
    assert asks[0].text not in words(response)


def test_a_link_that_was_taken_back_offers_no_fresh_one(holder, link, secretariat, mails):
    links.revoke_link(link, by=secretariat)
    before = mails()

    response = holder.open()
    holder.send("fresh/")

    assert "secretariat has taken it back" in words(response)
    assert "Mail us a fresh link" not in words(response)
    assert mails() == before


def test_a_replaced_link_points_to_the_newest_mail(holder, link, days_pass):
    days_pass(link, days=121)
    holder.send("fresh/")

    assert "A newer link to the same letter was mailed" in words(holder.open())


def test_a_fresh_link_goes_to_the_mailbox_of_the_office_and_opens(holder, link, days_pass, mails):
    days_pass(link, days=121)

    response = holder.send("fresh/")

    fresh = Link.objects.exclude(pk=link.pk).get()
    assert response.status_code == 302
    assert mails()[-1] == ("cabinet@bridges.example", "correspondence.link")
    assert holder.client.get(links.address_of(fresh)).status_code == 200


def test_clicking_again_and_again_mails_one_link(holder, link, days_pass, mails):
    days_pass(link, days=121)
    before = len(mails())

    for _click in range(4):
        holder.send("fresh/")

    assert len(mails()) == before + 1


def test_five_fresh_links_a_day_are_enough(link, mails):
    for _hour in range(9):
        Link.objects.update(made_at=timezone.now() - dt.timedelta(hours=1))
        links.renew_link(link, by=CLOCK)

    assert Link.objects.count() == answers.LINKS_A_DAY


@pytest.mark.parametrize("mailbox", ["Cabinet@Bridges.example", "nobody@bridges.example"])
def test_a_mailbox_that_is_known_and_one_that_is_not_read_the_same(
    holder, link, days_pass, mailbox
):
    days_pass(link, minutes=10)

    response = holder.client.post("/answer/cut-in-two/fresh/", {"email": mailbox}, follow=True)

    told = "If a letter was sent to your office, a fresh link is on its way to its mailbox."
    assert told in words(response)
    assert Link.objects.count() == 1 + (mailbox != "nobody@bridges.example")


def test_a_mailbox_that_is_none_is_said_and_kept(holder):
    response = holder.client.post("/answer/cut-in-two/fresh/", {"email": "cabinet at bridges"})

    assert "cabinet at bridges" in page(response)
    assert "Enter a valid email address." in page(response)
