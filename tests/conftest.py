"""What every test may use."""

from importlib import import_module
from pathlib import Path

import pytest
from django.db import connection
from django.utils import translation

CHECKOUT = Path(__file__).resolve().parents[1]
SHARED = CHECKOUT.parent / "shared"


@pytest.fixture(autouse=True)
def _in_english():
    """Every test begins in English, whatever language the one before it left behind."""
    translation.activate("en")
    yield
    translation.activate("en")


@pytest.fixture(scope="session", autouse=True)
def _tables_can_be_emptied_between_tests():
    """Tests that commit leave empty tables behind: the ledger refuses that but for a moment.

    Only on SQLite, which empties tables row by row; PostgreSQL truncates them.
    """
    refusing = import_module("mostura.ground.ledger.migrations.0002_only_added_to")
    operations = type(connection.ops)
    as_django_does = operations.sql_flush

    def sql_flush(own, style, tables, **more):
        statements = as_django_does(own, style, tables, **more)
        if connection.vendor != "sqlite" or refusing.TABLE not in tables:
            return statements
        return [*refusing.removal("sqlite"), *statements, *refusing.creation("sqlite")]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", sql_flush)
        yield
