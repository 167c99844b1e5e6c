"""The pages of following, of notices and of receipts."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from mostura.actor import CLOCK, Role
from mostura.ground.notices import queries
from mostura.ground.notices.actions import following, posting
from mostura.ground.notices.actions.receipts import issue_receipts
from mostura.ground.notices.frames.links import token_from
from mostura.ground.notices.models import Follower, Letter
from mostura.ground.notices.policy.timing import Rhythm
from mostura.ground.people.models import Person

WISHES = {"language": "sq", "rhythm": "weekly", "time_zone": "Europe/Skopje"}


def signed_in(actor):
    client = Client()
    client.force_login(Person.objects.get(pk=actor.person_id))
    return client


def at(name, *args):
    return reverse(name, args=args)


@pytest.fixture
def follow_lake(lake):
    return at("follow_thing", "place", lake.code)


def test_a_person_follows_by_a_click_and_stops_by_another(someone, lake, follow_lake):
    ana = someone("Ana")
    client = signed_in(ana)

    answer = client.post(follow_lake)
    assert (answer.status_code, answer.url) == (302, lake.get_absolute_url())
    assert "You follow this." in client.get(follow_lake).text
    client.post(at("unfollow_thing", "place", lake.code))

    assert not queries.is_following(ana, "place", lake.pk)


def test_a_visitor_is_told_the_same_whether_the_address_is_known_or_not(
    mailbox, lake, follow_lake, client
):
    mailbox("known@example.org", ("place", lake.pk))

    answers = [
        client.post(follow_lake, {"email": email}).text.partition("<main")[2].partition("</main")[0]
        for email in ("known@example.org", "new@example.org")
    ]

    assert answers[0] == answers[1]
    assert "Look into your mailbox" in answers[0]


def test_a_wrong_address_is_kept_with_a_clear_sentence(client, follow_lake):
    page = client.post(follow_lake, {"email": "reader-at-example"}).text

    assert 'value="reader-at-example"' in page
    assert "Write the whole address, such as ana@example.org." in page


def test_a_caller_who_asks_too_often_must_wait(client, follow_lake):
    answers = [client.post(follow_lake, {"email": f"a{n}@example.org"}) for n in range(12)]

    assert [one.status_code for one in answers] == [200] * 10 + [429] * 2
    assert "too often" in answers[-1].text
    assert Follower.objects.count() == 10


@pytest.mark.parametrize("address", ["/follow/place/nowhere/", "/follow/person/ana/"])
def test_what_is_not_there_cannot_be_followed(client, db, address):
    assert client.get(address).status_code == 404


def test_a_mailbox_says_yes_by_a_click_and_not_by_a_look(client, lake, follow_lake):
    client.post(follow_lake, {"email": "reader@example.org"})
    posting.post_due(by=CLOCK)
    link = re.search(r"/follow/confirm/\S+/", mail.outbox[0].body)[0]

    assert "The lake" in client.get(link).text
    assert Follower.objects.get().confirmed_at is None
    answer = client.post(link, follow=True)

    assert "Letters go to reader@example.org." in answer.text
    assert Follower.objects.get().confirmed_at is not None


def test_a_mail_program_leaves_by_one_click_without_a_page(mailbox, lake):
    follower = mailbox("reader@example.org", ("place", lake.pk))
    strict = Client(enforce_csrf_checks=True)
    link = at("leave_following", token_from(follower.seed))

    looked = strict.get(link)
    assert Follower.objects.get().ended_at is None
    left = strict.post(link, {"List-Unsubscribe": "One-Click"})
    again = strict.post(link, {"List-Unsubscribe": "One-Click"})

    assert (looked.status_code, left.status_code, again.status_code) == (200, 200, 410)
    assert Follower.objects.get().ended_at is not None


def test_a_person_who_leaves_from_a_letter_still_follows(someone, lake):
    ana = someone("Ana")
    following.follow("place", lake.pk, language="en", by=ana)
    token = token_from(queries.follower_of(ana).seed)

    answer = Client().post(at("leave_following", token))

    assert "stands on your page" in answer.text
    assert queries.follower_of(ana).rhythm == Rhythm.PAGE_ONLY
    assert queries.is_following(ana, "place", lake.pk)


def test_the_key_of_a_person_does_not_open_what_they_follow(someone, lake, client):
    ana = someone("Ana")
    following.follow("place", lake.pk, language="en", by=ana)
    token = token_from(queries.follower_of(ana).seed)

    assert client.get(at("mailbox_wishes", token)).status_code == 410


@pytest.mark.parametrize(
    "name", ["confirm_following", "leave_following", "mailbox_wishes"]
)  # fmt: skip
def test_a_dead_link_says_what_to_do(client, db, name):
    answer = client.get(at(name, "nothing"))

    assert (answer.status_code, "once more" in answer.text) == (410, True)


def test_a_mailbox_changes_how_it_is_told(mailbox, lake, client):
    follower = mailbox("reader@example.org", ("place", lake.pk))
    address = at("mailbox_wishes", token_from(follower.seed))

    answer = client.post(address, WISHES | {"quiet_from": "22:00", "quiet_until": "07:00"})

    assert answer.status_code == 302
    changed = Follower.objects.get()
    assert (changed.language, changed.rhythm, str(changed.quiet_from), changed.time_zone) == (
        "sq",
        "weekly",
        "22:00:00",
        "Europe/Skopje",
    )


def test_a_mailbox_that_wants_no_letters_leaves_instead(mailbox, lake, client):
    follower = mailbox("reader@example.org", ("place", lake.pk))
    address = at("mailbox_wishes", token_from(follower.seed))

    page = client.post(address, WISHES | {"rhythm": "page_only"})

    assert (page.status_code, "No letters; I look here" in page.text) == (200, False)


def test_a_mailbox_stops_following_one_of_its_things(mailbox, lake, client):
    follower = mailbox("reader@example.org", ("place", lake.pk), ("recommendation", 9))

    client.post(at("stop_following", token_from(follower.seed), "place", lake.code))

    assert [one.kind for one in queries.follows_of(follower)] == ["recommendation"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"quiet_from": "22:00"}, "Write both hours, or leave both empty."),
        ({"quiet_from": "25:99", "quiet_until": "07:00"}, "Write hours and minutes"),
    ],
)
def test_half_of_the_quiet_hours_is_not_enough(someone, typed, sentence):
    client = signed_in(someone("Ana"))

    answer = client.post(at("my_wishes"), WISHES | typed)

    assert (answer.status_code, sentence in answer.text) == (200, True)
    assert f'value="{typed["quiet_from"]}"' in answer.text


def test_a_person_finds_the_news_and_says_that_they_were_seen(someone, lake, happens):
    ana = someone("Ana")
    client = signed_in(ana)
    following.follow("place", lake.pk, language="en", by=ana)
    happens(("place", lake.pk))

    page = client.get(at("notices")).text
    assert "The town has answered." in page
    assert "1 notice that you have not seen" in page
    client.post(at("see_notices"))

    assert "that you have not seen" not in client.get(at("notices")).text


def test_the_page_of_news_asks_as_much_for_many_as_for_one(
    someone, lake, happens, django_assert_max_num_queries
):
    ana = someone("Ana")
    client = signed_in(ana)
    following.follow("place", lake.pk, language="en", by=ana)
    for _time in range(20):
        happens(("place", lake.pk))

    with django_assert_max_num_queries(16):
        client.get(at("notices"))


def test_a_receipt_shows_what_became_of_it(lake, happens, client):
    (code,) = issue_receipts([("place", lake.pk)], language="en", by=CLOCK)
    happens(("place", lake.pk))

    answer = client.post(at("enter_receipt"), {"code": code.replace("-", " ").lower()})
    page = client.get(answer.url).text

    assert answer.url == at("receipt", code)
    assert ["The lake" in page, "The town has answered." in page] == [True, True]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [("12345", "A receipt has sixteen letters and digits."), ("", "Write the code that stands")],
)
def test_a_receipt_that_is_none_is_told_kindly(client, db, code, sentence):
    page = client.post(at("enter_receipt"), {"code": code}).text

    assert sentence in page
    assert f'value="{code}"' in page or not code


def test_an_unknown_receipt_is_not_found(client, db):
    answer = client.get(at("receipt", "7K2M-9QXA-B3CD-0F1G"))

    assert (answer.status_code, "no receipt with this code" in answer.text) == (404, True)


def test_receipts_cannot_be_tried_out(client, db):
    codes = [f"7k2m9qxab3cd{number:04d}" for number in range(32)]

    answers = [client.post(at("enter_receipt"), {"code": one}).status_code for one in codes]

    assert answers == [302] * 30 + [429] * 2


def test_the_mailbox_of_a_receipt_holder_is_kept_apart_from_the_receipt(lake, client):
    (code,) = issue_receipts([("place", lake.pk)], language="en", by=CLOCK)

    answer = client.post(at("receipt", code), {"email": "reader@example.org"})

    told = Follower.objects.get(kind="mailbox")
    assert "a letter is on its way" in answer.text
    assert [(one.kind, one.subject_id) for one in queries.waiting_follows(told)] == [
        ("place", lake.pk)
    ]
    assert (told.code_digest, Follower.objects.get(kind="receipt").email) == ("", "")


def test_an_editor_prints_receipts_once(someone, lake):
    client = signed_in(someone("Edita", Role.EDITOR))
    address = at("issue_receipts", "place", lake.code)

    page = client.post(address, {"number": 3}).text

    codes = re.findall(r"<code>([0-9A-Z-]{19})</code>", page)
    assert (len(set(codes)), page.count("data:image/svg+xml")) == (3, 3)
    assert codes[0] not in client.get(address).text
    assert Client().get(at("receipt", codes[0])).status_code == 200


def test_not_more_receipts_than_anyone_prints(someone, lake):
    client = signed_in(someone("Edita", Role.EDITOR))

    page = client.post(at("issue_receipts", "place", lake.code), {"number": 5000}).text

    assert "Write a number from 1 to 200." in page
    assert Follower.objects.count() == 0


def test_the_operator_sees_what_became_of_letters_and_not_to_whom(someone, mailbox, happens):
    mailbox("reader@example.org", ("recommendation", 9))
    happens(("recommendation", 9))
    Letter.objects.update(given_up_at="2026-03-04T10:00:00Z", last_error="451 later")
    client = signed_in(someone("Olga", Role.OPERATOR))

    page = client.get(at("letters")).text
    assert "451 later" in page
    assert "reader@example.org" not in page
    client.post(at("retry_letter", Letter.objects.get().pk))

    assert Letter.objects.get().given_up_at is None
