"""Links: made, renewed, handed on, taken back."""

import pytest

from mostura.actor import CLOCK, VISITOR
from mostura.answer.correspondence.actions import asking as put
from mostura.answer.correspondence.actions import links
from mostura.answer.correspondence.models import Link
from mostura.answer.correspondence.policy import answers
from mostura.answer.correspondence.queries import behind_link
from mostura.refused import Refused


def token_of(link):
    return links.address_of(link).rstrip("/").rpartition("/")[2]


def test_the_link_itself_stands_nowhere(link):
    token = token_of(link)

    assert token not in str(Link.objects.values().get())
    assert behind_link.link_behind(VISITOR, token) == link


@pytest.mark.parametrize("change", [lambda one: one[:-1], lambda one: one + "A", str.swapcase])
def test_a_changed_link_opens_nothing(link, change):
    assert behind_link.link_behind(VISITOR, change(token_of(link))) is None


def test_a_link_is_long_enough_not_to_be_guessed(link):
    assert len(token_of(link)) * 6 >= 256


def test_two_clicks_on_handing_on_make_one_link(link):
    colleague = {"name": "Unit 4", "email": "unit4@bridges.example", "language": "en"}

    first = links.hand_on(link, **colleague, by=CLOCK)
    second = links.hand_on(link, **colleague, by=CLOCK)

    assert first == second


def test_an_expired_link_is_not_handed_on(link, days_pass):
    days_pass(link, days=121)

    with pytest.raises(Refused) as refused:
        links.hand_on(link, name="Unit", email="unit@bridges.example", language="en", by=CLOCK)

    assert refused.value.reason == answers.Refusal.LINK_NOT_OPEN


def test_an_office_that_is_written_to_no_more_gets_no_fresh_link(link, office, secretariat):
    put.end_contact(office, by=secretariat)

    with pytest.raises(Refused) as refused:
        links.renew_link(Link.objects.get(), by=CLOCK)

    assert refused.value.reason == answers.Refusal.NO_MAILBOX
    assert links.renew_for_mailbox(office.email, by=CLOCK) == 0


def test_what_the_secretariat_took_back_is_not_renewed(link, secretariat):
    links.revoke_link(link, by=secretariat)

    with pytest.raises(Refused) as refused:
        links.renew_link(link, by=CLOCK)

    assert refused.value.reason == answers.Refusal.LINK_NOT_OPEN
