"""Pages for what went wrong before or beside any view."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mostura.shell.audience import EVERYONE, open_to


@open_to(EVERYONE)
def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without its token: it was open too long, or cookies are off."""
    return render(request, "shell/stale_form.html", status=403)
