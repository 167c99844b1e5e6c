"""Inviting people, and taking up what was offered."""

import base64
from functools import partial
from urllib.parse import urlsplit

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext, override

from mostura.actor import Actor, Role
from mostura.ground.ledger.actions import record
from mostura.ground.people import events, policy, queries
from mostura.ground.people.models import Invitation, Membership, Person, new_seed
from mostura.refused import insist
from mostura.shell.mail import mail_of


def invite_person(
    email: str, *, organisation_id: int, role: str, language: str, by: Actor
) -> Invitation:
    """Offer a role; the link goes out by mail through PersonInvited.

    What is on its way to the same address for the same role is sent again with a new link.
    """
    offer = partial(
        _invite, email, organisation_id=organisation_id, role=role, language=language, by=by
    )
    try:
        return offer()
    except IntegrityError:  # somebody else invited them at the same moment
        return offer()


@transaction.atomic
def _invite(email: str, *, organisation_id: int, role: str, language: str, by: Actor) -> Invitation:
    insist(policy.refusal_to_invite(by, organisation_id, role))
    insist(_refusal_as_held(email, organisation_id, role))
    if sent := queries.open_invitation_to(email, organisation_id=organisation_id, role=role):
        return _invite_again(sent, language, by)

    now = timezone.now()
    seed = new_seed()
    invitation = Invitation.objects.create(
        email=email.strip(),
        organisation_id=organisation_id,
        role=role,
        language=language,
        seed=seed,
        token_digest=policy.digest_of(_token_from(seed)),
        invited_by_id=by.person_id or None,
        invited_at=now,
        expires_at=now + policy.INVITATION_LASTS,
    )
    record(events.PersonInvited(invitation.pk, organisation_id, role), by=by)
    return invitation


def _invite_again(sent: Invitation, language: str, by: Actor) -> Invitation:
    if sent.language == language and policy.is_second_click(sent.expires_at, timezone.now()):
        return sent
    Invitation.objects.filter(pk=sent.pk).update(language=language)
    return renew_invitation(sent, by=by)


@transaction.atomic
def renew_invitation(invitation: Invitation, *, by: Actor) -> Invitation:
    """Send it again with a new link and a new term; the former link is dead."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    insist(_refusal_to_touch(invitation, by))
    insist(_refusal_as_sent_anew(invitation))

    invitation.seed = new_seed()
    invitation.token_digest = policy.digest_of(_token_from(invitation.seed))
    invitation.expires_at = timezone.now() + policy.INVITATION_LASTS
    invitation.withdrawn_at = None
    invitation.save()
    record(
        events.InvitationRenewed(invitation.pk, invitation.organisation_id, invitation.role), by=by
    )
    return invitation


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: Actor) -> Invitation:
    """Take an invitation back; its link opens nothing any more."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    insist(_refusal_to_touch(invitation, by))
    if invitation.withdrawn_at:
        return invitation  # a second click

    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    record(events.InvitationWithdrawn(invitation.pk), by=by)
    return invitation


@transaction.atomic
def accept_invitation(
    invitation: Invitation, *, by: Actor, name: str = "", language: str = "en"
) -> Person:
    """Take the offered role; whoever has no account yet gets one, its address verified."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    person = Person.objects.filter(pk=by.person_id).first()
    signed_in_as = person.email if person else ""
    state = queries.state_of(invitation)
    insist(policy.refusal_to_accept(state, invited=invitation.email, signed_in_as=signed_in_as))
    if person is None:
        insist(policy.Refusal.SIGN_IN_FIRST if queries.has_account(invitation.email) else None)
        person = _create_person(invitation.email, name, language)

    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    role = Role(invitation.role)
    _give_role(person, invitation.organisation_id, role)
    person.acting_for_id = invitation.organisation_id
    person.save(update_fields=["acting_for"])
    accepted = events.InvitationAccepted(
        person.pk, invitation.pk, invitation.organisation_id, invitation.role
    )
    record(accepted, by=Actor(person.pk, invitation.organisation_id, frozenset({role})))
    return person


def send_invitation(invitation_id: int, *, by: Actor) -> None:
    """Mail the link of an invitation that is still open, in the language of the invited."""
    found = Invitation.objects.select_related("organisation", "invited_by")
    invitation = found.filter(pk=invitation_id).first()
    if invitation is None or queries.state_of(invitation) != policy.InvitationState.OPEN:
        return
    with override(invitation.language):
        told = {
            "invitation": invitation,
            "link": invitation_link(invitation),
            "act_address": invitation_link(invitation),
            "act_label": gettext("Accept the invitation"),
        }
    mail = mail_of(
        "people/mail/invitation", told, to=[invitation.email], language=invitation.language
    )
    host = urlsplit(settings.MOSTURA_ADDRESS).hostname
    mail.extra_headers["Message-ID"] = f"<invitation-{invitation.token_digest[:24]}@{host}>"
    mail.send()


def invitation_link(invitation: Invitation) -> str:
    """The address that accepts an invitation; only the hub's own key can make it."""
    path = reverse("accept_invitation", args=[_token_from(invitation.seed)])
    return settings.MOSTURA_ADDRESS + path


def _token_from(seed: str) -> str:
    made = salted_hmac("mostura.people.invitation", seed, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def _refusal_as_held(email: str, organisation_id: int, role: str) -> policy.Refusal | None:
    held = Membership.objects.filter(
        person__email__iexact=email, organisation_id=organisation_id, role=role, ended_at=None
    )
    return policy.Refusal.ALREADY_HELD if held.exists() else None


def _refusal_as_sent_anew(invitation: Invitation) -> policy.Refusal | None:
    """One that was withdrawn stays so where another has been sent in its place."""
    open_one = queries.open_invitation_to(
        invitation.email, organisation_id=invitation.organisation_id, role=invitation.role
    )
    return None if open_one in (None, invitation) else policy.Refusal.ALREADY_INVITED


def _refusal_to_touch(invitation: Invitation, by: Actor) -> policy.Refusal | None:
    return policy.refusal_to_withdraw(
        by, invitation.organisation_id, invitation.role, queries.state_of(invitation)
    )


def _create_person(email: str, name: str, language: str) -> Person:
    person = Person.objects.create(email=email, name=name, language=language)
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    return person


def _give_role(person: Person, organisation_id: int, role: Role) -> None:
    """Give a role; editor and member replace each other, the other roles add up."""
    held = Membership.objects.filter(person=person, organisation_id=organisation_id, ended_at=None)
    if role in policy.EDITORS_GRANT:
        held.filter(role__in=policy.EDITORS_GRANT).exclude(role=role).update(
            ended_at=timezone.now()
        )
    if not held.filter(role=role).exists():
        Membership.objects.create(person=person, organisation_id=organisation_id, role=role)
