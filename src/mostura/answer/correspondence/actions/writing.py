"""The words of a letter: as mail, and on paper."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone
from django.utils.translation import gettext, override

from mostura.actor import VISITOR
from mostura.answer.correspondence.actions import links
from mostura.answer.correspondence.frames import clocks, letters
from mostura.answer.correspondence.models import Link, Sending
from mostura.answer.recommendations.queries import visible as recommendations
from mostura.ground.notices.policy.posting import Envelope
from mostura.shell import printing
from mostura.shell.languages import interface_for
from mostura.shell.mail import mail_of


def ask_letter(letter: Envelope) -> EmailMultiAlternatives | None:
    """The mail of a sending; nothing where its link was taken back before it left."""
    found = Link.objects.select_related("sending__contact__organisation")
    link = found.filter(pk=letter.values["link"], revoked_at=None).first()
    return ask_letter_of(link.sending, links.address_of(link)) if link else None


def ask_letter_of(sending: Sending, address: str) -> EmailMultiAlternatives:
    """The mail as its office reads it; without an address it is a look at what will be sent."""
    contact, language = sending.contact, interface_for(sending.contact.language)
    with override(language):
        told = _told(sending) | {
            "act_address": address,
            "act_label": gettext("See the whole and answer"),
        }
        return mail_of("correspondence/mail/ask", told, to=[contact.email], language=language)


def printed(sending: Sending) -> bytes:
    """The letter as a PDF for an envelope, with the link as a square code."""
    own = sending.links.filter(revoked_at=None, contact=sending.contact)  # no colleague's
    link = own.order_by("made_at").first()
    address = links.address_of(link) if link else ""
    with override(interface_for(sending.contact.language)):
        told = _told(sending) | {"address": address, "square": letters.square_of(address)}
        return printing.printed("correspondence/letter.html", told)


def _told(sending: Sending) -> dict[str, Any]:
    """What the letter says, in the language that is active."""
    askings = list(sending.askings.select_related("organisation").prefetch_related("steps"))
    asks = recommendations.shown(VISITOR, [one.recommendation_id for one in askings])
    by_key = {one.recommendation_id: one for one in askings}
    now = timezone.now()
    lines = [
        (
            letters.words_in(ask, sending.contact.language),
            clocks.standing_of(by_key[ask.pk], by_key[ask.pk].steps.all(), now),
        )
        for ask in asks
    ]
    terms = {(one.basis, one.days, one.working_days, one.citation) for one in askings}
    return {
        "sending": sending,
        "contact": sending.contact,
        "organisation": sending.contact.organisation,
        "lines": lines,
        "asking": askings[0] if len(terms) == 1 else None,  # one term for all of them, or none told
        "today": timezone.localdate(),
        "hub_name": settings.MOSTURA_NAME,
    }
