"""Pages that look across everything."""

from django.http import HttpResponse
from django.shortcuts import render

from mostura.home import queries
from mostura.shell.audience import EVERYONE, SIGNED_IN, open_to
from mostura.shell.request import ActorRequest
from mostura.shell.translations import translations


@open_to(EVERYONE)
def front(request: ActorRequest) -> HttpResponse:
    """What people asked for, and of whom."""
    return render(request, "home/front.html", {"front": queries.front(request.actor)})


@open_to(EVERYONE)
def about(request: ActorRequest) -> HttpResponse:
    """What this hub is, how it counts, what it is made from."""
    return render(request, "home/about.html", {"translations": translations()})


@open_to(SIGNED_IN)
def desk(request: ActorRequest) -> HttpResponse:
    """What waits for the person who signed in."""
    return render(request, "home/desk.html", {"desk": queries.desk(request.actor)})
