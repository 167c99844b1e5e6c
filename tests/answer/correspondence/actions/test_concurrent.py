"""Two officers at the same moment."""

import threading

import pytest
from django.db import connection

from mostura.actor import CLOCK, Actor
from mostura.answer.correspondence.actions import links, replying
from mostura.answer.correspondence.actions.stepping import Said
from mostura.answer.correspondence.models import Asking
from mostura.answer.correspondence.policy import answers
from mostura.refused import Refused

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one writer in at a time"
    ),
]


def at_once(*acts):
    """Run acts at the same time, each with a connection of its own; what each came to."""
    ready, came_to = threading.Barrier(len(acts)), [None] * len(acts)

    def run(number, act):
        ready.wait(10)
        try:
            act()
            came_to[number] = "done"
        except Refused as refused:
            came_to[number] = refused.reason
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return came_to


def test_of_two_answers_at_once_one_stands_and_the_other_is_shown_it(asking):
    by = Actor(organisation_id=asking.organisation_id)

    def answer(words):
        said = Said(words, "en")
        return lambda: replying.answer_asking(asking, "noted", said, by=by, version=1)

    came_to = at_once(answer("One."), answer("Two."))

    assert sorted(came_to) == sorted(["done", answers.Refusal.CHANGED_MEANWHILE])
    assert Asking.objects.get(pk=asking.pk).answers.count() == 1


def test_a_code_typed_twice_at_once_is_used_once(link):
    code = links.code_of(links.send_code(link, by=CLOCK))

    came_to = at_once(*[lambda: links.prove_mailbox(link, code, by=CLOCK)] * 2)

    assert sorted(came_to) == sorted(["done", answers.Refusal.CODE_TOO_OLD])


def test_two_clicks_on_a_fresh_link_mail_one(link, days_pass):
    days_pass(link, days=1)

    came_to = at_once(*[lambda: links.renew_link(link, by=CLOCK)] * 2)

    assert came_to == ["done", "done"]
    assert link.sending.links.count() == 2
