"""A page of the open web, looked at from a machine that must not be led into its own network.

Only http and https to their usual ports; every address that a name stands for must lie in the open
internet, and the connection goes to an address that was checked; each redirect is checked anew; a
page has one clock for everything and is read up to a limit. No cookie and no proxy is used.
"""

import hashlib
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import Final
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from mostura.answer.claims.policy import links
from mostura.answer.claims.policy.links import Seen, Trouble

HEADERS: Final = {
    "User-Agent": "Mostura (looks whether a page is still there)",
    "Accept": "text/html, application/pdf;q=0.9, */*;q=0.5",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
REDIRECTED: Final = frozenset({301, 302, 303, 307, 308})
LONGEST_TITLE: Final = 300


class _Unseen(Exception):
    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True, slots=True)
class Limits:
    """What a look may take, and where it may go; a test may open its own machine."""

    seconds: float = links.SECONDS
    size: int = links.LARGEST
    may_reach: Callable[[str], bool] = links.is_public
    ports: frozenset[int] = field(default_factory=frozenset)


def look_at(address: str, limits: Limits | None = None) -> Seen:
    """What stands at an address now; it never raises for what the other side does."""
    limits = limits or Limits()
    deadline = time.monotonic() + limits.seconds
    seen = Seen(final_address=address)
    try:
        for _step in range(links.REDIRECTS + 1):
            seen, onward = _one_step(address, limits, deadline)
            if not onward:
                return seen
            address = onward
    except _Unseen as unseen:
        return replace(seen, status=0, trouble=unseen.trouble, final_address=address)
    return replace(seen, trouble=Trouble.TOO_MANY_REDIRECTS, final_address=address)


def _one_step(address: str, limits: Limits, deadline: float) -> tuple[Seen, str]:
    """One request: what it brought, and where the server leads on to, if it does."""
    wrong = links.trouble_with(address, ports=limits.ports)
    if wrong is not None:
        raise _Unseen(wrong)
    parts = urlsplit(address)
    host, port = _wire_name(parts.hostname or ""), parts.port or links.PORTS[parts.scheme]
    shown = f"[{host}]" if ":" in host else host
    headers = HEADERS | {"Host": f"{shown}:{port}" if parts.port else shown}
    connection = http.client.HTTPConnection(host, port)
    connection.sock = _connected(parts.scheme, host, port, limits, deadline)
    # One clock for all: a server that sends a byte now and then is cut off when it has run out.
    clock = threading.Timer(max(deadline - time.monotonic(), 0.0), _cut, (connection.sock,))
    clock.daemon = True
    clock.start()
    try:
        path = urlunsplit(("", "", _quoted(parts.path) or "/", _quoted(parts.query), ""))
        connection.request("GET", path, headers=headers)
        found = _read(connection.getresponse(), address, limits)
        if time.monotonic() >= deadline:  # what was cut off looks like an end
            raise _Unseen(Trouble.TOO_SLOW)
        return found
    except (OSError, http.client.HTTPException, ValueError):
        late = time.monotonic() >= deadline
        raise _Unseen(Trouble.TOO_SLOW if late else Trouble.UNREACHABLE) from None
    finally:
        clock.cancel()
        connection.close()


def _wire_name(host: str) -> str:
    """A name in any script, as name servers and certificates know it."""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        raise _Unseen(Trouble.UNKNOWN_HOST) from None


def _connected(scheme: str, host: str, port: int, limits: Limits, deadline: float) -> socket.socket:
    """A connection to an address that was checked, so that no second answer of a name counts."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _Unseen(Trouble.UNKNOWN_HOST) from None
    targets = list(dict.fromkeys((one[0], one[4]) for one in found))
    if not all(limits.may_reach(str(target[0])) for _family, target in targets):
        raise _Unseen(Trouble.NOT_PUBLIC)
    for family, target in targets:
        opened = socket.socket(family, socket.SOCK_STREAM)
        try:
            opened.settimeout(max(deadline - time.monotonic(), 0.01))
            opened.connect(target)
            return _sealed(opened, host) if scheme == "https" else opened
        except ssl.SSLCertVerificationError:
            opened.close()
            raise _Unseen(Trouble.UNTRUSTED) from None
        except OSError:
            opened.close()
    late = time.monotonic() >= deadline
    raise _Unseen(Trouble.TOO_SLOW if late else Trouble.UNREACHABLE)


def _sealed(opened: socket.socket, host: str) -> socket.socket:
    return ssl.create_default_context().wrap_socket(opened, server_hostname=host)


def _cut(opened: socket.socket) -> None:
    try:
        opened.shutdown(socket.SHUT_RDWR)
    except OSError:  # it was closed in the same moment
        return


def _read(response: http.client.HTTPResponse, address: str, limits: Limits) -> tuple[Seen, str]:
    onward = response.headers.get("Location", "") if response.status in REDIRECTED else ""
    if onward:
        return Seen(response.status, final_address=address), _plain(urljoin(address, onward), 2000)
    body = response.read(limits.size)
    kind = _plain(response.headers.get_content_type(), 100)
    seen = Seen(
        status=response.status,
        final_address=address,
        content_type=kind,
        sha256=hashlib.sha256(body).hexdigest() if body else "",
        title=_title(body, response.headers.get_content_charset("utf-8")) if "html" in kind else "",
    )
    return seen, ""


def _quoted(part: str) -> str:
    """A part of an address as the wire wants it; what is quoted already stays so."""
    return quote(part, safe="/%:@!$&'()*+,;=?~-._")


class _TitleReader(HTMLParser):
    """Takes the words of the first title; the names of its methods are those of the library."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.words = False, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.inside = tag == "title" and not self.words

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.words += data


def _title(body: bytes, charset: str) -> str:
    """The title of a page, in whatever letters it says it is written."""
    try:
        text = body.decode(charset, errors="replace")
    except (LookupError, ValueError):  # no character set that anyone knows
        text = body.decode("utf-8", errors="replace")
    reader = _TitleReader()
    reader.feed(text)
    return _plain(" ".join(reader.words.split()), LONGEST_TITLE)


def _plain(words: str, length: int) -> str:
    """Words that any database holds and that show on one line."""
    whole = words.encode("utf-8", errors="replace").decode("utf-8")
    return "".join(letter for letter in whole if letter.isprintable())[:length]
