"""Inviting, accepting, leaving, suspending."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.core import mail, signing
from django.db import IntegrityError, transaction
from django.utils import timezone

from mostura.actor import CLOCK, VISITOR, Role
from mostura.ground.ledger.actions import deliver_next
from mostura.ground.ledger.models import Entry
from mostura.ground.organisations.models import Organisation
from mostura.ground.people import queries
from mostura.ground.people.actions import accounts, demonstration, invitations, roles
from mostura.ground.people.models import Invitation, Membership, Person
from mostura.ground.people.policy import Refusal, digest_of
from mostura.refused import Refused

pytestmark = pytest.mark.django_db


def invite(organisation, by, *, email="nova@example.org", role=Role.MEMBER):
    return invitations.invite_person(
        email, organisation_id=organisation.pk, role=role, language="en", by=by
    )


def token_of(invitation):
    return invitations.invitation_link(invitation).rstrip("/").rpartition("/")[2]


def told():
    return [(one.event, one.person_id) for one in Entry.objects.order_by("number")]


def refused_by(act):
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.reason


def test_an_invitation_goes_out_by_mail_with_its_link(ours, editor, acting):
    invitation = invite(ours, acting(editor))
    while deliver_next("test", by=CLOCK):
        pass

    assert [one.to for one in mail.outbox] == [["nova@example.org"]]
    assert invitations.invitation_link(invitation) in mail.outbox[0].body
    assert "Edita invites you to work for Most za sve" in mail.outbox[0].body
    assert told() == [("PersonInvited", editor.pk)]


def test_an_invitation_is_written_in_the_language_of_the_invited(ours, editor, acting):
    Organisation.objects.filter(pk=ours.pk).update(name="Bridge & all")
    invitation = invitations.invite_person(
        "nova@example.org", organisation_id=ours.pk, role="member", language="sr", by=acting(editor)
    )

    invitations.send_invitation(invitation.pk, by=CLOCK)

    letter = mail.outbox[0]
    (html,) = letter.alternatives
    assert "Bridge & all" in letter.body
    assert '<html lang="sr-Cyrl">' in html.content
    assert "Bridge &amp; all" in html.content
    assert f'href="{invitations.invitation_link(invitation)}"' in html.content
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"
    assert letter.extra_headers["Message-ID"].startswith("<invitation-")


def test_only_the_digest_of_a_link_is_stored(ours, editor, acting):
    invitation = invite(ours, acting(editor))

    token = token_of(invitation)

    row = Invitation.objects.values().get()
    assert token not in map(str, row.values())
    assert row["token_digest"] == digest_of(token)
    assert queries.invitation_behind(VISITOR, token) == invitation


def test_a_newcomer_accepts_and_is_a_colleague(ours, editor, acting):
    invitation = invite(ours, acting(editor), role=Role.EDITOR)

    person = invitations.accept_invitation(invitation, by=VISITOR, name="Nova", language="sq")

    actor = acting(person)
    assert (actor.organisation_id, actor.roles) == (ours.pk, frozenset({Role.EDITOR}))
    assert (person.email, person.name, person.language) == ("nova@example.org", "Nova", "sq")
    verified = EmailAddress.objects.values_list("email", "verified", "primary").get(user=person)
    assert verified == ("nova@example.org", True, True)
    assert told()[-1] == ("InvitationAccepted", person.pk)


def test_an_invitation_is_accepted_once(ours, editor, acting):
    invitation = invite(ours, acting(editor))
    invitations.accept_invitation(invitation, by=VISITOR, name="Nova")

    reason = refused_by(lambda: invitations.accept_invitation(invitation, by=VISITOR, name="N"))

    assert reason == Refusal.NOT_OPEN
    assert Person.objects.filter(email="nova@example.org").count() == 1


def test_a_known_person_accepts_when_signed_in(ours, theirs, editor, office, acting):
    invitation = invite(theirs, acting(office), email="EDITA@example.org")

    stranger = refused_by(
        lambda: invitations.accept_invitation(invitation, by=VISITOR, name="Edita")
    )
    invitations.accept_invitation(invitation, by=acting(editor))

    assert stranger == Refusal.SIGN_IN_FIRST
    held = Membership.objects.filter(person=editor).values_list("organisation", "role")
    assert set(held) == {(ours.pk, "editor"), (theirs.pk, "member")}
    editor.refresh_from_db()
    assert acting(editor).organisation_id == theirs.pk


def test_another_person_does_not_accept_it(ours, theirs, editor, office, acting):
    invitation = invite(theirs, acting(office), email="nova@example.org")

    reason = refused_by(lambda: invitations.accept_invitation(invitation, by=acting(editor)))

    assert reason == Refusal.SOMEONE_ELSE


def test_a_member_who_accepts_to_edit_is_no_longer_only_a_member(ours, someone, office, acting):
    member = someone("Mila", Role.MEMBER, ours)
    invitation = invite(ours, acting(office), email=member.email, role=Role.EDITOR)

    invitations.accept_invitation(invitation, by=acting(member))

    assert acting(member).roles == {Role.EDITOR}
    assert Membership.objects.filter(person=member).count() == 2


def test_a_renewed_invitation_has_a_new_link_and_the_former_is_dead(ours, editor, acting):
    invitation = invite(ours, acting(editor))
    former = token_of(invitation)
    Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(days=1))

    renewed = invitations.renew_invitation(invitation, by=acting(editor))

    assert queries.invitation_behind(VISITOR, former) is None
    assert queries.state_of(queries.invitation_behind(VISITOR, token_of(renewed))) == "open"
    assert told()[-1] == ("InvitationRenewed", editor.pk)


def test_a_withdrawn_invitation_is_neither_accepted_nor_sent(ours, editor, acting):
    invitation = invite(ours, acting(editor))
    invitations.withdraw_invitation(invitation, by=acting(editor))

    reason = refused_by(lambda: invitations.accept_invitation(invitation, by=VISITOR, name="N"))
    invitations.send_invitation(invitation.pk, by=CLOCK)

    assert (reason, mail.outbox) == (Refusal.NOT_OPEN, [])


def test_a_second_click_sends_one_invitation(ours, editor, acting):
    first = invite(ours, acting(editor))

    second = invite(ours, acting(editor))

    assert token_of(second) == token_of(first)
    assert told() == [("PersonInvited", editor.pk)]


def test_a_second_invitation_is_the_first_one_renewed(ours, editor, office, acting):
    first = invite(ours, acting(editor))
    Invitation.objects.update(expires_at=timezone.now() - dt.timedelta(days=1))

    again = invite(ours, acting(office), email="NOVA@example.org")

    assert again == Invitation.objects.get() == first
    assert token_of(again) != token_of(first)
    assert queries.state_of(again) == "open"
    assert told() == [("PersonInvited", editor.pk), ("InvitationRenewed", office.pk)]


def test_who_holds_a_role_is_not_invited_into_it(ours, editor, office, acting):
    held = refused_by(
        lambda: invite(ours, acting(office), email="edita@example.org", role=Role.EDITOR)
    )

    assert held == Refusal.ALREADY_HELD


def test_the_database_keeps_one_open_invitation(ours, editor, acting):
    first = invite(ours, acting(editor))
    same = {"organisation": ours, "role": first.role, "expires_at": first.expires_at}

    with pytest.raises(IntegrityError), transaction.atomic():
        Invitation.objects.create(email="NOVA@example.org", token_digest="x", **same)

    Invitation.objects.update(withdrawn_at=timezone.now())
    Invitation.objects.create(email="NOVA@example.org", token_digest="x", **same)
    reason = refused_by(lambda: invitations.renew_invitation(first, by=acting(editor)))
    assert reason == Refusal.ALREADY_INVITED


def test_an_ended_role_opens_nothing(ours, editor, someone, acting):
    member = someone("Mila", Role.MEMBER, ours)

    roles.end_membership(member.memberships.get(), by=acting(editor))

    assert acting(member).roles == frozenset()
    assert member.memberships.get().ended_at is not None
    assert told() == [("MembershipEnded", editor.pk)]
    assert (
        refused_by(lambda: roles.end_membership(member.memberships.get(), by=acting(editor)))
        == Refusal.ALREADY_ENDED
    )


def test_a_changed_role_keeps_the_former_on_record(ours, editor, someone, acting):
    member = someone("Mila", Role.MEMBER, ours)

    roles.change_role(member.memberships.get(), role=Role.EDITOR, by=acting(editor))

    ended = {one.role: one.ended_at is not None for one in member.memberships.all()}
    assert ended == {"member": True, "editor": False}
    assert Entry.objects.get().data == {
        "person": member.pk,
        "organisation": ours.pk,
        "former": "member",
        "role": "editor",
    }


def test_an_editor_makes_nobody_secretariat(ours, editor, someone, acting):
    member = someone("Mila", Role.MEMBER, ours)

    reason = refused_by(
        lambda: roles.change_role(
            member.memberships.get(), role=Role.SECRETARIAT, by=acting(editor)
        )
    )

    assert reason == Refusal.ROLE_TOO_HIGH
    assert acting(member).roles == {Role.MEMBER}


def test_the_last_of_the_secretariat_is_not_removed(ours, office, someone, acting):
    suspended = someone("Tara", Role.SECRETARIAT, ours, suspended_at=timezone.now())
    assert suspended.memberships.count() == 1

    reason = refused_by(lambda: roles.end_membership(office.memberships.get(), by=acting(office)))

    assert reason == Refusal.LAST_SECRETARIAT


def test_a_suspended_person_is_nobody_until_reinstated(editor, office, acting):
    suspended = roles.suspend_person(editor, by=acting(office))
    before = acting(Person.objects.get(pk=suspended.pk))

    roles.reinstate_person(suspended, by=acting(office))

    assert before == VISITOR
    assert acting(Person.objects.get(pk=editor.pk)).roles == {Role.EDITOR}
    assert told() == [("PersonSuspended", office.pk), ("PersonReinstated", office.pk)]


def test_one_acts_for_another_of_ones_organisations(ours, theirs, editor, acting):
    Membership.objects.create(person=editor, organisation=theirs, role=Role.MEMBER)

    accounts.act_for(theirs.pk, by=acting(editor))

    actor = acting(Person.objects.get(pk=editor.pk))
    assert (actor.organisation_id, actor.roles) == (theirs.pk, frozenset({Role.MEMBER}))


def test_nobody_acts_for_an_organisation_of_others(theirs, editor, acting):
    reason = refused_by(lambda: accounts.act_for(theirs.pk, by=acting(editor)))

    assert reason == Refusal.NOT_YOUR_ORGANISATION


def test_a_demonstration_link_leads_to_its_person_for_a_day(someone, monkeypatch):
    shown = someone("Dana", demonstration=True)
    token = demonstration.demonstration_link(shown).rstrip("/").rpartition("/")[2]
    later = signing.time.time() + 24 * 3600 + 1

    first = demonstration.person_behind(token)
    monkeypatch.setattr(signing.time, "time", lambda: later)

    assert (first, demonstration.person_behind(token)) == (shown, None)


def test_a_real_person_has_no_demonstration_link(someone):
    real = someone("Rada")
    forged = signing.dumps(real.pk, salt=demonstration.SALT)

    reason = refused_by(lambda: demonstration.demonstration_link(real))

    assert reason == Refusal.NOT_DEMONSTRATION
    assert demonstration.person_behind(forged) is None
