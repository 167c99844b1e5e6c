"""The operator's outbox."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as hub
from django.db import transaction
from django.utils import timezone

from mostura.actor import CLOCK, Role
from mostura.ground.ledger import actions
from mostura.ground.ledger.models import Delivery
from mostura.ground.ledger.policy import State
from mostura.ground.people.events import PersonSuspended


@pytest.fixture
def operator(client):
    Path(hub.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    people = apps.get_app_config("people")
    organisation = apps.get_model("organisations.Organisation").objects.create(name="Ured mreže")
    person = people.get_model("Person").objects.create(
        email="operator@example.org", name="Mirko", demonstration=True
    )
    people.get_model("Membership").objects.create(
        person=person, organisation=organisation, role=Role.OPERATOR
    )
    client.force_login(person)
    return client


@pytest.fixture
def dead_letter():
    with transaction.atomic():
        entry = actions.record(PersonSuspended(3), by=CLOCK)
    return Delivery.objects.create(
        entry=entry,
        listener="mostura.ground.people.jobs.send_invitation",
        run_at=timezone.now(),
        dead_at=timezone.now(),
        attempts=8,
        last_error="ConnectionRefusedError: no mail today",
    )


@pytest.mark.django_db
def test_an_empty_outbox_says_that_there_is_nothing_to_do(operator):
    page = operator.get("/outbox/")

    assert page.status_code == 200
    assert "Everything is delivered" in page.text


@pytest.mark.django_db
def test_a_dead_letter_shows_its_error_and_its_attempts(operator, dead_letter):
    page = operator.get("/outbox/").text

    assert "no mail today" in page
    assert "after 8 attempts" in page
    assert "Everything is delivered" not in page


@pytest.mark.django_db
def test_what_is_on_its_way_is_listed(operator, dead_letter):
    Delivery.objects.update(dead_at=None)

    page = operator.get("/outbox/").text

    assert "1 delivery is on its way" in page
    assert "PersonSuspended" in page


@pytest.mark.django_db
@pytest.mark.parametrize(("verb", "state"), [("retry", State.WAITING), ("discard", State.DEAD)])
def test_the_operator_decides_what_becomes_of_it(operator, dead_letter, verb, state):
    answer = operator.post(f"/outbox/{dead_letter.pk}/{verb}/", follow=True)

    assert answer.status_code == 200
    assert Delivery.objects.get().state == state
    assert "was given up" not in answer.text


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["retry", "discard"])
def test_a_link_changes_nothing(operator, dead_letter, verb):
    answer = operator.get(f"/outbox/{dead_letter.pk}/{verb}/")

    assert answer.status_code == 405
    assert Delivery.objects.get().state == State.DEAD


@pytest.mark.django_db
def test_what_is_on_its_way_is_not_retried(operator, dead_letter):
    Delivery.objects.update(dead_at=None)

    answer = operator.post(f"/outbox/{dead_letter.pk}/retry/", follow=True)

    assert answer.redirect_chain == [("/outbox/", 302)]
    assert "has not been given up" in answer.text
