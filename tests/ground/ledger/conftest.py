"""What tests of the ledger share."""

from importlib import import_module

import pytest
from django.db import connection


@pytest.fixture
def forger(db):
    """Somebody with a hand on the database itself, who took away what refuses a change."""
    refusing = import_module("mostura.ground.ledger.migrations.0002_only_added_to")
    with connection.cursor() as cursor:
        for statement in refusing.removal(connection.vendor):
            cursor.execute(statement)
