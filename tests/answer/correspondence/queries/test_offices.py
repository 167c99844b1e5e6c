"""One addressee as the secretariat sees it."""

import datetime as dt

from django.utils import timezone

from mostura.actor import VISITOR, Actor, Role
from mostura.answer.correspondence.actions import asking as put
from mostura.answer.correspondence.actions import sending, stepping
from mostura.answer.correspondence.policy.answers import SendingKind
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.answer.correspondence.queries import counting, moving, offices, visible
from mostura.answer.correspondence.queries.counting import Shares
from mostura.ground.organisations.models import Organisation


def test_what_no_letter_has_carried_can_be_sent(asks, ministry, secretariat, office):
    drafted = put.put_to_addressee(asks[0].pk, ministry.pk, by=secretariat)

    before = offices.not_yet_sent(secretariat, ministry)
    letter = sending.prepare_sending(office, [drafted], SendingKind.ASK, by=secretariat)
    sending.send(letter, by=secretariat)

    assert set(before) == set(asks)
    assert offices.not_yet_sent(secretariat, ministry) == [asks[1]]


def test_what_is_asked_of_a_group_is_offered_for_its_members(asks, ministry, body, secretariat):
    group = body("Ministries")
    Organisation.objects.filter(pk=group.pk).update(group=True)
    rails = body("Ministry of Rails")
    Organisation.objects.filter(pk__in=[rails.pk, ministry.pk]).update(parent=group)
    asks[1].asked.update(organisation=group)
    group.refresh_from_db()
    rails, ministry = (Organisation.objects.get(pk=one.pk) for one in (rails, ministry))

    offered = [offices.asked_of_its_groups(secretariat, one) for one in (rails, ministry, group)]
    put.put_to_addressee(asks[1].pk, rails.pk, by=secretariat)

    assert offered == [[asks[1]], [asks[1]], []]
    assert offices.asked_of_its_groups(secretariat, rails) == []
    assert set(offices.members_of(secretariat, group)) == {rails, ministry}
    assert offices.members_of(secretariat, rails) == []


def test_letters_and_mailboxes_are_the_secretariats(letter, office, ministry, secretariat):
    editor = Actor(2, ministry.pk, frozenset({Role.EDITOR}))

    for other in (VISITOR, editor):
        assert list(offices.contacts_of(other, ministry)) == []
        assert list(offices.sendings_of(other, ministry)) == []
        assert list(offices.prepared(other)) == []
    assert list(offices.contacts_of(secretariat, ministry)) == [office]
    assert list(offices.sendings_of(secretariat, ministry)) == [letter]


def test_a_letter_that_was_put_together_waits_until_it_is_sent(letter, office, secretariat):
    reminder = sending.prepare_sending(
        office, list(letter.askings.all()), SendingKind.REMINDER, by=secretariat
    )

    before = list(offices.prepared(secretariat))
    sending.send(reminder, by=secretariat)

    assert (before, list(offices.prepared(secretariat))) == ([reminder], [])


def test_shares_are_counts_of_what_was_put(letter, asking, secretariat):
    stepping.take_step(asking, StepKind.REFUSED, by=secretariat)

    shares = counting.shares_of(visible.visible_to(VISITOR), timezone.localdate())

    assert shares == Shares(put=2, answered=0, accepted=0, promised=0, overdue=0, refused=1)


def test_those_who_brought_an_ask_in_hear_what_addressees_did(letter, asking, secretariat):
    own = secretariat.organisation_id
    member = Actor(2, own, frozenset({Role.MEMBER}))
    stranger = Actor(3, asking.organisation_id, frozenset({Role.MEMBER}))
    stepping.take_step(asking, StepKind.ACKNOWLEDGED, by=secretariat)
    since = timezone.now() - dt.timedelta(days=30)

    moved = list(moving.moved_since(member, own, since))

    assert [(one.asking, one.kind) for one in moved] == [(asking, "acknowledged")]
    assert list(moving.moved_since(stranger, stranger.organisation_id, since)) == []
    assert list(moving.moved_since(member, own, timezone.now())) == []
