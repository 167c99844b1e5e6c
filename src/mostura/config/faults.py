"""The page for what broke: our fault, or a machine that needs a moment."""

import errno
import sys
from typing import Final

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template

from mostura.shell.audience import EVERYONE, open_to

RETRY_SECONDS: Final = 120
NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@open_to(EVERYONE)
def fault(request: HttpRequest) -> HttpResponse:
    """A full disk or a database out of reach passes: say when to come back. The rest is ours."""
    if passes(sys.exc_info()[1]):
        return HttpResponse(
            get_template("503.html").render(),
            status=503,
            headers={"Retry-After": str(RETRY_SECONDS)},
        )
    return HttpResponse(get_template("500.html").render(), status=500)


def passes(exception: BaseException | None) -> bool:
    """Whether the same request would do well once the machine has room or its database again."""
    if isinstance(exception, OSError):
        return exception.errno in NO_ROOM
    return isinstance(exception, OperationalError | InterfaceError)
