"""Who keeps the registry, and what may be joined."""

import pytest

from mostura.actor import CLOCK, VISITOR, Actor, Role
from mostura.ground.organisations.policy import importing
from mostura.ground.organisations.policy import registry as policy
from mostura.ground.organisations.policy.registry import Named, NameKind, Refusal

OFFICE = Actor(1, 1, frozenset({Role.SECRETARIAT}))
EDITOR = Actor(2, 1, frozenset({Role.EDITOR, Role.MEMBER, Role.OPERATOR}))


@pytest.mark.parametrize("actor", [VISITOR, EDITOR])
def test_only_the_secretariat_keeps_the_registry(actor):
    assert policy.refusal_to_keep(actor) == Refusal.NOT_SECRETARIAT


@pytest.mark.parametrize("actor", [OFFICE, CLOCK])
def test_the_secretariat_and_the_machine_keep_the_registry(actor):
    assert policy.refusal_to_keep(actor) is None


@pytest.mark.parametrize(
    ("kept", "joined", "already", "groups_differ", "refusal"),
    [
        (1, 1, False, False, Refusal.SAME),
        (1, 2, True, False, Refusal.JOINED_ALREADY),
        (1, 2, False, True, Refusal.GROUP_WITH_BODY),
        (1, 2, False, False, None),
    ],
)
def test_two_entries_are_joined_once_and_like_with_like(
    kept, joined, already, groups_differ, refusal
):
    found = policy.refusal_to_join(
        OFFICE, kept=kept, joined=joined, already=already, groups_differ=groups_differ
    )

    assert found == refusal


def test_nobody_stands_above_themselves():
    assert policy.refusal_of_parent(3, [5, 3]) == Refusal.OWN_PARENT
    assert policy.refusal_of_parent(3, [5, 4]) is None


def test_the_english_official_name_is_the_chief_one():
    names = [Named("sq", "Ura"), Named("en", "UR", NameKind.ABBREVIATION), Named("en", "Bridge")]

    assert policy.chief_of(names) == "Bridge"
    assert policy.chief_of(names[:2]) == "Ura"
    assert policy.chief_of([]) == ""


def test_a_fault_says_what_it_is_about():
    fault = importing.Fault("country_unknown", "Atlantis")

    assert fault.sentence == (
        "“Atlantis” is no country that is known here. Use its name or two-letter code."
    )
