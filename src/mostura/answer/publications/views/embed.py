"""One ask as a card in pages of other sites: no cookie, no script, nobody else asked."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from csp.constants import NONE
from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_exempt

from mostura.actor import VISITOR
from mostura.answer.claims.queries import one as claims
from mostura.answer.correspondence.frames import cards
from mostura.answer.correspondence.queries import visible as correspondence
from mostura.answer.publications.frames.records import address
from mostura.answer.recommendations.policy import State
from mostura.answer.recommendations.queries import register, visible
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.request import ActorRequest

if TYPE_CHECKING:
    from mostura.answer.recommendations.models import Recommendation

HEIGHT = 420  # pixels: an ask of three lines with two addressees; longer ones scroll
Frame = Callable[..., HttpResponse]


def _framed(view: Frame) -> Frame:
    """Let pages of any site show it, and let it run nothing."""
    policy = {"frame-ancestors": ["*"], "script-src": [NONE], "form-action": [NONE]}
    return cast("Frame", csp_replace(policy)(xframe_options_exempt(view)))


@open_to(EVERYONE)
@_framed
def embed(request: HttpRequest, code: str) -> HttpResponse:
    """The card; once it was withdrawn, the card says so, since pages elsewhere go on showing it."""
    ask = visible.readable_by(VISITOR).filter(code=code).first()
    if ask is None:
        raise Http404
    language = _language(request)
    public = ask.state == State.PUBLISHED
    with override(language):
        response = render(
            request,
            "publications/card.html",
            _card(ask.pk, language) if public else {},
            status=200 if public else 410,
        )
    response["Content-Language"] = language
    response["Cache-Control"] = "public, max-age=600"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@open_to(EVERYONE)
def embed_snippet(request: ActorRequest, code: str) -> HttpResponse:
    """How the card looks, and the lines to copy into another page."""
    ask = get_object_or_404(register.in_state(VISITOR), code=code)
    language = _language(request)
    frame = f"{reverse('embed', args=[ask.code])}?language={language}"
    context = {
        "ask": ask,
        "frame": frame,
        "chosen": language,
        "height": HEIGHT,
        "snippet": format_html(
            '<iframe src="{}" title="{}" width="100%" height="{}" frameborder="0" loading="lazy">'
            "</iframe>",
            address(frame),
            _("What was asked") + f": {ask.text[:80]}",
            HEIGHT,
        ),
    }
    return render(request, "publications/embed_snippet.html", context)


def _card(pk: int, language: str) -> dict[str, object]:
    ask = visible.shown(VISITOR, [pk])[0]
    now = timezone.now()
    put = correspondence.of_recommendations(VISITOR, [pk]).get(pk, [])
    told = [cards.card_of(one, now) for one in put]
    translated = next((one for one in ask.translations.all() if one.language == language), None)
    return {
        "ask": ask,
        "words": translated or ask,
        "translated": translated,
        "cards": told,
        "not_put": _not_put(ask, {one.asking.organisation_id for one in told}),
        "how_far": claims.of_recommendation(VISITOR, pk),
        "address": address(ask.get_absolute_url()),
    }


def _not_put(ask: "Recommendation", put: set[int]) -> list[str]:
    """Those whom the document names, and to whom nobody has written yet."""
    return [one.label for one in ask.asked.all() if one.organisation_id not in put]


def _language(request: HttpRequest) -> str:
    """The language asked for, or that of the reader's own pages."""
    asked = request.GET.get("language", "")
    return asked if asked in dict(settings.LANGUAGES) else request.LANGUAGE_CODE
