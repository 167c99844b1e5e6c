"""Following and leaving."""

import datetime as dt

import pytest
from django.core import mail
from django.utils import timezone

from mostura.actor import CLOCK, VISITOR
from mostura.ground.ledger.models import Entry
from mostura.ground.notices import queries
from mostura.ground.notices.actions import following, posting
from mostura.ground.notices.actions.forgetting import forget
from mostura.ground.notices.frames.links import token_from
from mostura.ground.notices.models import Follow, Follower, Letter
from mostura.ground.notices.policy.following import Refusal
from mostura.ground.notices.policy.timing import Rhythm, Wishes
from mostura.refused import Refused

HALL = ("recommendation", 9)


def ask(email="reader@example.org", *things):
    things = list(things or [HALL])
    following.ask_to_follow(email, things=things, language="en", by=VISITOR)
    return Follower.objects.get(email__iexact=email, ended_at=None)


def followed(follower):
    return [(one.kind, one.subject_id) for one in queries.follows_of(follower)]


def test_a_person_follows_a_thing_once(someone):
    ana = someone("Ana")

    first = following.follow(*HALL, language="sr", by=ana)
    second = following.follow(*HALL, language="sr", by=ana)

    assert first == second
    assert queries.is_following(ana, *HALL)
    assert not queries.is_following(someone("Bora"), *HALL)


def test_who_follows_what_does_not_stand_in_the_ledger(someone):
    following.follow(*HALL, language="sr", by=someone("Ana"))
    ask()

    assert Follow.objects.count() == 2
    assert Entry.objects.count() == 0


def test_a_visitor_does_not_follow_as_a_person(db):
    with pytest.raises(Refused) as refused:
        following.follow(*HALL, language="en", by=VISITOR)

    assert refused.value.reason == Refusal.NOT_SIGNED_IN


def test_a_person_stops_following(someone):
    ana = someone("Ana")
    following.follow(*HALL, language="en", by=ana)

    following.unfollow(*HALL, by=ana)
    following.unfollow(*HALL, by=ana)

    assert not queries.is_following(ana, *HALL)


def test_a_mailbox_follows_when_it_has_said_yes(db, lake):
    follower = ask("reader@example.org", ("place", lake.pk))
    assert followed(follower) == []
    posting.post_due(by=CLOCK)
    link = mail.outbox[0].body.split("/follow/confirm/")[1].split("/")[0]

    following.confirm(link, by=VISITOR)

    assert followed(follower) == [("place", lake.pk)]


def test_a_mailbox_is_asked_again_before_it_follows_one_thing_more(mailbox, lake):
    follower = mailbox("reader@example.org", HALL)

    ask("Reader@Example.org", ("place", lake.pk))
    assert followed(follower) == [HALL]
    posting.post_due(by=CLOCK)

    assert [one.to for one in mail.outbox] == [["reader@example.org"]]
    following.confirm(token_from(follower.seed), by=VISITOR)
    assert followed(follower) == [HALL, ("place", lake.pk)]


def test_nobody_fills_a_mailbox_by_typing_its_address(lake):
    for _time in range(20):
        ask("reader@example.org", ("place", lake.pk))
        posting.post_due(by=CLOCK)

    assert len(mail.outbox) == 3


def test_a_mailbox_that_follows_already_is_not_asked(mailbox):
    follower = mailbox("reader@example.org", HALL)

    ask("reader@example.org", HALL)

    assert follower.letters.count() == 0


def test_a_link_is_good_for_three_days(db):
    follower = ask()
    Follow.objects.update(asked_at=timezone.now() - dt.timedelta(days=4))

    with pytest.raises(Refused) as refused:
        following.confirm(token_from(follower.seed), by=VISITOR)

    assert refused.value.reason == Refusal.TOO_LATE


def test_an_altered_link_opens_nothing(db):
    follower = ask()

    with pytest.raises(Refused) as refused:
        following.confirm(token_from(follower.seed)[:-1] + "_", by=VISITOR)

    assert refused.value.reason == Refusal.UNKNOWN_LINK


def test_a_mailbox_leaves_and_can_come_back(mailbox, happens):
    follower = mailbox("reader@example.org", HALL)
    happens(HALL)

    following.leave(follower, by=VISITOR)
    again = ask()

    follower.refresh_from_db()
    assert (followed(follower), follower.letters.count()) == ([], 0)
    assert again.pk != follower.pk


def test_a_person_who_leaves_the_letters_still_finds_the_news(someone, happens):
    ana = someone("Ana")
    following.follow(*HALL, language="en", by=ana)

    following.leave(queries.follower_of(ana), by=VISITOR)
    happens(HALL)

    assert (queries.unseen(ana), Letter.objects.count()) == (1, 0)


def test_new_wishes_move_the_letter_that_waits(mailbox, happens):
    follower = mailbox("reader@example.org", HALL, rhythm=Rhythm.WEEKLY)
    happens(HALL)
    before = follower.letters.get().due_at

    wishes = Wishes(Rhythm.AT_ONCE, time_zone="UTC")
    following.change_wishes(follower, language="sq", wishes=wishes, by=VISITOR)

    letter = follower.letters.get()
    assert (letter.due_at < before, letter.due_at <= timezone.now()) == (True, True)
    assert Follower.objects.get().wishes == wishes


def test_who_wants_no_letters_any_more_gets_none_that_waits(mailbox, happens):
    follower = mailbox("reader@example.org", HALL, rhythm=Rhythm.DAILY)
    happens(HALL)

    wishes = Wishes(Rhythm.PAGE_ONLY)
    following.change_wishes(follower, language="en", wishes=wishes, by=VISITOR)

    assert (follower.letters.count(), follower.notices.count()) == (0, 1)


def test_a_person_may_say_how_before_following_anything(someone):
    ana = someone("Ana")

    following.wish_as_person(language="mk", wishes=Wishes(Rhythm.WEEKLY), by=ana)

    follower = queries.follower_of(ana)
    assert (follower.language, follower.rhythm) == ("mk", Rhythm.WEEKLY)


def test_the_fifth_letter_of_a_day_waits_for_the_morning(mailbox, happens):
    follower = mailbox("reader@example.org", HALL)
    for _time in range(6):
        happens(HALL)
        posting.post_due(by=CLOCK)

    waiting = follower.letters.get(sent_at=None)
    assert (len(mail.outbox), waiting.notices.count()) == (4, 2)
    assert waiting.due_at > timezone.now()


def test_mailboxes_that_never_said_yes_and_old_addresses_are_forgotten(mailbox, someone):
    long_ago = timezone.now() - dt.timedelta(days=91)
    following.follow(*HALL, language="en", by=someone("Ana"))
    mailbox("faithful@example.org", HALL)
    left = mailbox("left@example.org", HALL)
    following.leave(left, by=VISITOR)
    ask("silent@example.org")
    ask("fresh@example.org")
    Follower.objects.filter(email="left@example.org").update(ended_at=long_ago)
    Follower.objects.filter(email="silent@example.org").update(asked_at=long_ago)
    made = {"writer": "x", "language": "en", "due_at": long_ago, "closed_at": long_ago}
    Letter.objects.create(to="office@example.org", sent_at=long_ago, values={"a": 1}, **made)
    Letter.objects.create(to="waiting@example.org", **made)

    forget(by=CLOCK)

    emails = set(Follower.objects.values_list("email", flat=True))
    assert emails == {"", "faithful@example.org", "fresh@example.org"}
    kept = Letter.objects.filter(writer="x").order_by("pk")
    assert list(kept.values_list("to", "values")) == [
        ("", {}),
        ("waiting@example.org", {}),
    ]
