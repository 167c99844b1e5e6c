"""Pages that look across everything."""

from django.http import HttpResponse
from django.shortcuts import render

from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.request import ActorRequest


@open_to(EVERYONE)
def front(request: ActorRequest) -> HttpResponse:
    """What people asked for, and what came of it."""
    return render(request, "home/front.html")
