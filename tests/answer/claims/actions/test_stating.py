"""What was said is never overwritten, and nobody is flooded."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from mostura.actor import VISITOR
from mostura.answer.claims.actions import stating
from mostura.answer.claims.actions.stating import Account
from mostura.answer.claims.models import Claim
from mostura.answer.claims.policy.claiming import CHANGES_A_DAY, Refusal
from mostura.answer.claims.policy.measuring import Level, Party
from mostura.ground.ledger.models import Entry
from mostura.refused import Refused


def levels(ask):
    rows = Claim.objects.filter(recommendation=ask).order_by("pk")
    return [(one.level, one.superseded_at is None) for one in rows]


def test_a_claim_says_who_when_and_on_which_side(ask, says, member, house):
    stated = says(member, Level.PARTLY)

    assert (stated.organisation_id, stated.party, stated.person_id, stated.written_by) == (
        house.pk,
        Party.CIVIL_SOCIETY,
        1,
        house.pk,
    )
    entry = Entry.objects.get(event="ClaimStated")
    assert (entry.subject_kind, entry.subject_id, entry.data["level"]) == (
        "recommendation",
        ask.pk,
        "partly",
    )


def test_an_institution_claims_by_its_signed_link(ask, officer, ministry):
    account = Account(Level.DONE, " Opened in May. ", "sq")

    stated = stating.claim(ask.pk, ministry.pk, account, by=officer, contact_id=7)

    assert (stated.party, stated.level, stated.note, stated.language, stated.contact_id) == (
        Party.INSTITUTION,
        "done",
        "Opened in May.",
        "sq",
        7,
    )


def test_what_was_said_before_stays(ask, says, member):
    says(member, Level.BEGUN)

    says(member, Level.DONE)

    assert levels(ask) == [("begun", False), ("done", True)]


def test_two_clicks_are_one_claim(ask, says, member):
    assert says(member, Level.BEGUN) == says(member, Level.BEGUN)
    assert levels(ask) == [("begun", True)]


def test_a_colleague_who_did_not_see_the_newest_claim_is_told(ask, says, member):
    seen = says(member, Level.BEGUN)
    says(member, Level.DONE, replacing=seen.pk)

    with pytest.raises(Refused) as refused:
        says(member, Level.PARTLY, replacing=seen.pk)

    assert refused.value.reason == Refusal.CHANGED_MEANWHILE
    assert levels(ask) == [("begun", False), ("done", True)]


def test_a_flood_of_one_party_ends_with_a_clear_word(ask, says, member):
    see_saw = [Level.BEGUN, Level.DONE] * CHANGES_A_DAY
    for level in see_saw[:CHANGES_A_DAY]:
        says(member, level)

    with pytest.raises(Refused) as refused:
        says(member, see_saw[CHANGES_A_DAY])

    assert refused.value.reason == Refusal.TOO_MANY_CHANGES
    assert len(levels(ask)) == CHANGES_A_DAY


def test_a_day_later_there_is_room_for_second_thoughts(ask, says, member):
    for level in [Level.BEGUN, Level.DONE] * 2 + [Level.BEGUN]:
        says(member, level)
    before = timezone.now() - dt.timedelta(hours=25)
    Claim.objects.update(stated_at=before)

    says(member, Level.DONE)

    assert levels(ask)[-1] == ("done", True)


def test_the_flood_of_one_party_leaves_the_others_their_voice(ask, says, member, officer):
    for level in [Level.BEGUN, Level.DONE] * 2 + [Level.BEGUN]:
        says(member, level)

    assert says(officer, Level.DONE).superseded_at is None


def test_a_visitor_claims_nothing(ask, house):
    with pytest.raises(Refused) as refused:
        stating.claim(ask.pk, house.pk, Account(Level.DONE), by=VISITOR)

    assert refused.value.reason == Refusal.NOT_YOUR_ORGANISATION


def test_a_draft_is_not_claimed_about(another_ask, says, member, ministry):
    draft = another_ask("Paint the bridge.", ministry, state="draft")

    with pytest.raises(Refused) as refused:
        says(member, of=draft)

    assert refused.value.reason == Refusal.NOT_PUBLIC


def test_the_office_writes_in_the_view_of_a_monitor(ask, office, body):
    monitor = body("River Watch")

    account = Account(Level.PARTLY, monitor=True)
    stated = stating.claim(ask.pk, monitor.pk, account, by=office)

    assert (stated.party, stated.organisation, stated.written_by) == (
        Party.MONITOR,
        monitor,
        office.organisation_id,
    )


def test_whoever_was_asked_is_no_independent_monitor(ask, office, ministry):
    with pytest.raises(Refused) as refused:
        stating.claim(ask.pk, ministry.pk, Account(Level.DONE, monitor=True), by=office)

    assert refused.value.reason == Refusal.SPEAKS_FOR_ITSELF


def test_the_office_does_not_put_words_into_the_mouth_of_a_member(ask, says, member, house, office):
    says(member, Level.BEGUN)

    with pytest.raises(Refused) as refused:
        stating.claim(ask.pk, house.pk, Account(Level.DONE, monitor=True), by=office)

    assert refused.value.reason == Refusal.SPEAKS_FOR_ITSELF
    assert levels(ask) == [("begun", True)]


def test_an_entry_that_merged_still_speaks_as_the_one_that_was_asked(ask, ministry, body):
    successor = body("Ministry of Roads", "government")
    ministry.joined_into = successor
    ministry.save()

    from mostura.actor import Actor

    by = Actor(organisation_id=successor.pk)
    stated = stating.claim(ask.pk, successor.pk, Account(Level.DONE), by=by)

    assert stated.party == Party.INSTITUTION


def test_what_is_taken_back_stays_readable_with_its_reason(ask, says, member):
    stated = says(member, Level.DONE)

    taken = stating.withdraw_claim(stated, reason="We looked at the wrong bridge.", by=member)

    assert (taken.superseded_at is not None, taken.withdrawn_reason) == (
        True,
        "We looked at the wrong bridge.",
    )
    assert levels(ask) == [("done", False)]
    assert Entry.objects.filter(event="ClaimWithdrawn").count() == 1


def test_taking_back_twice_is_taking_back_once(says, member):
    stated = says(member, Level.DONE)
    stating.withdraw_claim(stated, reason="Too early.", by=member)

    again = stating.withdraw_claim(stated, reason="Again.", by=member)

    assert again.withdrawn_reason == "Too early."
    assert Entry.objects.filter(event="ClaimWithdrawn").count() == 1


def test_nobody_takes_back_what_others_said(says, officer, member):
    stated = says(officer, Level.DONE)

    with pytest.raises(Refused) as refused:
        stating.withdraw_claim(stated, reason="No.", by=member)

    assert refused.value.reason == Refusal.NOT_YOUR_CLAIM


def test_the_database_itself_lets_one_claim_stand(ask, says, member, house):
    says(member)

    with pytest.raises(IntegrityError), transaction.atomic():
        Claim.objects.create(recommendation=ask, organisation=house, party="monitor", level="done")
