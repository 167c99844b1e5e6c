"""The page behind a signed link: who sees, who answers, and what becomes of their words."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from mostura.actor import CLOCK
from mostura.answer.claims.models import Claim
from mostura.answer.correspondence.actions import asking as put
from mostura.answer.correspondence.actions import links, sending
from mostura.answer.correspondence.models import Asking, Contact, Link
from mostura.answer.correspondence.policy import answers
from mostura.answer.correspondence.policy.answers import SendingKind
from mostura.ground.organisations.models import Organisation
from mostura.shell.search import folded

NEXT_YEAR = timezone.localdate().year + 1


def page(response):
    return response.content.decode()


def words(response):
    """The page as running text."""
    return " ".join(page(response).split())


# --- what the holder of a link sees --------------------------------------------------------------


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


# --- a link that does not open -------------------------------------------------------------------


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


# --- proving the mailbox -------------------------------------------------------------------------


def test_a_forwarded_link_shows_but_does_not_answer(holder, asking, now_of):
    response = holder.send(
        f"{asking.code}/answer/", kind="accepted", text="Of course.", language="en"
    )

    assert response.status_code == 422
    assert "prove that the mailbox is yours by a code" in words(response)
    assert "Of course." in page(response)
    assert now_of(asking).state == "delivered"


def test_the_code_goes_to_the_office_and_lets_the_words_through_that_were_typed(
    holder, asking, mails, now_of
):
    typed = {"kind": "partly", "text": "Half of it.", "language": "en", "version": "1"}
    address = f"{asking.code}/answer/"

    asked = holder.send(address, **typed, mail_code="1")
    sent = holder.send(address, **typed, code=holder.mailed_code())

    assert mails()[-1] == ("cabinet@bridges.example", "correspondence.code")
    assert "Half of it." in page(asked)
    assert page(asked).count(" checked") == 1
    assert sent.status_code == 302
    assert now_of(asking).state == "answered"


def test_who_has_proven_the_mailbox_is_not_asked_again_within_the_day(holder, asking):
    holder.send("acknowledge/", mail_code="1")
    holder.send("acknowledge/", code=holder.mailed_code())

    assert "Prove that the mailbox is yours" not in words(holder.open(f"{asking.code}/answer/"))


def test_after_eight_hours_it_has_to_be_proven_anew_and_the_words_are_kept(proven, asking):
    session = proven.client.session
    ago = timezone.now() - dt.timedelta(hours=8, minutes=1)
    session["proven_mailboxes"] = {str(proven.link.contact_id): ago.isoformat()}
    session.save()

    response = proven.send(f"{asking.code}/question/", text="Which bridge?", language="en")

    assert "Which bridge?" in page(response)
    assert "Mail me the code" in page(response)


def test_a_proof_in_one_browser_opens_no_other(proven, asking, now_of):
    proven.client.cookies.clear()

    proven.send(f"{asking.code}/answer/", kind="accepted", text="Yes.", language="en")

    assert now_of(asking).state == "delivered"


def test_a_code_is_good_once(holder):
    holder.send("acknowledge/", mail_code="1")
    code = holder.mailed_code()
    holder.send("acknowledge/", code=code)
    holder.client.cookies.clear()

    response = holder.send("acknowledge/", code=code)

    assert "This code is too old." in words(response)


def test_five_wrong_codes_kill_the_right_one(holder, now_of, asking):
    holder.send("acknowledge/", mail_code="1")
    right = holder.mailed_code()
    wrong = f"{(int(right) + 1) % 10**6:06}"

    for _try in range(answers.CODE_TRIES):
        assert "This is not the code that we mailed." in words(
            holder.send("acknowledge/", code=wrong)
        )
    response = holder.send("acknowledge/", code=right)

    assert "mistyped too often" in words(response)
    assert now_of(asking).state == "delivered"


def test_a_code_grows_too_old(holder, link, days_pass):
    holder.send("acknowledge/", mail_code="1")
    days_pass(link, minutes=16)

    assert "This code is too old." in words(holder.send("acknowledge/", code=holder.mailed_code()))


def test_a_mailbox_is_not_filled_with_codes(holder, mails):
    before = len(mails())

    for _time in range(answers.CODES_AN_HOUR + 2):
        response = holder.send("acknowledge/", mail_code="1")

    assert len(mails()) == before + answers.CODES_AN_HOUR
    assert "Several codes were mailed within the hour." in words(response)


def test_an_office_without_a_mailbox_is_told_to_write(holder):
    Contact.objects.update(email="", postal_address="Bridge Street 1")

    response = holder.send("acknowledge/", mail_code="1")

    assert "We know no mailbox of your office." in words(response)


def test_a_link_taken_back_while_somebody_writes_answers_no_more(
    proven, link, secretariat, asking, now_of
):
    links.revoke_link(link, by=secretariat)

    response = proven.send(f"{asking.code}/answer/", kind="accepted", text="Yes.", language="en")

    assert response.status_code == 410
    assert now_of(asking).state == "delivered"


# --- what an office can do -----------------------------------------------------------------------


def test_acknowledging_holds_for_every_ask_of_the_letter(proven, letter, told):
    proven.send("acknowledge/")

    assert {one.state for one in letter.askings.all()} == {"acknowledged"}
    assert told().count("AskAcknowledged") == 2


def test_acknowledging_twice_is_once(proven, told):
    proven.send("acknowledge/")
    proven.send("acknowledge/")

    assert told().count("AskAcknowledged") == 2


def test_a_question_stops_the_clock(proven, asking, now_of):
    proven.send(f"{asking.code}/question/", text="Which bridge is meant?", language="en")

    assert now_of(asking).state == "clarification_asked"
    assert "the clock stands still" in words(proven.open())
    assert "Which bridge is meant?" in words(proven.open())


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("accepted", "Accepted."),
        ("partly", "Accepted in part."),
        ("noted", "Noted."),
        ("declined", "Declined."),
    ],
)
def test_an_answer_stands_on_the_page_with_its_reasons(proven, asking, kind, label):
    proven.send(f"{asking.code}/answer/", kind=kind, text="Seven of eleven.", language="en")

    shown = words(proven.open())
    given = asking.answers.get()

    assert f"<b>{label}</b> Seven of eleven." in shown
    assert (given.kind, given.contact_id, given.person_id) == (kind, proven.link.contact_id, 0)


def test_an_answer_without_reasons_is_not_taken(proven, asking, now_of):
    response = proven.send(f"{asking.code}/answer/", kind="declined", text=" ", language="en")

    assert response.status_code == 422
    assert now_of(asking).state == "delivered"


def test_a_second_answer_stands_beside_the_first(proven, asking):
    for number, reason in enumerate(("First words.", "Better words."), 1):
        proven.send(
            f"{asking.code}/answer/", kind="partly", text=reason, language="en", version=str(number)
        )

    assert [(one.reasons, one.superseded_at is None) for one in asking.answers.order_by("pk")] == [
        ("First words.", False),
        ("Better words.", True),
    ]


def test_two_officers_at_once_lose_no_word(proven, asking):
    address = f"{asking.code}/answer/"
    both = {"kind": "accepted", "language": "en", "version": "1"}

    proven.send(address, **both, text="Words of the first officer.")
    second = proven.send(address, **both, text="Words of the second officer.")

    shown = words(second)
    assert second.status_code == 422
    assert "Something was said here in the meantime." in shown
    assert "Words of the first officer." in shown
    assert "Words of the second officer." in shown
    assert 'name="version" value="2"' in shown

    proven.send(address, **{**both, "version": "2"}, text="Words of the second officer.")
    assert [one.reasons for one in asking.answers.order_by("pk")] == [
        "Words of the first officer.",
        "Words of the second officer.",
    ]


def test_a_reminder_in_the_meantime_disturbs_nobody_who_writes(proven, asking, secretariat, letter):
    reminder = sending.prepare_sending(
        letter.contact, [asking], SendingKind.REMINDER, by=secretariat
    )
    sending.send(reminder, by=secretariat)

    response = proven.send(
        f"{asking.code}/answer/", kind="noted", text="Read.", language="en", version="1"
    )

    assert response.status_code == 302


@pytest.mark.parametrize("act", ["answer", "question", "promise", "not-us"])
def test_words_to_a_withdrawn_ask_are_kept_on_the_page(proven, asking, secretariat, act):
    put.no_longer_ask(asking, "It was done.", by=secretariat)

    shown = proven.open(f"{asking.code}/{act}/")
    sent = proven.send(
        f"{asking.code}/{act}/", kind="accepted", text="What we wanted to say.", language="en",
        who="Ministry of Rivers", due_on=f"31.12.{NEXT_YEAR}",
    )  # fmt: skip

    assert "This is no longer asked: it was withdrawn." in words(shown)
    assert "This is no longer asked: it was withdrawn." in words(sent)
    assert "What we wanted to say." in page(sent)


@pytest.mark.parametrize(
    "typed",
    [f"31.12.{NEXT_YEAR}", f"{NEXT_YEAR}-12-31", f"31/12/{NEXT_YEAR}", f"12/31/{NEXT_YEAR}"],
)
def test_a_promise_is_taken_with_its_day_in_any_order(proven, asking, typed):
    proven.send(f"{asking.code}/promise/", text="New planks.", due_on=typed, language="en")

    assert asking.commitments.get().due_on == dt.date(NEXT_YEAR, 12, 31)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (f"03/04/{NEXT_YEAR}", "two different days"),
        ("31.12.26", "four digits"),
        (f"31.02.{NEXT_YEAR}", "no day of the calendar"),
        ("soon", "no day of the calendar"),
        ("01.01.2020", "A promise needs a day that is still to come."),
        ("31.12.2126", "more than ten years away"),
    ],
)
def test_a_day_that_cannot_be_meant_is_refused_and_kept(proven, asking, typed, why):
    response = proven.send(
        f"{asking.code}/promise/", text="New planks.", due_on=typed, language="en"
    )

    assert why in words(response)
    assert f'value="{typed}"' in page(response)
    assert "New planks." in page(response)
    assert not asking.commitments.exists()


def test_a_promise_taken_back_stays_with_its_reason(proven, asking, told):
    proven.send(
        f"{asking.code}/promise/", text="New planks.", due_on=f"31.12.{NEXT_YEAR}", language="en"
    )
    promise = asking.commitments.get()

    proven.send(f"{asking.code}/promise/{promise.pk}/take-back/", text="No money this year.")

    shown = words(proven.open())
    assert "Promise taken back:" in shown
    assert "New planks." in shown
    assert told()[-1] == "CommitmentWithdrawn"


def test_a_promise_of_another_ask_is_not_found_here(proven, letter):
    first, second = letter.askings.order_by("pk")
    proven.send(
        f"{first.code}/promise/", text="New planks.", due_on=f"31.12.{NEXT_YEAR}", language="en"
    )

    pk = first.commitments.get().pk
    response = proven.open(f"{second.code}/promise/{pk}/take-back/")

    assert response.status_code == 404


def test_a_letter_opens_only_its_own_asks(proven, asks, secretariat):
    other = Organisation.objects.create(code="harbour", name="Harbour")
    elsewhere = put.put_to_addressee(asks[0].pk, other.pk, by=secretariat)

    assert proven.open(f"{elsewhere.code}/answer/").status_code == 404


# --- how far it is -------------------------------------------------------------------------------


def test_progress_is_a_claim_of_the_institution_with_its_evidence(proven, asking, ministry):
    proven.send(
        f"{asking.code}/report/", level="partly", text="Seven groups.", language="en",
        url="https://bridges.example/groups", title="The groups",
    )  # fmt: skip

    claim = Claim.objects.get()
    assert (claim.organisation, claim.party, claim.level) == (ministry, "institution", "partly")
    assert claim.contact_id == proven.link.contact_id
    assert claim.evidence.get().url == "https://bridges.example/groups"
    assert "Who says what, and why" in words(proven.open())


def test_a_file_is_taken_as_evidence_of_who_has_proven_the_mailbox(holder, asking, settings):
    assert 'type="file"' not in page(holder.open(f"{asking.code}/report/"))
    holder.prove()

    paper = SimpleUploadedFile("minutes.txt", b"Seven groups now have seats.", "text/plain")
    holder.send(f"{asking.code}/report/", level="begun", text="See.", language="en", upload=paper)

    assert Claim.objects.get().evidence.get().title == "minutes.txt"


def test_two_reports_at_once_are_compared(proven, asking):
    address = f"{asking.code}/report/"
    proven.send(address, level="done", text="All.", language="en", seen="0")

    second = proven.send(address, level="partly", text="Half.", language="en", seen="0")

    assert "Half." in page(second)
    assert f'name="seen" value="{Claim.objects.get().pk}"' in page(second)


def test_an_address_that_is_none_is_refused_and_nothing_is_claimed(proven, asking):
    response = proven.send(
        f"{asking.code}/report/", level="done", text="All.", language="en",
        url="http://user:secret@bridges.example/",
    )  # fmt: skip

    assert response.status_code == 422
    assert not Claim.objects.exists()


# --- not us, but them; handing on ----------------------------------------------------------------


def test_somebody_else_is_named_by_a_name_the_registry_knows(proven, asking, body):
    rivers = body("Ministry of Rivers")

    proven.send(
        f"{asking.code}/not-us/", who="ministry of rivers", text="It is a ferry.", language="en"
    )

    step = asking.steps.get(kind="referred")
    assert (step.named, step.text) == (rivers, "ministry of rivers. It is a ferry.")


def test_a_name_nobody_knows_is_kept_as_it_was_written(proven, asking):
    proven.send(f"{asking.code}/not-us/", who="The ferryman", text="It is a ferry.", language="en")

    step = asking.steps.get(kind="referred")
    assert (step.named, step.text) == (None, "The ferryman. It is a ferry.")


def test_of_several_the_office_picks_one(proven, asking, body):
    rivers, lakes = body("Agency for Rivers"), body("Agency for Lakes")
    for one in (rivers, lakes):
        one.names.create(language="en", name="Agency", folded=folded("Agency"), kind="alias")
    typed = {"who": "Agency", "text": "It is a ferry.", "language": "en"}

    offered = proven.send(f"{asking.code}/not-us/", **typed)
    proven.send(f"{asking.code}/not-us/", **typed, chosen=rivers.code)

    assert "Agency for Lakes" in page(offered)
    assert asking.steps.get(kind="referred").named == rivers


def test_a_colleague_gets_a_link_of_their_own_and_answers_with_it(proven, asking, mails, now_of):
    proven.send("hand-on/", name="Unit 4", email="unit4@bridges.example", language="en")

    handed = Link.objects.exclude(pk=proven.link.pk).get()
    colleague = type(proven)(handed)
    colleague.prove()
    colleague.send(f"{asking.code}/answer/", kind="accepted", text="Yes.", language="en")

    assert mails()[-2] == ("unit4@bridges.example", "correspondence.link")
    assert asking.answers.get().contact.name == "Unit 4"
    assert proven.open().status_code == 200  # the first link stays as it is


def test_handing_on_to_oneself_is_said(proven):
    response = proven.send("hand-on/", name="We", email="CABINET@bridges.example", language="en")

    assert "This is the mailbox that has the letter already." in words(response)


def test_a_letter_is_no_mailing(proven):
    for number in range(answers.HANDED_ON + 1):
        response = proven.send(
            "hand-on/", name=f"Unit {number}", email=f"u{number}@bridges.example", language="en"
        )

    assert "You handed this letter on to ten colleagues." in words(response)
    assert Contact.objects.count() == 1 + answers.HANDED_ON


def test_a_link_on_its_way_to_a_wrong_mailbox_takes_no_ask_away(proven, asking, now_of):
    proven.send("hand-on/", name="Unit 4", email="typo@bridges.example", language="en")
    handed = Link.objects.exclude(pk=proven.link.pk).get()

    links.note_link_bounced(handed.pk, by=CLOCK)

    assert now_of(asking).state == "delivered"
    assert Contact.objects.get(email="typo@bridges.example").failing_since is not None
