"""The mails that carry links and codes, in the words of their office's language."""

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django.utils.translation import gettext, override

from mostura.answer.correspondence.actions import links
from mostura.answer.correspondence.models import Link, Proof
from mostura.answer.correspondence.policy import answers
from mostura.ground.notices.policy.posting import Envelope
from mostura.shell.languages import interface_for
from mostura.shell.mail import mail_of


def link_letter(envelope: Envelope) -> EmailMultiAlternatives | None:
    """A link for an office: a fresh one, or its own to a letter that a colleague handed on.

    Nothing where the link was taken back before it left.
    """
    found = Link.objects.select_related("contact__organisation", "handed_on_from__contact")
    link = found.filter(pk=envelope.values["link"], revoked_at=None).first()
    if link is None:
        return None
    language = interface_for(envelope.language)
    with override(language):
        told = {
            "contact": link.contact,
            "organisation": link.contact.organisation,
            "colleague": link.handed_on_from.contact.name if link.handed_on_from else "",
            "act_address": links.address_of(link),
            "act_label": gettext("See the whole and answer"),
        }
        return mail_of("correspondence/mail/link", told, to=[envelope.to], language=language)


def code_letter(envelope: Envelope) -> EmailMultiAlternatives | None:
    """The code that proves a mailbox; nothing once it is used or too old."""
    fresh = Proof.objects.filter(used_at=None, made_at__gt=timezone.now() - answers.CODE_LASTS)
    proof = fresh.filter(pk=envelope.values["proof"]).first()
    if proof is None:
        return None
    told = {
        "code": links.code_of(proof),
        "minutes": int(answers.CODE_LASTS.total_seconds() // 60),
    }
    language = interface_for(envelope.language)
    return mail_of("correspondence/mail/code", told, to=[envelope.to], language=language)
