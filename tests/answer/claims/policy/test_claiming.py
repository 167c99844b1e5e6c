"""Everyone speaks for the own organisation; the office for monitors and for those asked."""

import pytest

from mostura.actor import CLOCK, VISITOR, Actor, Role
from mostura.answer.claims.policy import claiming
from mostura.answer.claims.policy.claiming import Refusal, Whose
from mostura.answer.claims.policy.measuring import Party

MEMBER = Actor(1, 10, frozenset({Role.MEMBER}))
EDITOR = Actor(2, 10, frozenset({Role.EDITOR}))
OFFICE = Actor(3, 30, frozenset({Role.SECRETARIAT}))
OPERATOR = Actor(4, 10, frozenset({Role.OPERATOR}))
BY_LINK = Actor(organisation_id=20)
OURS = Whose(10, Party.CIVIL_SOCIETY, asked=False)
MINISTRY = Whose(20, Party.INSTITUTION, asked=True)
OTHERS = Whose(40, Party.CIVIL_SOCIETY, asked=False)
MONITOR = Whose(50, Party.MONITOR, asked=False)


@pytest.mark.parametrize(
    ("actor", "whose", "refusal"),
    [
        (MEMBER, OURS, None),
        (EDITOR, OURS, None),
        (BY_LINK, MINISTRY, None),
        (OFFICE, MINISTRY, None),
        (OFFICE, MONITOR, None),
        (OFFICE, Whose(30, Party.CIVIL_SOCIETY, asked=False), None),
        (OFFICE, Whose(50, Party.MONITOR, asked=False, claims_as=Party.MONITOR), None),
        (MEMBER, OTHERS, Refusal.NOT_YOUR_ORGANISATION),
        (MEMBER, MONITOR, Refusal.NOT_YOUR_ORGANISATION),
        (MEMBER, Whose(10, Party.MONITOR, asked=False), Refusal.NOT_YOUR_ORGANISATION),
        (OPERATOR, OURS, Refusal.NOT_YOUR_ORGANISATION),
        (VISITOR, OURS, Refusal.NOT_YOUR_ORGANISATION),
        (VISITOR, Whose(0, Party.CIVIL_SOCIETY, asked=True), Refusal.NOT_YOUR_ORGANISATION),
        (CLOCK, OURS, Refusal.NOT_YOUR_ORGANISATION),
        (Actor(organisation_id=10), OURS, Refusal.NOT_YOUR_ORGANISATION),
        (OFFICE, OTHERS, Refusal.NOT_ADDRESSEE),
        (OFFICE, Whose(20, Party.MONITOR, asked=True), Refusal.SPEAKS_FOR_ITSELF),
        (
            OFFICE,
            Whose(40, Party.MONITOR, asked=False, claims_as=Party.CIVIL_SOCIETY),
            Refusal.SPEAKS_FOR_ITSELF,
        ),
    ],
)
def test_who_may_speak_for_whom(actor, whose, refusal):
    assert claiming.refusal_to_claim(actor, whose, public=True) == refusal


@pytest.mark.parametrize("actor", [MEMBER, OFFICE, BY_LINK])
def test_nobody_claims_anything_about_what_is_not_public(actor):
    assert claiming.refusal_to_claim(actor, OURS, public=False) == Refusal.NOT_PUBLIC


@pytest.mark.parametrize(
    ("kind", "asked", "party"),
    [
        ("government", True, Party.INSTITUTION),
        ("municipality", False, Party.INSTITUTION),
        ("judiciary", False, Party.INSTITUTION),
        ("international", True, Party.INSTITUTION),
        ("international", False, Party.CIVIL_SOCIETY),
        ("donor", True, Party.INSTITUTION),
        ("cso", True, Party.CIVIL_SOCIETY),
        ("cso", False, Party.CIVIL_SOCIETY),
        ("", True, Party.INSTITUTION),
    ],
)
def test_on_which_side_an_organisation_stands(kind, asked, party):
    assert claiming.party_of(kind, asked=asked) == party


@pytest.mark.parametrize(
    ("of_this_ask", "of_all", "refusal"),
    [
        (4, 199, None),
        (5, 5, Refusal.TOO_MANY_CHANGES),
        (0, 200, Refusal.TOO_MANY_CLAIMS),
    ],
)
def test_a_flood_of_claims_ends(of_this_ask, of_all, refusal):
    assert claiming.refusal_of_flood(of_this_ask, of_all) == refusal


@pytest.mark.parametrize(
    ("of_this_claim", "of_today", "refusal"),
    [
        (19, 99, None),
        (20, 0, Refusal.TOO_MUCH_EVIDENCE),
        (0, 100, Refusal.EVIDENCE_FLOOD),
    ],
)
def test_a_flood_of_evidence_ends(of_this_claim, of_today, refusal):
    assert claiming.refusal_of_evidence(of_this_claim, of_today) == refusal


@pytest.mark.parametrize(
    ("actor", "organisation", "party", "refusal"),
    [
        (MEMBER, 10, Party.CIVIL_SOCIETY, None),
        (BY_LINK, 20, Party.INSTITUTION, None),
        (OFFICE, 50, Party.MONITOR, None),
        (OFFICE, 20, Party.INSTITUTION, None),
        (OFFICE, 10, Party.CIVIL_SOCIETY, Refusal.NOT_YOUR_CLAIM),
        (EDITOR, 20, Party.INSTITUTION, Refusal.NOT_YOUR_CLAIM),
        (VISITOR, 10, Party.CIVIL_SOCIETY, Refusal.NOT_YOUR_CLAIM),
    ],
)
def test_who_may_change_a_claim(actor, organisation, party, refusal):
    assert claiming.refusal_to_change(actor, organisation, party) == refusal


@pytest.mark.parametrize(
    ("actor", "may"),
    [(MEMBER, True), (OFFICE, True), (OPERATOR, False), (VISITOR, False), (BY_LINK, False)],
)
def test_who_is_offered_to_speak(actor, may):
    assert claiming.may_claim(actor) == may


def test_what_is_taken_back_needs_a_reason():
    assert claiming.refusal_of_reason(" \n") == Refusal.NEEDS_A_REASON
    assert claiming.refusal_of_reason("Counted twice.") is None
