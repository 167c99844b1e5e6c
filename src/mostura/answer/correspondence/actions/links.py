"""Signed links: who holds one sees a letter; who proves the mailbox answers it."""

import base64
import secrets

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from mostura.actor import CLOCK, Actor
from mostura.answer.correspondence import events
from mostura.answer.correspondence.models import Contact, Link, Proof, Sending, new_seed
from mostura.answer.correspondence.policy import answers
from mostura.ground.ledger.actions import record
from mostura.ground.notices.actions import letters
from mostura.refused import Refused, insist

LINK_LETTER = "correspondence.link"
CODE_LETTER = "correspondence.code"


def make_link(sending: Sending, contact: Contact, *, handed_on_from: Link | None = None) -> Link:
    """A link for one office to one letter; the caller records why."""
    seed = new_seed()
    return Link.objects.create(
        contact=contact,
        sending=sending,
        seed=seed,
        token_digest=answers.digest_of(_token_from(seed)),
        expires_at=timezone.now() + answers.LINK_LASTS,
        handed_on_from=handed_on_from,
    )


def address_of(link: Link) -> str:
    """The whole address that the mail carries."""
    return settings.MOSTURA_ADDRESS + reverse("answer", args=[_token_from(link.seed)])


def _token_from(seed: str) -> str:
    made = salted_hmac("mostura.correspondence.link", seed, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


@transaction.atomic
def renew_link(link: Link, *, by: Actor) -> Link:
    """Mail a fresh link to the same office; the former one is dead."""
    link = Link.objects.select_for_update().select_related("contact", "sending").get(pk=link.pk)
    insist(_refusal_to_write(link.contact))
    newest = link.contact.links.filter(sending=link.sending).order_by("-made_at").first()
    if newest and timezone.now() - newest.made_at < answers.ANEW_AFTER and newest != link:
        return newest  # a second click
    link.contact.links.filter(sending=link.sending, revoked_at=None).update(
        revoked_at=timezone.now()
    )
    fresh = make_link(link.sending, link.contact, handed_on_from=link.handed_on_from)
    _mail(fresh, LINK_LETTER, by=by)
    record(events.LinkRenewed(link.sending_id, link.contact_id), by=by)
    return fresh


@transaction.atomic
def revoke_link(link: Link, *, by: Actor) -> None:
    """Take a link back; whoever holds it sees a page that says so."""
    insist(answers.refusal_to_ask(by))
    taken = Link.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now())
    if taken:
        record(events.LinkRevoked(link.sending_id, link.contact_id), by=by)


@transaction.atomic
def hand_on(link: Link, *, name: str, email: str, language: str, by: Actor) -> Link:
    """Give the letter to a colleague: a link of their own, to a mailbox of their own."""
    link = Link.objects.select_for_update().select_related("contact", "sending").get(pk=link.pk)
    office = link.contact
    contact = Contact.objects.filter(
        organisation=office.organisation_id, email__iexact=email, ended_at=None
    ).first() or Contact.objects.create(
        organisation_id=office.organisation_id, name=name, email=email, language=language
    )
    if contact == office:
        raise Refused(answers.Refusal.SAME_MAILBOX)
    if given := link.handed_on_to.filter(contact=contact, revoked_at=None).first():
        return given  # a second click
    handed = make_link(link.sending, contact, handed_on_from=link)
    _mail(handed, LINK_LETTER, by=by)
    record(events.LinkHandedOn(link.sending_id, contact.pk), by=by)
    return handed


@transaction.atomic
def send_code(link: Link, *, by: Actor = CLOCK) -> Proof:
    """Mail a code to the office of a link, and to nobody else."""
    link = Link.objects.select_for_update().select_related("contact").get(pk=link.pk)
    now = timezone.now()
    insist(_refusal_of_link(link))
    insist(_refusal_to_write(link.contact))
    lately = link.proofs.filter(made_at__gt=now - answers.AN_HOUR).count()
    if lately >= answers.CODES_AN_HOUR:
        raise Refused(answers.Refusal.TOO_MANY_CODES)
    code = f"{secrets.randbelow(10**6):06}"
    proof = Proof.objects.create(link=link, code_digest=_digest_of(link, code))
    letters.write_to(
        link.contact.email,
        writer=CODE_LETTER,
        values={"code": code, "minutes": int(answers.CODE_LASTS.total_seconds() // 60)},
        language=link.contact.language,
        by=by,
    )
    return proof


@transaction.atomic
def _try_code(link: Link, typed: str) -> answers.Refusal | None:
    proof = link.proofs.select_for_update().filter(used_at=None).first()
    if proof is None or timezone.now() - proof.made_at > answers.CODE_LASTS:
        return answers.Refusal.CODE_TOO_OLD
    if proof.attempts >= answers.CODE_TRIES:
        return answers.Refusal.TOO_MANY_TRIES
    proof.attempts += 1
    right = constant_time_compare(_digest_of(link, typed), proof.code_digest)
    proof.used_at = timezone.now() if right else None
    proof.save(update_fields=["attempts", "used_at"])
    if right:
        record(events.MailboxProven(link.sending_id, link.contact_id), by=CLOCK)
    return None if right else answers.Refusal.WRONG_CODE


def prove_mailbox(link: Link, typed: str, *, by: Actor) -> None:
    """Take a typed code for a proof, once; every try counts, also a refused one."""
    insist(_refusal_of_link(link))
    insist(_try_code(link, "".join(one for one in typed if one.isdigit())))


def _digest_of(link: Link, code: str) -> str:
    return salted_hmac("mostura.correspondence.code", f"{link.seed}:{code}").hexdigest()


def _refusal_of_link(link: Link) -> answers.Refusal | None:
    state = answers.link_state(link.expires_at, link.revoked_at, timezone.now())
    return None if state == answers.LinkState.OPEN else answers.Refusal.LINK_NOT_OPEN


def _refusal_to_write(contact: Contact) -> answers.Refusal | None:
    reachable = contact.email and contact.ended_at is None
    return None if reachable else answers.Refusal.NO_MAILBOX


def _mail(link: Link, writer: str, *, by: Actor) -> None:
    letters.write_to(
        link.contact.email,
        writer=writer,
        values={"link": link.pk},
        language=link.contact.language,
        about=("sending", link.sending_id),
        by=by,
    )
