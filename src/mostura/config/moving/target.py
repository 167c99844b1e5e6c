"""The PostgreSQL database that a hub moves into."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.apps import apps
from django.db import connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from mostura.config.backup.unable import Unable

ALIAS: Final = "moved"
LIVED_IN: Final = ("ledger_entry", "people_person", "organisations_organisation")
"""Tables that are empty until somebody uses a hub."""


@contextmanager
def opened(settings: dict[str, Any]) -> Iterator[BaseDatabaseWrapper]:
    """A connection beside the hub's own, under a name by which queries can ask for it."""
    options = {name: value for name, value in settings["OPTIONS"].items() if name != "pool"}
    own = settings | {"OPTIONS": options}
    connections.settings[ALIAS] = connections.configure_settings({"default": own})["default"]
    try:
        yield connections[ALIAS]
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]
        del connections.settings[ALIAS]


def insist_on_nobody_living_there() -> None:
    """An empty database, or the empty tables of a move that failed."""
    there = connections[ALIAS]
    with there.cursor() as cursor:
        tables = set(there.introspection.table_names(cursor))
        for name in LIVED_IN:
            if name in tables:
                cursor.execute(f"SELECT EXISTS (SELECT FROM {name})")  # noqa: S608 - ours
                if cursor.fetchone()[0]:
                    raise Unable("A hub lives in that database already. Name an empty one.")
    if tables and not set(LIVED_IN) <= tables:
        raise Unable("That database holds tables of something else. Name an empty one.")


def hub_models() -> list[type[models.Model]]:
    """Every kind of row that a hub keeps, those between two others too."""
    kinds = apps.get_models(include_auto_created=True)
    return [one for one in kinds if one._meta.managed and not one._meta.proxy]  # noqa: SLF001


def empty(there: BaseDatabaseWrapper) -> None:
    """Take every row out again, those too that making the tables puts in."""
    names = ", ".join(f'"{one._meta.db_table}"' for one in hub_models())  # noqa: SLF001
    with transaction.atomic(using=ALIAS), there.cursor() as cursor:
        cursor.execute(f"TRUNCATE {names}")
