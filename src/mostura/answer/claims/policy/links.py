"""Which addresses the hub looks at, how often, and when it calls a page gone."""

import datetime as dt
import ipaddress
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

LARGEST: Final = 256 * 1024  # bytes of a page: its head, its title, enough to tell a change
SECONDS: Final = 10.0  # for the whole look, redirects included
REDIRECTS: Final = 5
NETWORK_64: Final = ipaddress.ip_network("64:ff9b::/96")
"""Where IPv6 hides addresses of IPv4, private ones too."""
PORTS: Final = {"http": 80, "https": 443}
GONE_AT_ONCE: Final = frozenset({404, 410, 451})  # the server says so itself
GONE_AFTER: Final = 3  # looks in a row that failed otherwise: servers are down for a day
SOUND: Final = dt.timedelta(days=7)
FAILING: Final = dt.timedelta(days=1)
GONE: Final = dt.timedelta(days=30)
LEASE: Final = dt.timedelta(minutes=5)  # of one look; a worker that died is followed by another


class Trouble(TextChoices):
    """Why a page could not be looked at."""

    NOT_HTTP = "not_http", _("The address is not one of the web.")
    NOT_PUBLIC = "not_public", _("The address leads into a private network.")
    UNKNOWN_HOST = "unknown_host", _("No server has this name.")
    UNREACHABLE = "unreachable", _("The server does not answer.")
    TOO_SLOW = "too_slow", _("The server took too long.")
    UNTRUSTED = "untrusted", _("The certificate of the server is not valid.")
    TOO_MANY_REDIRECTS = "too_many_redirects", _("The address leads in a circle.")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at a page brought."""

    status: int = 0
    """Of HTTP; 0 where no server answered."""
    trouble: str = ""
    final_address: str = ""
    content_type: str = ""
    sha256: str = ""
    """Of the first 256 kB."""
    title: str = ""

    @property
    def sound(self) -> bool:
        """Whether the page is there for readers; one that asks them to sign in is."""
        return not self.trouble and (200 <= self.status < 400 or self.status in {401, 403, 429})


@dataclass(frozen=True, slots=True)
class Health:
    """How a link stands after a look."""

    failures: int
    failing_since: dt.datetime | None
    gone_at: dt.datetime | None
    next_look_at: dt.datetime


def health_after(
    seen: Seen, failures: int, failing_since: dt.datetime | None, now: dt.datetime
) -> Health:
    """Sound again, failing, or gone: since the first of the looks in a row that failed."""
    if seen.sound:
        return Health(0, None, None, now + SOUND)
    failures, since = failures + 1, failing_since or now
    gone = seen.status in GONE_AT_ONCE or failures >= GONE_AFTER
    return Health(failures, since, since if gone else None, now + (GONE if gone else FAILING))


def trouble_with(address: str, *, ports: frozenset[int] = frozenset()) -> Trouble | None:
    """What is wrong with an address before anything is asked of a name server."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return Trouble.NOT_HTTP
    if parts.scheme not in PORTS or not parts.hostname or parts.username is not None:
        return Trouble.NOT_HTTP
    if port not in {None, PORTS[parts.scheme]} | ports:
        return Trouble.NOT_HTTP
    return None


def is_public(address: str) -> bool:
    """Whether an IP address, also one wrapped into another kind, lies in the open internet."""
    number: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(address)
    if isinstance(number, ipaddress.IPv6Address):
        if number.scope_id is not None or number in NETWORK_64 or number.teredo:
            return False
        wrapped = number.ipv4_mapped or number.sixtofour
        if wrapped is not None:
            return is_public(str(wrapped))
    return number.is_global and not number.is_multicast and not number.is_reserved
