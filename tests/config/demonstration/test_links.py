"""Printed links sign in as invented people, and as nobody else."""

import pytest
from django.test import Client

from mostura.actor import CLOCK, Role
from mostura.config.demonstration import casting, command
from mostura.config.demonstration.links import links
from mostura.ground.people.actions.demonstration import demonstration_link, remove_demonstration
from mostura.ground.people.models import Person
from mostura.ground.people.policy import Refusal
from mostura.refused import Refused


@pytest.fixture
def people(db):
    """The invented coalition, before any paper has come in."""
    casting.introduce_people(casting.found_coalition())


def who_enters(link, settings):
    client = Client()
    client.post(link.removeprefix(settings.MOSTURA_ADDRESS))
    key = client.session.get("_auth_user_id")
    return Person.objects.get(pk=key).name if key else None


def test_each_role_has_a_link_that_signs_its_person_in(people, settings):
    rows = links()

    assert [one.role for one in rows] == [role.value for role in Role]
    assert [who_enters(one.link, settings) for one in rows] == [one.name for one in rows]


def test_a_real_person_has_no_link(people):
    real = Person.objects.create(name="Real", email="real@example.net")

    with pytest.raises(Refused) as refused:
        demonstration_link(real)

    assert refused.value.reason == Refusal.NOT_DEMONSTRATION


def test_a_link_opens_nothing_once_the_person_is_no_longer_of_the_demonstration(people, settings):
    link = links()[0].link
    Person.objects.filter(name=links()[0].name).update(demonstration=False)

    assert who_enters(link, settings) is None


def test_the_command_prints_a_line_for_each_role_or_says_what_to_do(people, capsys):
    shown = command.main(["links"])
    printed = capsys.readouterr().out
    remove_demonstration(by=CLOCK)
    hidden = command.main(["links"])

    assert (shown, hidden) == (0, 1)
    assert [role.value for role in Role if role.value in printed] == list(Role.values)
    assert printed.count("/enter/") == len(Role)
    assert "mostura demo load" in capsys.readouterr().err


def test_the_demonstration_waits_for_its_region(db, capsys):
    status = command.main(["load"])

    assert status == 1
    assert "mostura load_region" in capsys.readouterr().err
    assert not Person.objects.exists()
