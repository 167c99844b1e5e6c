"""How much one request may bring, said before any of it is read."""

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mostura.listen.documents.policy import FILES_AT_ONCE
from mostura.shell.audience import audience_of
from mostura.shell.request import ActorRequest

MEGABYTE: Final = 1_048_576  # bytes
SMALL: Final = 1  # megabytes: the longest form without a file is a tenth of it
TAKE_FILES: Final = frozenset({"add_documents", "import_organisations", "add_evidence"})
"""The pages that take files, by the names of their addresses."""


class UploadMiddleware:
    """Refuses a request that is too long; stands before whatever reads a form.

    The length that a request declares is enough to go by: Django reads no further than it, and
    nothing at all of a request that declares none.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing yet: who acts, and on which page, is known later."""
        return self.get_response(request)

    def process_view(
        self, request: ActorRequest, view: Any, _args: tuple[Any, ...], _kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Answer at once where the request is longer than this page takes from this actor."""
        allowed = megabytes_for(request, view)
        if _declared_length(request) <= allowed * MEGABYTE:
            return None
        return render(request, "413.html", {"megabytes": allowed}, status=413)


def megabytes_for(request: ActorRequest, view: Any) -> int:
    """How much this page takes from this actor: much only of who may hand over files here."""
    match = request.resolver_match
    audience = audience_of(view)
    if match and match.url_name in TAKE_FILES and audience and audience.admits(request.actor):
        return int(settings.MOSTURA_UPLOAD_MEGABYTES) * FILES_AT_ONCE + SMALL
    return SMALL


def _declared_length(request: HttpRequest) -> int:
    declared = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(declared) if declared.isdecimal() else 0
