"""Signed links: who holds one sees a letter; who proves the mailbox answers it."""

import base64

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from mostura.actor import Actor
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
    """Mail a fresh link to the same office; the former ones are dead.

    What the secretariat took back stays so. A second click, or a tenth, mails nothing more.
    """
    Contact.objects.select_for_update().get(pk=link.contact_id)
    insist(_refusal_to_write(link.contact))
    same = Link.objects.filter(sending=link.sending_id, contact=link.contact_id)
    newest = same.select_related("contact", "sending").order_by("-made_at", "-pk")[0]
    insist(answers.Refusal.LINK_NOT_OPEN if newest.revoked_at else None)
    now = timezone.now()
    today = same.filter(made_at__gt=now - answers.A_DAY).count()
    if now - newest.made_at < answers.ANEW_AFTER or today >= answers.LINKS_A_DAY:
        return newest
    same.filter(revoked_at=None).update(revoked_at=now)
    fresh = make_link(newest.sending, newest.contact, handed_on_from=newest.handed_on_from)
    _mail(fresh, by=by)
    record(events.LinkRenewed(link.sending_id, link.contact_id), by=by)
    return fresh


@transaction.atomic
def renew_for_mailbox(email: str, *, by: Actor) -> int:
    """Mail fresh links to the newest letters of an office, to its own mailbox; says how many."""
    held = Link.objects.filter(
        contact__email__iexact=email.strip(), contact__ended_at=None, revoked_at=None
    )
    newest: dict[int, Link] = {}
    for link in held.select_related("contact").order_by("-made_at")[:100]:
        newest.setdefault(link.sending_id, link)
    for link in list(newest.values())[: answers.LETTERS_FOUND]:
        renew_link(link, by=by)
    return min(len(newest), answers.LETTERS_FOUND)


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
    insist(refusal_of_link(link))
    office = Contact.objects.select_for_update().get(pk=link.contact_id)
    same_body = Contact.objects.filter(organisation=office.organisation_id, ended_at=None)
    contact = same_body.filter(email__iexact=email).first()
    if contact == office:
        raise Refused(answers.Refusal.SAME_MAILBOX)
    if given := link.handed_on_to.filter(contact=contact, revoked_at=None).first():
        return given  # a second click
    insist(
        answers.Refusal.HANDED_ON_OFTEN if link.handed_on_to.count() >= answers.HANDED_ON else None
    )
    contact = contact or Contact.objects.create(
        organisation_id=office.organisation_id, name=name, email=email, language=language
    )
    handed = make_link(link.sending, contact, handed_on_from=link)
    _mail(handed, by=by)
    record(events.LinkHandedOn(link.sending_id, contact.pk), by=by)
    return handed


@transaction.atomic
def note_link_bounced(link_id: int, *, by: Actor) -> None:
    """A link did not reach its office; whether the asks did is another letter's matter."""
    contact = Link.objects.select_related("contact").get(pk=link_id).contact
    Contact.objects.filter(pk=contact.pk, failing_since=None).update(failing_since=timezone.now())


@transaction.atomic
def send_code(link: Link, *, by: Actor) -> Proof:
    """Mail a code to the office of a link, and to nobody else."""
    link = Link.objects.select_for_update().select_related("contact").get(pk=link.pk)
    insist(refusal_of_link(link))
    insist(answers.Refusal.MAILBOX_UNKNOWN if _refusal_to_write(link.contact) else None)
    lately = link.proofs.filter(made_at__gt=timezone.now() - answers.AN_HOUR).count()
    if lately >= answers.CODES_AN_HOUR:
        raise Refused(answers.Refusal.TOO_MANY_CODES)
    proof = Proof.objects.create(link=link)
    letters.write_to(
        link.contact.email,
        writer=CODE_LETTER,
        values={"proof": proof.pk},
        language=link.contact.language,
        by=by,
    )
    return proof


def code_of(proof: Proof) -> str:
    """The six digits of a proof, for the mail alone."""
    made = salted_hmac("mostura.correspondence.code", proof.seed, algorithm="sha256").digest()
    return f"{int.from_bytes(made[:8], 'big') % 10**6:06}"


def prove_mailbox(link: Link, typed: str, *, by: Actor) -> None:
    """Take a typed code for a proof, once; every try counts, also a refused one."""
    insist(refusal_of_link(link))
    insist(_try_code(link, "".join(one for one in typed if one.isdecimal()), by=by))


@transaction.atomic
def _try_code(link: Link, typed: str, *, by: Actor) -> answers.Refusal | None:
    proof = link.proofs.select_for_update().filter(used_at=None).first()
    if proof is None or timezone.now() - proof.made_at > answers.CODE_LASTS:
        return answers.Refusal.CODE_TOO_OLD
    if proof.attempts >= answers.CODE_TRIES:
        return answers.Refusal.TOO_MANY_TRIES
    proof.attempts += 1
    right = constant_time_compare(code_of(proof), typed)
    proof.used_at = timezone.now() if right else None
    proof.save(update_fields=["attempts", "used_at"])
    if right:
        Link.objects.filter(pk=link.pk, opened_at=None).update(opened_at=proof.used_at)
        record(events.MailboxProven(link.sending_id, link.contact_id), by=by)
    return None if right else answers.Refusal.WRONG_CODE


def refusal_of_link(link: Link) -> answers.Refusal | None:
    """Whether a link still lets its holder answer."""
    state = answers.link_state(link.expires_at, link.revoked_at, timezone.now())
    return None if state == answers.LinkState.OPEN else answers.Refusal.LINK_NOT_OPEN


def _refusal_to_write(contact: Contact) -> answers.Refusal | None:
    reachable = contact.email and contact.ended_at is None
    return None if reachable else answers.Refusal.NO_MAILBOX


def _mail(link: Link, *, by: Actor) -> None:
    letters.write_to(
        link.contact.email,
        writer=LINK_LETTER,
        values={"link": link.pk},
        language=link.contact.language,
        about=("link", link.pk),
        by=by,
    )
