"""The hub is not led into a network of its own, and calls a page gone when it is."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mostura.answer.claims.policy import links
from mostura.answer.claims.policy.links import Health, Seen, Trouble

NOW = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
YESTERDAY = NOW - dt.timedelta(days=1)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.9.9", "169.254.169.254", "0.0.0.0",
     "100.64.0.1", "224.0.0.1", "239.1.1.1", "255.255.255.255", "192.0.2.7", "198.18.0.1",
     "240.0.0.1",
     "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1",
     "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
     "2002:7f00:1::", "2002:a00:1::1", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
)  # fmt: skip
def test_an_address_of_a_private_network_is_known(address):
    assert not links.is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111"])
def test_an_address_of_the_open_internet_is_known(address):
    assert links.is_public(address)


@given(st.ip_addresses(v=4, network="10.0.0.0/8"))
def test_no_wrapping_makes_a_private_address_public(inner):
    assert not links.is_public(f"::ffff:{inner}")


@pytest.mark.parametrize(
    "address",
    ["ftp://example.org/a", "file:///etc/passwd", "javascript:alert(1)", "http://", "//host/a",
     "http://user:word@example.org/", "http://example.org:22/", "https://example.org:80/",
     "http://example.org:x/", "http://[::1/", "gopher://example.org/", ""],
)  # fmt: skip
def test_an_address_that_is_none_of_the_web_is_known(address):
    assert links.trouble_with(address) == Trouble.NOT_HTTP


@pytest.mark.parametrize(
    "address",
    ["http://example.org", "https://example.org/a?b=c#d", "https://example.org:443/",
     "https://мост.example/изјава"],
)  # fmt: skip
def test_an_address_of_the_web_is_looked_at(address):
    assert links.trouble_with(address) is None


@pytest.mark.parametrize(
    ("seen", "sound"),
    [
        (Seen(200), True),
        (Seen(403), True),
        (Seen(429), True),
        (Seen(404), False),
        (Seen(500), False),
        (Seen(0, Trouble.UNREACHABLE), False),
        (Seen(302, Trouble.TOO_MANY_REDIRECTS), False),
    ],
)
def test_what_a_reader_can_open_is_sound(seen, sound):
    assert seen.sound == sound


def test_a_page_that_the_server_calls_gone_is_gone_at_once():
    assert links.health_after(Seen(410), 0, None, NOW) == Health(1, NOW, NOW, NOW + links.GONE)


def test_a_server_that_is_down_for_two_days_has_lost_nothing():
    down = Seen(0, Trouble.UNREACHABLE)

    assert links.health_after(down, 1, YESTERDAY, NOW) == Health(
        2, YESTERDAY, None, NOW + links.FAILING
    )


def test_a_server_that_stays_away_takes_its_page_along_since_the_first_day():
    down = Seen(0, Trouble.UNKNOWN_HOST)

    assert links.health_after(down, 2, YESTERDAY, NOW) == Health(
        3, YESTERDAY, YESTERDAY, NOW + links.GONE
    )


def test_a_page_that_is_there_again_starts_anew():
    assert links.health_after(Seen(200), 7, YESTERDAY, NOW) == Health(
        0, None, None, NOW + links.SOUND
    )
