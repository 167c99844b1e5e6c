"""Nothing opens that has not said for whom, and lists show nobody what is hidden."""

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from mostura.actor import VISITOR, Actor, Role
from mostura.config import checks
from mostura.config.others import AUDIENCES, SECURING, declared
from mostura.shell.audience import EVERYONE, SIGNED_IN, audience_of, open_to

HIDDEN = ("Skriveni nacrt", "Skrivena preporuka")
LISTS = [
    "/",
    "/documents/",
    "/documents/?q=Skriveni",
    "/documents/?q=%D0%A1%D0%BA%D1%80%D0%B8%D0%B2%D0%B5%D0%BD%D0%B8",
    "/recommendations/",
    "/recommendations/?q=Skrivena",
    "/recommendations/?q=preporuka",
    "/recommendations/register.csv",
    "/recommendations/register.json",
    "/organisations/",
    "/themes/",
    "/places/",
]
OWN_LISTS = ["/desk/", "/documents/in-the-works/", "/colleagues/", "/account/"]


def undeclared(request):
    return HttpResponse("open to the world")


@open_to(Role.EDITOR)
def editors_only(request):
    return HttpResponse("for editors")


class Undeclared:
    urlpatterns = [path("leak/", undeclared), path("editors/", editors_only)]


def test_an_address_without_an_audience_stops_the_hub_from_starting(settings):
    settings.ROOT_URLCONF = Undeclared

    found = checks.every_address_declares_its_audience(None)

    assert [one.msg for one in found] == ["/leak/ does not say who may come."]


def test_every_address_of_the_hub_has_an_audience():
    assert checks.every_address_declares_its_audience(None) == []


@pytest.mark.parametrize(
    ("audience", "visitor", "member", "operator"),
    [
        (EVERYONE, True, True, True),
        (SIGNED_IN, False, True, True),
        (audience_of(editors_only), False, False, False),
        (audience_of(open_to(Role.MEMBER, Role.EDITOR)(lambda r: r)), False, True, False),
    ],
)
def test_an_audience_admits_its_own(audience, visitor, member, operator):
    people = [
        VISITOR,
        Actor(1, 1, frozenset({Role.MEMBER})),
        Actor(2, 1, frozenset({Role.OPERATOR})),
    ]

    assert [audience.admits(one) for one in people] == [visitor, member, operator]


@pytest.mark.parametrize("wrong", [(), (EVERYONE, Role.EDITOR), ("everyone",)])
def test_an_audience_is_said_clearly_or_not_at_all(wrong):
    with pytest.raises(TypeError):
        open_to(*wrong)


def test_only_named_addresses_of_libraries_open():
    opened = {one.name for one in declared("", "allauth.account.urls")}

    assert opened == {name for name in AUDIENCES if name.startswith("account_")}
    assert not {name for name in opened if "password" in name}


def test_the_way_to_a_second_factor_stays_open():
    assert {name for name in SECURING if name.startswith("mfa_")} <= set(AUDIENCES)


@pytest.fixture
def drafts(everyone, makers):
    """Something to hide: a draft document and a draft recommendation of the first organisation."""
    ours, _theirs, knocking = everyone
    makers["document"](ours)
    makers["recommendation"](ours)
    return {one.name: one for one in knocking}


def seen(someone, address):
    client = Client()
    client.cookies.load(someone.cookies)
    cache.clear()
    answer = client.get(address)
    words = b"".join(answer).decode() if answer.streaming else answer.text
    return answer.status_code, [one for one in HIDDEN if one in words]


def test_there_is_something_to_hide(drafts):
    status, found = seen(drafts["editor"], "/documents/in-the-works/")

    assert (status, found) == (200, ["Skriveni nacrt"])


@pytest.mark.parametrize("name", ["visitor", "operator", "other member", "other editor"])
@pytest.mark.parametrize("address", LISTS)
def test_no_list_search_or_export_shows_drafts_of_others(drafts, name, address):
    assert seen(drafts[name], address) == (200, [])


@pytest.mark.parametrize("name", ["other member", "other editor"])
@pytest.mark.parametrize("address", OWN_LISTS)
def test_no_page_of_ones_own_shows_drafts_of_others(drafts, name, address):
    assert seen(drafts[name], address) == (200, [])


@pytest.mark.parametrize("address", ["/documents/", "/recommendations/", "/organisations/"])
def test_counts_do_not_tell_of_drafts(everyone, makers, address):
    ours, _theirs, knocking = everyone
    stranger = next(one for one in knocking if one.name == "other editor")

    def page():
        client = Client()
        client.cookies.load(stranger.cookies)
        answer = client.get(address)
        return answer.text.partition("<main")[2].partition("</main>")[0]

    before = page()
    for _ in range(3):
        makers["document"](ours)
        makers["recommendation"](ours)

    assert page() == before
