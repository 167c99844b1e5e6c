"""A letter as mail: by our own words for followers, by the writers of others for the rest."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext, override

from mostura.actor import CLOCK
from mostura.ground.notices import queries
from mostura.ground.notices.frames.links import link_to, message_id
from mostura.ground.notices.models import Follower, Letter, Occasion
from mostura.ground.notices.policy.following import FollowerKind, filled
from mostura.ground.notices.policy.posting import Envelope
from mostura.shell.mail import mail_of

Writer = Callable[[Envelope], EmailMultiAlternatives | None]

NEWS: Final = "notices.news"
CONFIRMATION: Final = "notices.confirmation"


@dataclass(frozen=True, slots=True)
class Line:
    """An occasion as a reader sees it."""

    sentence: str
    title: str
    address: str


def line_of(occasion: Occasion, language: str) -> Line:
    """An occasion in the language of its reader."""
    with override(language):
        sentence = filled(gettext(occasion.sentence), occasion.values, language)
    return Line(sentence, occasion.title, occasion.address)


def message_of(letter: Letter) -> EmailMultiAlternatives | None:
    """The mail that a letter is, or nothing where there is nothing left to say."""
    follower = letter.follower
    if follower is None:
        message = _writer(letter.writer)(_envelope(letter))
    elif follower.ended_at or not follower.address:
        return None
    elif letter.writer == CONFIRMATION:
        message = _confirmation(follower)
    else:
        message = _news(letter, follower)
    if message is None:
        return None
    message.to, message.cc, message.bcc = [follower.address if follower else letter.to], [], []
    message.extra_headers["Message-ID"] = message_id(letter.message_key)
    message.extra_headers.setdefault("Auto-Submitted", "auto-generated")
    return message


def _news(letter: Letter, follower: Follower) -> EmailMultiAlternatives | None:
    told = list(queries.told_by(letter))
    if not told:
        return None
    mine = follower.kind == FollowerKind.PERSON
    lines = [line_of(one, follower.language) for one in told if one.public]
    leave = link_to("leave_following", follower)
    here = settings.MOSTURA_ADDRESS
    context: dict[str, Any] = {
        "lines": lines,
        "hidden": len(told) - len(lines),
        "leave": leave,
        "wishes": here + reverse("my_wishes") if mine else link_to("mailbox_wishes", follower),
        "page": here + reverse("notices") if mine else "",
    }
    message = _written("notices/mail/news", context, follower)
    message.extra_headers["List-Unsubscribe"] = f"<{leave}>"
    message.extra_headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return message


def _confirmation(follower: Follower) -> EmailMultiAlternatives | None:
    things = queries.things_of(CLOCK, queries.waiting_follows(follower), follower.language)
    if not things:
        return None
    with override(follower.language):
        context = {
            "things": things,
            "link": link_to("confirm_following", follower),
            "act_address": link_to("confirm_following", follower),
            "act_label": gettext("Yes, write to me"),
        }
    return _written("notices/mail/confirmation", context, follower)


def _written(template: str, context: dict[str, Any], to: Follower) -> EmailMultiAlternatives:
    return mail_of(template, context, to=[to.address], language=to.language)


def _envelope(letter: Letter) -> Envelope:
    return Envelope(
        letter.pk, letter.to, letter.language, letter.values, letter.about_kind, letter.about_id
    )


def _writer(name: str) -> Writer:
    """The function that `config/wiring` names for this kind of letter."""
    writers: dict[str, str] = getattr(import_module(settings.MOSTURA_WIRING), "WRITERS", {})
    found: Writer = import_string(writers[name])
    return found
