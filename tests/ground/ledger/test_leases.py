"""The lease that keeps a delivery with its worker."""

import datetime as dt
import threading

import pytest
from django.db import OperationalError, transaction
from django.db.backends.signals import connection_created

from mostura.actor import CLOCK
from mostura.ground.ledger import actions, policy
from mostura.ground.ledger.models import Delivery
from mostura.ground.people.events import PersonSuspended

LEASE = dt.timedelta(seconds=0.3)


class Stumbling:
    """A connection of the lease's thread whose first update meets a locked database."""

    def __init__(self):
        self.updates = 0
        self.renewed = threading.Event()

    def on_connection(self, connection, **_more):
        if threading.current_thread().name == "lease":
            connection.execute_wrappers.append(self)

    def __call__(self, execute, sql, params, many, context):
        if not sql.startswith("UPDATE"):
            return execute(sql, params, many, context)
        self.updates += 1
        if self.updates == 1:
            raise OperationalError("database is locked")
        result = execute(sql, params, many, context)
        self.renewed.set()
        return result


@pytest.fixture
def stumbling():
    connection = Stumbling()
    connection_created.connect(connection.on_connection)
    yield connection
    connection_created.disconnect(connection.on_connection)


@pytest.mark.django_db(transaction=True)
def test_a_lease_outlives_a_renewal_that_failed(stumbling):
    with transaction.atomic():
        entry = actions.record(PersonSuspended(1), by=CLOCK)
        Delivery.objects.create(entry=entry, listener="x.y", run_at=entry.recorded_at)
    delivery = actions.claim_delivery("one", by=CLOCK, lease=LEASE)

    with actions._lease_renewed(delivery, LEASE):
        renewed = stumbling.renewed.wait(10)

    assert renewed
    assert Delivery.objects.get().lease_until > delivery.lease_until
    assert [one for one in threading.enumerate() if one.name == "lease"] == []
    assert Delivery.objects.get().state == policy.State.RUNNING
