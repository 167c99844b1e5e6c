"""Mail in the hub's look: plain text for every reader, HTML for those who like it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.utils.translation import override


def send_mail(
    template: str, context: Mapping[str, Any], *, to: Sequence[str], language: str
) -> None:
    """Send `template`.txt, with `template`.html if there is one, under `template`_subject.txt."""
    message = mail_of(template, context, to=to, language=language)
    message.send()


def mail_of(
    template: str, context: Mapping[str, Any], *, to: Sequence[str], language: str
) -> EmailMultiAlternatives:
    """The same mail, written and not yet sent."""
    hub = {"name": settings.MOSTURA_NAME, "address": settings.MOSTURA_ADDRESS}
    known = {**context, "hub": hub}
    with override(language):
        subject = " ".join(render_to_string(f"{template}_subject.txt", known).split())
        body = render_to_string(f"{template}.txt", known).strip() + "\n"
        message = EmailMultiAlternatives(subject, body, to=list(to))
        try:
            message.attach_alternative(render_to_string(f"{template}.html", known), "text/html")
        except TemplateDoesNotExist as missing:
            if missing.args[0] != f"{template}.html":  # a part of it is missing: that is a fault
                raise
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    return message
