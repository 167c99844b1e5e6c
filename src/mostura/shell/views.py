"""Pages of the shell itself."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static

from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.gallery import samples
from mostura.shell.request import ActorRequest


@open_to(EVERYONE)
def gallery(request: ActorRequest) -> HttpResponse:
    """Every component, with invented content."""
    return render(request, "shell/gallery.html", {**samples(request.GET), "demonstration": True})


@open_to(EVERYONE)
def robots(request: ActorRequest) -> HttpResponse:
    """What search engines leave alone: doors and accounts, and everything that is invented."""
    return render(request, "shell/robots.txt", content_type="text/plain; charset=utf-8")


@open_to(EVERYONE)
def favicon(request: ActorRequest) -> HttpResponse:
    """The mark for browsers that ask for it by this name and do not draw."""
    return redirect(static("shell/mark.png"))
