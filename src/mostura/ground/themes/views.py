"""The page of the vocabulary."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mostura.ground.themes import queries
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.request import ActorRequest


@open_to(EVERYONE)
@require_safe
def themes(request: ActorRequest) -> HttpResponse:
    """All words the hub sorts by, with what they mean."""
    return render(request, "themes/themes.html", {"chapters": queries.vocabulary(request.actor)})
