"""The page for what broke: our fault, or a machine that needs a moment."""

import sys
from typing import Final

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template

from mostura.config import room
from mostura.shell.audience import EVERYONE, open_to

RETRY_SECONDS: Final = 120


@open_to(EVERYONE)
def fault(request: HttpRequest) -> HttpResponse:
    """A full disk or a database out of reach passes: say when to come back. The rest is ours."""
    exception = sys.exc_info()[1]
    if passes(exception):
        return HttpResponse(
            get_template("503.html").render({"full": room.wanting(exception)}),
            status=503,
            headers={"Retry-After": str(RETRY_SECONDS)},
        )
    return HttpResponse(get_template("500.html").render(), status=500)


def passes(exception: BaseException | None) -> bool:
    """Whether the same request would do well once the machine has room or its database again."""
    return room.wanting(exception) or isinstance(exception, OperationalError | InterfaceError)
