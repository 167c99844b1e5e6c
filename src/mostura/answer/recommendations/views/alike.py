"""Asks that perhaps are the same: a list to work through, and what a person says of a pair."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from mostura.actor import Role
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.actions import comparing
from mostura.answer.recommendations.queries import alike as queries
from mostura.answer.recommendations.queries.visible import visible_to
from mostura.shell.audience import open_to
from mostura.shell.components import Page, page_of
from mostura.shell.request import ActorRequest

if TYPE_CHECKING:
    from mostura.answer.recommendations.models import Resemblance

FROM_LIST = "list"  # what a form of the list sends along, to be led back there


@open_to(Role.EDITOR, Role.SECRETARIAT)
def perhaps_the_same(request: ActorRequest) -> HttpResponse:
    """Pairs that look alike and wait for a person; below, what was told apart lately."""
    waiting = queries.perhaps_the_same(request.actor)
    size = policy.PER_PAGE
    page: Page[Resemblance] = page_of(waiting, request.GET, total=waiting.count(), size=size)
    apart = queries.told_apart(request.actor)[:size]
    context = {
        "page": page,
        "pairs": queries.shown_pairs(request.actor, page),
        "apart": queries.shown_pairs(request.actor, apart),
        "refusal": policy.refusal_to_tell_apart(request.actor, resemble=True),
    }
    return render(request, "recommendations/perhaps_the_same.html", context)


@open_to(Role.SECRETARIAT)
@require_POST
def tell_apart(request: ActorRequest, code: str) -> HttpResponse:
    """Say that two asks are not the same."""
    return _say(request, code, comparing.tell_apart)


@open_to(Role.SECRETARIAT)
@require_POST
def offer_again(request: ActorRequest, code: str) -> HttpResponse:
    """Take back that two asks are not the same."""
    return _say(request, code, comparing.offer_again)


def _say(request: ActorRequest, code: str, act: Callable[..., None]) -> HttpResponse:
    """Do with a pair what a button of it says."""
    visible = visible_to(request.actor)
    ask = get_object_or_404(visible, code=code)
    other = visible.filter(code=request.POST.get("other", "")).first()
    if other is None:
        messages.warning(request, str(policy.Refusal.UNKNOWN_OTHER.label))
    else:
        act(ask, other, by=request.actor)
    return back_to(request, ask.get_absolute_url())


def back_to(request: ActorRequest, page: str) -> HttpResponse:
    """Back to the list where its form was sent, else to the page of the ask."""
    in_list = request.POST.get("from") == FROM_LIST
    return redirect("perhaps_the_same" if in_list else page)
