"""The hub looks at pages of the open web, and at nothing else."""

import hashlib
import socket
import time

import pytest

from mostura.answer.claims.frames.looking import Limits, look_at
from mostura.answer.claims.policy.links import LARGEST, REDIRECTS, Seen, Trouble

PAGE = "<html><head><title>Мост је\n отворен</title></head><body>…</body></html>".encode()
HTML = "text/html; charset=utf-8"


def test_what_stands_at_an_address_is_seen(server, limits, says):
    server.answer = says(PAGE, Content_Type=HTML)
    address = server.address("/news?id=3")

    assert look_at(address, limits()) == Seen(
        status=200,
        final_address=address,
        content_type="text/html",
        sha256=hashlib.sha256(PAGE).hexdigest(),
        title="Мост је отворен",
    )
    assert server.asked == [("/news?id=3", f"127.0.0.1:{server.port}")]


def test_without_leave_this_machine_is_never_reached(server, says):
    server.answer = says(PAGE)
    shut = Limits(ports=frozenset({server.port}))

    seen = [look_at(server.address("/", host), shut) for host in ("127.0.0.1", "localhost")]

    assert [one.trouble for one in seen] == [Trouble.NOT_PUBLIC] * 2
    assert server.asked == []


@pytest.mark.parametrize(
    "host", ["127.1", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0"]
)
def test_no_spelling_of_this_machine_leads_to_it(server, says, host):
    server.answer = says(PAGE)

    seen = look_at(server.address("/", host), Limits(ports=frozenset({server.port})))

    assert seen.trouble in {Trouble.NOT_PUBLIC, Trouble.UNKNOWN_HOST}
    assert server.asked == []


def test_a_name_with_one_private_address_among_public_ones_is_not_reached(
    server, says, limits, monkeypatch
):
    server.answer = says(PAGE)
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, server.port))
        for address in ("127.0.0.1", "10.0.0.8")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **more: found)

    assert look_at(server.address(), limits()).trouble == Trouble.NOT_PUBLIC
    assert server.asked == []


def test_a_name_is_asked_for_once_so_that_it_cannot_answer_twice(server, says, limits, monkeypatch):
    server.answer = says(PAGE, Content_Type=HTML)
    asked = []

    def found(host, port, **more):
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 else "10.0.0.8"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", found)

    seen = look_at(server.address("/", "bridge.example"), limits())

    assert (seen.status, asked) == (200, ["bridge.example"])
    assert server.asked == [("/", f"bridge.example:{server.port}")]


def test_a_redirect_is_followed_to_where_it_leads(server, limits, says):
    server.answer = lambda handler: (
        says(status=302, Location="/there") if handler.path == "/" else says(PAGE)
    )(handler)

    seen = look_at(server.address(), limits())

    assert (seen.status, seen.final_address) == (200, server.address("/there"))


@pytest.mark.parametrize(
    ("location", "trouble"),
    [
        ("http://10.0.0.8/", Trouble.NOT_PUBLIC),
        ("http://169.254.169.254/latest/", Trouble.NOT_PUBLIC),
        ("http://[::1]/", Trouble.NOT_PUBLIC),
        ("file:///etc/passwd", Trouble.NOT_HTTP),
        ("http://127.0.0.1:22/", Trouble.NOT_HTTP),
        ("gopher://127.0.0.1/", Trouble.NOT_HTTP),
    ],
)
def test_a_redirect_is_checked_as_the_first_address_was(server, limits, says, location, trouble):
    server.answer = says(status=301, Location=location)

    seen = look_at(server.address(), limits())

    assert (seen.status, seen.trouble, len(server.asked)) == (0, trouble, 1)


def test_a_circle_is_left(server, limits, says):
    server.answer = says(status=307, Location="/again")

    seen = look_at(server.address(), limits())

    assert seen.trouble == Trouble.TOO_MANY_REDIRECTS
    assert len(server.asked) == REDIRECTS + 1


def test_a_page_is_read_up_to_the_limit(server, limits, says):
    body = b"a" * (2 * LARGEST)
    server.answer = says(body, Content_Type="text/plain")

    seen = look_at(server.address(), limits())

    assert seen.sha256 == hashlib.sha256(body[:LARGEST]).hexdigest()


def test_a_body_without_end_is_left_in_time(server, limits):
    def drip(handler):
        handler.send_response(200)
        handler.end_headers()
        while not server.ended.wait(0.02):
            handler.wfile.write(b".")

    server.answer = drip
    began = time.monotonic()

    seen = look_at(server.address(), limits(seconds=0.4))

    assert seen.trouble == Trouble.TOO_SLOW
    assert time.monotonic() - began < 2


def test_headers_without_end_are_left_in_time(server, limits):
    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not server.ended.wait(0.02):
            handler.wfile.write(b"x")

    server.answer = drip
    began = time.monotonic()

    seen = look_at(server.address(), limits(seconds=0.4))

    assert seen.trouble == Trouble.TOO_SLOW
    assert time.monotonic() - began < 2


def test_a_page_that_is_gone_is_seen_as_gone(server, limits, says):
    server.answer = says(b"Nothing here.", status=404)

    assert look_at(server.address(), limits()).status == 404


def test_a_server_that_does_not_answer_is_said(server, limits):
    server.answer = lambda handler: handler.connection.close()

    assert look_at(server.address(), limits()).trouble == Trouble.UNREACHABLE


def test_a_port_where_nobody_listens_is_said(limits):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        open_limits = Limits(may_reach=lambda address: True, ports=frozenset({port}))

        seen = look_at(f"http://127.0.0.1:{port}/", open_limits)

    assert seen.trouble == Trouble.UNREACHABLE


def test_a_name_that_nobody_has_is_said():
    assert look_at("http://no-such-bridge.invalid/").trouble == Trouble.UNKNOWN_HOST


def test_a_server_that_speaks_no_tls_is_said(server, limits):
    https = f"https://127.0.0.1:{server.port}/"

    assert look_at(https, limits()).trouble == Trouble.UNREACHABLE
    assert server.asked == []


def test_a_certificate_that_nobody_vouches_for_is_said(server, limits, says, own_certificate):
    server.answer = says(PAGE)
    server.socket = own_certificate.wrap_socket(server.socket, server_side=True)

    seen = look_at(f"https://127.0.0.1:{server.port}/", limits())

    assert seen.trouble == Trouble.UNTRUSTED
    assert server.asked == []


def test_a_name_in_another_script_is_asked_for_as_name_servers_know_it(
    server, limits, says, monkeypatch
):
    server.answer = says(PAGE)
    asked = []

    def found(host, port, **more):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", found)

    look_at(server.address("/", "мост.example"), limits())

    assert asked == ["xn--l1aeje.example"]
    assert server.asked == [("/", f"xn--l1aeje.example:{server.port}")]


def test_a_name_too_long_for_name_servers_is_said(limits):
    assert look_at(f"http://{'a' * 70}.example/", limits()).trouble == Trouble.UNKNOWN_HOST


@pytest.mark.parametrize(
    ("kind", "body", "title"),
    [
        ("text/html; charset=windows-1251", "<title>Мост</title>".encode("cp1251"), "Мост"),
        ("text/html; charset=nonsense", b"<title>Ura</title>", "Ura"),
        ("text/html", b"<title>\x00\xff A &amp; B</title>", "� A & B"),
        ("text/html", b"<svg><title>One</title></svg><title>Two</title>", "One"),
        ("text/html", b"<title>never closed", "never closed"),
        ("application/pdf", b"<title>no page</title>", ""),
    ],
)
def test_the_title_is_read_in_whatever_letters_it_is_written(
    server, limits, says, kind, body, title
):
    server.answer = says(body, Content_Type=kind)

    assert look_at(server.address(), limits()).title == title


def test_an_address_in_another_script_is_asked_for_as_the_wire_wants_it(server, limits, says):
    server.answer = says(PAGE)

    look_at(server.address("/мост?а=б в%20г"), limits())

    assert server.asked[0][0] == "/%D0%BC%D0%BE%D1%81%D1%82?%D0%B0=%D0%B1%20%D0%B2%20%D0%B3"
