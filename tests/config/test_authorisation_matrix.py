"""Every address, for everyone, by every method, before everyone's things: one table says what
answers. `expectations.toml` is that table; an address that it lacks fails here.
"""

import itertools
import sys
import tomllib
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from mostura.actor import Role
from mostura.config.checks import all_patterns
from mostura.config.others import SECURING
from mostura.ground.ledger.models import Entry

TABLE = tomllib.loads((Path(__file__).parent / "expectations.toml").read_text())
PATTERNS = {pattern.name: pattern for _path, pattern in all_patterns()}
METHODS = ("GET", "POST", "PUT", "DELETE")
ROLES = [role.value for role in Role]
UNSECURED = "unsecured"  # as conftest names an editor who signs in with a mailbox only
LOGIN = "/sign-in/login/?next="
SECOND_FACTOR = "/account/second-factor/"
ran = 0


NOWHERE = {"int": 987_654_321, "str": "nowhere", "slug": "nowhere", "number": 987_654_321}


# --- what the table says -------------------------------------------------------------------------


def named(words):
    """Who stands behind the words of the table."""
    if words == "everyone":
        return {"visitor", UNSECURED, *ROLES}
    return {UNSECURED, *ROLES} if words == "signed_in" else set(words.split())


def expected(name, row, someone, thing, method):
    """What answers: open, login, refused, missing, or first a second factor."""
    waits = someone.role == UNSECURED and row["comes"] != "everyone"
    if waits and name.partition(":")[0] not in SECURING:
        return "second factor"
    if waits and "unsecured" in row:
        return row["unsecured"]
    if someone.role not in named(row["comes"]):
        return "login" if someone.role == "visitor" else "refused"
    if thing == "nothing":
        return "missing" if row.get("exists", True) else "open"
    if thing is None:
        return "open"
    side = "own" if (thing == "ours") == someone.at_home else "other"
    if someone.role not in named(row[side]):
        return "missing"
    acts = row.get(f"acts_{side}", row[side]) if method == "POST" else row[side]
    return "open" if someone.role in named(acts) else "refused"


def answered(response, row):
    """The kind of an answer."""
    if response.status_code == 302 and response.headers["Location"].startswith(LOGIN):
        return "open" if row["comes"] == "everyone" else "login"
    if response.status_code == 302 and response.headers["Location"] == SECOND_FACTOR:
        return "second factor"
    kinds = {403: "refused", 404: "missing", 405: "wrong method", 410: "missing"}
    if response.status_code >= 500:
        return f"fault {response.status_code}"
    return kinds.get(response.status_code, "open")


def nowhere(pattern):
    converters = pattern.pattern.converters
    return {
        name: NOWHERE.get(type(one).__name__.removesuffix("Converter").lower(), "nowhere")
        for name, one in converters.items()
    }


def addresses(name, row, makers, ours, theirs):
    """The address with each thing it may name: ours, theirs, one that is not there."""
    maker = makers.get(name)
    bare = name.partition(":")[0]
    if maker is None:
        return [(None, reverse(bare, kwargs=row.get("kwargs", {})))]
    here, there = maker(ours), maker(theirs)
    return [
        ("ours", reverse(bare, kwargs=here)),
        ("theirs", reverse(bare, kwargs=there)),
        ("nothing", reverse(bare, kwargs=here | nowhere(PATTERNS[bare]))),
    ]


# --- the matrix ----------------------------------------------------------------------------------


def test_every_address_stands_in_the_table():
    named_once = {name.partition(":")[0] for name in TABLE}

    assert set(PATTERNS) == named_once


@pytest.mark.parametrize("name", sorted(TABLE))
def test_an_address_answers_as_the_table_says(name, everyone, makers, settings):
    global ran  # noqa: PLW0603 - the last test tells how much was checked
    settings.LOGIN_REDIRECT_URL = "my_account"
    ours, theirs, knocking = everyone
    row, client, wrong = TABLE[name], Client(raise_request_exception=False), []
    places = addresses(name, row, makers, ours, theirs)
    for someone, (thing, path), method in itertools.product(knocking, places, METHODS):
        client.cookies = SimpleCookie(someone.cookies)
        cache.clear()
        before, mark = Entry.objects.count(), transaction.savepoint()
        response = client.generic(method, path)
        wrote = Entry.objects.count() - before
        transaction.savepoint_rollback(mark)
        ran += 1
        found, wanted = answered(response, row), expected(name, row, someone, thing, method)
        if found == "wrong method" and wanted in {"open", "missing"}:
            found = wanted  # who may come is asked before the method is, and this one does nothing
        if found != wanted:
            wrong.append(f"{someone.name} {method} {thing or ''}: {found}, not {wanted}")
        if wrote and (method != "POST" or wanted != "open"):
            wrong.append(f"{someone.name} {method} {thing or ''}: wrote into the ledger")

    assert wrong == []


def test_the_matrix_is_large(capsys):
    with capsys.disabled():
        sys.stdout.write(f" authorisation matrix: {len(PATTERNS)} addresses, {ran} checks ")

    assert ran == 0 or ran >= 4 * len(PATTERNS)
