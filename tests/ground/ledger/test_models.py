"""The database itself holds the ledger to be only added to."""

import pytest
from django.db import Error, connection, transaction

from mostura.actor import CLOCK
from mostura.ground.ledger import queries
from mostura.ground.ledger.actions import record
from mostura.ground.ledger.models import Entry
from mostura.ground.people.events import PersonSuspended

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    return record(PersonSuspended(1), by=CLOCK)


@pytest.mark.parametrize(
    "act",
    [
        lambda: Entry.objects.update(person_id=9),
        lambda: Entry.objects.all().delete(),
        lambda: Entry.objects.get().delete(),
        lambda: sql("UPDATE ledger_entry SET data = '{}'"),
        lambda: sql("DELETE FROM ledger_entry"),
    ],
)
def test_an_entry_is_neither_changed_nor_removed_whoever_asks(entry, act):
    before = Entry.objects.values().get()

    with pytest.raises(Error, match="The ledger is only added to"), transaction.atomic():
        act()

    assert Entry.objects.values().get() == before
    assert list(queries.faults(CLOCK)) == []


def test_entries_are_added_as_ever(entry):
    record(PersonSuspended(2), by=CLOCK)

    assert queries.length(CLOCK) == 2


def sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
