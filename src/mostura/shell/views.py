"""Pages of the shell itself."""

from django.http import HttpResponse
from django.shortcuts import render

from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.gallery import samples
from mostura.shell.request import ActorRequest


@open_to(EVERYONE)
def gallery(request: ActorRequest) -> HttpResponse:
    """Every component, with invented content."""
    return render(request, "shell/gallery.html", {**samples(request.GET), "demonstration": True})
