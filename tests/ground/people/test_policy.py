"""Rules about people."""

import datetime as dt

import pytest

from mostura.actor import CLOCK, VISITOR, Actor, Role
from mostura.ground.people import policy
from mostura.ground.people.models import Invitation
from mostura.ground.people.policy import InvitationState, Refusal

OURS, THEIRS = 1, 2
MEMBER = Actor(11, OURS, frozenset({Role.MEMBER}))
EDITOR = Actor(12, OURS, frozenset({Role.EDITOR}))
SECRETARIAT = Actor(13, OURS, frozenset({Role.SECRETARIAT}))
OPERATOR = Actor(14, OURS, frozenset({Role.OPERATOR}))
NOON = dt.datetime(2026, 5, 4, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("actor", "place", "role", "refusal"),
    [
        (EDITOR, OURS, Role.MEMBER, None),
        (EDITOR, OURS, Role.EDITOR, None),
        (EDITOR, OURS, Role.SECRETARIAT, Refusal.ROLE_TOO_HIGH),
        (EDITOR, OURS, Role.OPERATOR, Refusal.ROLE_TOO_HIGH),
        (EDITOR, THEIRS, Role.MEMBER, Refusal.OTHER_ORGANISATION),
        (SECRETARIAT, THEIRS, Role.OPERATOR, None),
        (CLOCK, THEIRS, Role.SECRETARIAT, None),
        (MEMBER, OURS, Role.MEMBER, Refusal.MAY_NOT_INVITE),
        (OPERATOR, OURS, Role.MEMBER, Refusal.MAY_NOT_INVITE),
        (VISITOR, OURS, Role.MEMBER, Refusal.MAY_NOT_INVITE),
    ],
)
def test_editors_invite_into_their_own_organisation_and_the_secretariat_anywhere(
    actor, place, role, refusal
):
    assert policy.refusal_to_invite(actor, place, role) == refusal


def test_what_was_accepted_is_not_withdrawn():
    refusal = policy.refusal_to_withdraw(EDITOR, OURS, Role.MEMBER, InvitationState.ACCEPTED)

    assert refusal == Refusal.ALREADY_ACCEPTED


@pytest.mark.parametrize("state", sorted(set(InvitationState) - {InvitationState.OPEN}))
def test_only_an_open_invitation_is_accepted(state):
    refusal = policy.refusal_to_accept(state, invited="ana@example.org", signed_in_as="")

    assert refusal == Refusal.NOT_OPEN


def test_an_invitation_is_for_the_address_it_went_to():
    other = policy.refusal_to_accept("open", invited="ana@example.org", signed_in_as="b@x.org")
    same = policy.refusal_to_accept(
        "open", invited="Ana@example.org", signed_in_as="ana@EXAMPLE.org"
    )

    assert (other, same) == (Refusal.SOMEONE_ELSE, None)


def test_an_invitation_lasts_two_weeks():
    invitation = Invitation(expires_at=NOON + policy.INVITATION_LASTS)

    states = [
        invitation.state_at(NOON + dt.timedelta(days=days, seconds=-seconds))
        for days, seconds in ((0, 0), (14, 1), (14, 0))
    ]

    assert states == [InvitationState.OPEN, InvitationState.OPEN, InvitationState.EXPIRED]


def refusal_to_end(actor, *, role=Role.MEMBER, place=OURS, person=99, others=1):
    return policy.refusal_to_end(
        actor, person_id=person, organisation_id=place, role=role, others_in_secretariat=others
    )


def test_anyone_may_lay_down_a_role():
    assert refusal_to_end(MEMBER, person=MEMBER.person_id) is None
    assert refusal_to_end(MEMBER) == Refusal.MAY_NOT_INVITE


def test_an_editor_takes_only_what_an_editor_gives():
    assert refusal_to_end(EDITOR) is None
    assert refusal_to_end(EDITOR, role=Role.OPERATOR) == Refusal.ROLE_TOO_HIGH
    assert refusal_to_end(EDITOR, place=THEIRS) == Refusal.OTHER_ORGANISATION


@pytest.mark.parametrize("person", [99, SECRETARIAT.person_id])
def test_the_last_member_of_the_secretariat_stays(person):
    last = refusal_to_end(SECRETARIAT, role=Role.SECRETARIAT, person=person, others=0)
    one_of_two = refusal_to_end(SECRETARIAT, role=Role.SECRETARIAT, person=person, others=1)

    assert (last, one_of_two) == (Refusal.LAST_SECRETARIAT, None)


@pytest.mark.parametrize(
    ("actor", "person", "in_secretariat", "others", "refusal"),
    [
        (SECRETARIAT, 99, False, 0, None),
        (SECRETARIAT, 99, True, 1, None),
        (SECRETARIAT, 99, True, 0, Refusal.LAST_SECRETARIAT),
        (SECRETARIAT, SECRETARIAT.person_id, True, 1, Refusal.NOT_YOURSELF),
        (EDITOR, 99, False, 1, Refusal.NOT_SECRETARIAT),
        (OPERATOR, 99, False, 1, Refusal.NOT_SECRETARIAT),
    ],
)
def test_the_secretariat_suspends_but_never_itself_as_a_whole(
    actor, person, in_secretariat, others, refusal
):
    found = policy.refusal_to_suspend(
        actor, person_id=person, in_secretariat=in_secretariat, others_in_secretariat=others
    )

    assert found == refusal


def test_a_printed_link_is_for_the_demonstration_only():
    real = policy.refusal_to_enter(demonstration=False, suspended=False)
    suspended = policy.refusal_to_enter(demonstration=True, suspended=True)
    shown = policy.refusal_to_enter(demonstration=True, suspended=False)

    assert (real, suspended, shown) == (Refusal.NOT_DEMONSTRATION, Refusal.SUSPENDED, None)


@pytest.mark.parametrize(
    ("actor", "needs"),
    [(MEMBER, False), (EDITOR, True), (SECRETARIAT, True), (OPERATOR, True), (VISITOR, False)],
)
def test_who_can_publish_invite_or_operate_needs_a_second_factor(actor, needs):
    assert policy.needs_second_factor(actor, demonstration=False) is needs
    assert policy.needs_second_factor(actor, demonstration=True) is False


def test_everyone_grants_only_what_they_may():
    grants = {one: policy.roles_to_grant(one) for one in (MEMBER, EDITOR, SECRETARIAT, OPERATOR)}

    assert grants == {
        MEMBER: [],
        EDITOR: [Role.MEMBER, Role.EDITOR],
        SECRETARIAT: list(Role),
        OPERATOR: [],
    }


def test_one_acts_for_an_organisation_of_ones_own():
    assert policy.refusal_to_act_for(THEIRS, frozenset({OURS})) == Refusal.NOT_YOUR_ORGANISATION
    assert policy.refusal_to_act_for(OURS, frozenset({OURS})) is None


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15.1; rv:140.0) Firefox/140.0", "Firefox, macOS"),
        ("curl/8.1", ""),
    ],
)
def test_a_machine_is_told_in_two_words(user_agent, device):
    assert policy.device_of(user_agent) == device


@pytest.mark.parametrize(
    ("actor", "demonstration", "minutes"),
    [
        (MEMBER, False, 30),
        (EDITOR, False, 30),
        (SECRETARIAT, False, 30),
        (OPERATOR, False, 10),
        (SECRETARIAT, True, 12 * 60),
    ],
)
def test_how_long_an_unused_machine_stays_signed_in(actor, demonstration, minutes):
    unused = policy.unused_lasts(actor, demonstration=demonstration)

    assert unused == dt.timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("age", "unused", "over"),
    [(11 * 60, 10, False), (11 * 60, 31, True), (12 * 60 + 1, 0, True)],
)
def test_a_sign_in_ends_by_age_or_by_lying_unused(age, unused, over):
    began, seen = NOON - dt.timedelta(minutes=age), NOON - dt.timedelta(minutes=unused)

    assert policy.is_over(NOON, began_at=began, seen_at=seen, unused=policy.UNUSED_LASTS) is over
