"""Everyone who follows is told once."""

import pytest

from mostura.actor import CLOCK, Role
from mostura.ground.notices import jobs, queries
from mostura.ground.notices.actions import following, telling
from mostura.ground.notices.actions.receipts import issue_receipts
from mostura.ground.notices.models import Follower, Letter, Notice, Occasion
from mostura.ground.notices.policy.following import News
from mostura.ground.notices.policy.timing import Rhythm

LAKE, HALL = ("place", 5), ("recommendation", 9)


def told(occasion):
    return sorted(
        one.follower.address or "receipt"
        for one in Notice.objects.filter(occasion=occasion).select_related("follower__person")
    )


def test_people_mailboxes_and_receipts_hear_of_what_they_follow(someone, mailbox, happens):
    following.follow(*HALL, language="sr", by=someone("Ana"))
    following.follow(*LAKE, language="sr", by=someone("Bora"))
    mailbox("reader@example.org", HALL)
    issue_receipts([HALL], language="sq", by=CLOCK)

    occasion = happens(HALL)

    assert told(occasion) == ["ana@example.org", "reader@example.org", "receipt"]
    assert Letter.objects.count() == 2


def test_who_follows_several_of_its_subjects_is_told_once(mailbox, happens):
    reader = mailbox("reader@example.org", HALL, LAKE)

    happens(LAKE, HALL)

    assert [(one.follower_id, one.letter.follower_id) for one in Notice.objects.all()] == [
        (reader.pk, reader.pk)
    ]


def test_the_same_entry_is_told_once_however_often_its_listener_runs(mailbox, delivered):
    mailbox("reader@example.org", HALL)
    news = News("It was published.", "Open the hall.", "/", (HALL,))

    for _again in range(3):
        telling.tell(news, entry_number=7, by=CLOCK)
        delivered()

    assert (Occasion.objects.count(), Notice.objects.count(), Letter.objects.count()) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_leaves_the_rest_to_the_next(mailbox, happens, monkeypatch):
    monkeypatch.setattr(telling, "BATCH", 3)
    for number in range(8):
        mailbox(f"reader-{number}@example.org", HALL)
    whole, batches = telling._tell, []

    def killed(occasion, followers):
        batches.append(len(followers))
        whole(occasion, followers)
        if len(batches) == 3:
            raise SystemExit

    monkeypatch.setattr(telling, "_tell", killed)
    with pytest.raises(SystemExit):
        happens(HALL)
    before = Notice.objects.count()
    left = [jobs.tell_followers() for _time in range(3)]

    assert (batches, before, left) == ([3, 3, 2, 2], 6, [2, 0, 0])
    assert Notice.objects.exclude(letter=None).count() == Letter.objects.count() == 8
    assert Occasion.objects.get().told_at is not None


def test_an_occasion_that_cannot_be_told_does_not_hold_up_the_others(
    mailbox, happens, delivered, monkeypatch
):
    reader = mailbox("reader@example.org", HALL)
    whole = telling._tell

    def stumbling(occasion, followers):
        if occasion.entry_number == 500:
            raise ValueError("cannot be told")
        whole(occasion, followers)

    monkeypatch.setattr(telling, "_tell", stumbling)
    telling.tell(News("Broken.", "t", "/", (HALL,)), entry_number=500, by=CLOCK)
    delivered()

    told = happens(HALL)

    assert [one.occasion_id for one in reader.notices.all()] == [told]


def test_what_happens_while_a_letter_waits_goes_into_the_same_letter(mailbox, happens):
    reader = mailbox("reader@example.org", HALL, rhythm=Rhythm.DAILY)

    happens(HALL, who="The town")
    happens(HALL, who="The ministry")

    letter = reader.letters.get()
    assert [one.values["en"]["who"] for one in queries.told_by(letter)] == [
        "The town",
        "The ministry",
    ]


def test_what_goes_into_a_closed_letter_no_more_goes_into_the_next(mailbox, happens):
    reader = mailbox("reader@example.org", HALL)
    happens(HALL)
    reader.letters.update(closed_at="2026-01-01T00:00:00Z")

    happens(HALL)

    assert [one.notices.count() for one in reader.letters.order_by("pk")] == [1, 1]


def test_who_did_it_is_not_told(someone, happens):
    ana, bora = someone("Ana"), someone("Bora")
    for actor in (ana, bora):
        following.follow(*HALL, language="en", by=actor)

    occasion = happens(HALL, by=ana)

    assert told(occasion) == ["bora@example.org"]


def test_who_looks_at_the_page_only_gets_no_letter(mailbox, happens):
    reader = mailbox("reader@example.org", HALL, rhythm=Rhythm.PAGE_ONLY)

    happens(HALL)

    assert (reader.notices.count(), reader.letters.count()) == (1, 0)


def test_what_happened_before_one_followed_is_not_told(someone, happens, delivered):
    telling.tell(News("Old.", "t", "/", (HALL,)), entry_number=900, by=CLOCK)
    following.follow(*HALL, language="en", by=someone("Ana"))
    delivered()
    assert Notice.objects.count() == 0

    happens(HALL)

    assert Notice.objects.count() == 1


def test_what_is_not_public_reaches_its_own_people_and_the_office(
    someone, theirs, mailbox, happens, ours
):
    for actor in (
        someone("Ana"),
        someone("Sekula", Role.SECRETARIAT, theirs),
        someone("Bora", Role.EDITOR, theirs),
    ):
        following.follow(*HALL, language="en", by=actor)
    mailbox("reader@example.org", HALL)
    issue_receipts([HALL], language="en", by=CLOCK)

    occasion = happens(HALL, public=False, organisation_id=ours.pk)

    assert told(occasion) == ["ana@example.org", "sekula@example.org"]


def test_a_mailbox_that_has_not_said_yes_is_not_told(happens, db):
    following.ask_to_follow("reader@example.org", things=[HALL], language="en", by=CLOCK)
    assert Follower.objects.count() == 1

    happens(HALL)

    assert Notice.objects.count() == 0


def test_one_has_seen_what_one_was_told(someone, happens):
    ana, bora = someone("Ana"), someone("Bora")
    for actor in (ana, bora):
        following.follow(*HALL, language="en", by=actor)
    happens(HALL)

    telling.see_notices(by=ana)

    assert [queries.unseen(ana), queries.unseen(bora)] == [0, 1]
