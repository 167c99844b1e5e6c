"""Rules of the vault."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mostura.actor import CLOCK, VISITOR, Actor, Role
from mostura.ground.vault import policy
from mostura.ground.vault.policy import MEGABYTE, Refusal

LIMITS = policy.Limits(size=25 * MEGABYTE, pages=2000)
ROOM = 1000 * MEGABYTE
MEMBER = Actor(3, 7, frozenset({Role.MEMBER}))
SECRETARIAT = Actor(4, 1, frozenset({Role.SECRETARIAT}))


@pytest.mark.parametrize(
    ("size", "free", "refusal"),
    [
        (0, ROOM, Refusal.EMPTY),
        (25 * MEGABYTE, ROOM, None),
        (25 * MEGABYTE + 1, ROOM, Refusal.TOO_LARGE),
        (10 * MEGABYTE, 30 * MEGABYTE, Refusal.NO_SPACE),
        (1, 17 * MEGABYTE, None),
    ],
)
def test_a_file_needs_substance_measure_and_room(size, free, refusal):
    assert policy.refusal_of_size(size, free, LIMITS) == refusal


def test_only_who_handed_a_file_over_and_the_secretariat_take_it_away():
    stranger = Actor(5, 8, frozenset({Role.EDITOR}))

    refusals = [
        policy.refusal_to_remove(one, 7) for one in (MEMBER, SECRETARIAT, CLOCK, stranger, VISITOR)
    ]

    assert refusals == [None, None, None, Refusal.NOT_YOURS, Refusal.NOT_YOURS]


def test_only_the_secretariat_looks_into_quarantine():
    seen = [policy.may_see_quarantine(one) for one in (MEMBER, SECRETARIAT, VISITOR)]

    assert seen == [False, True, False]


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("report.pdf", "report.pdf"),
        ("C:\\Users\\Ana\\report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("Извештај о дијалогу.docx", "Извештај о дијалогу.docx"),
        ('a"b<c>.pdf', "a_b_c_.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"),
        ("...", "file"),
        ("", "file"),
    ],
)
def test_a_name_loses_its_folders_and_its_tricks(given, plain):
    assert policy.plain_name(given) == plain


@given(st.text(max_size=400))
def test_no_name_is_empty_long_or_leads_elsewhere(given):
    name = policy.plain_name(given)

    assert 0 < len(name) <= policy.NAME_LENGTH + 6
    assert not set(name) & set('/\\\0\r\n"')


@pytest.mark.parametrize(
    ("name", "media_type", "served"),
    [
        ("plan.pdf", policy.PDF, "plan.pdf"),
        ("plan.exe", policy.PDF, "plan.pdf"),
        ("plan", policy.PDF, "plan.pdf"),
        ("photo.JPEG", "image/jpeg", "photo.JPEG"),
        ("page.htm", policy.HTML, "page.htm"),
        ("letter.final version", policy.DOCX, "letter.final version.docx"),
    ],
)
def test_the_end_of_a_served_name_says_what_the_file_is(name, media_type, served):
    assert policy.name_to_serve(name, media_type) == served


def test_every_kind_that_is_quarantined_has_a_sentence_that_says_what_to_do():
    assert all(len(reason.label.split(". ")) >= 2 for reason in policy.QUARANTINE)
