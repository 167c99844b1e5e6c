"""Databases of a PostgreSQL server: filled from a dump, put aside, made for a drill."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

from django.db import DatabaseError, connection

from mostura.config.backup.snapshot import run_tool
from mostura.config.backup.unable import Unable


def fill(database: str, dump: Path) -> None:
    """Restore a dump into an empty database, whole or not at all."""
    run_tool(
        ["pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"],
        [str(dump)],
        database,
    )


def tables() -> list[str]:
    """The tables of the hub's own database."""
    with connection.cursor() as cursor:
        return sorted(connection.introspection.table_names(cursor))


def put_aside(stamp: str) -> str:
    """Move all tables into a schema of their own; returns its name."""
    schema = "replaced_" + "".join(c if c.isalnum() else "_" for c in stamp).lower()
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE SCHEMA "{schema}"')
        for table in tables():
            cursor.execute(f'ALTER TABLE "{table}" SET SCHEMA "{schema}"')
    return schema


@contextmanager
def scratch_database(name: str) -> Iterator[str]:
    """A database beside the hub's, dropped afterwards."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}"')
    except DatabaseError as fault:
        role = connection.settings_dict["USER"] or "hub"
        raise Unable(
            f"A drill needs a database of its own, and {role} may not make one. "
            f"Let a database administrator run: ALTER ROLE {role} CREATEDB."
        ) from fault
    try:
        yield name
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def address_of(database: str) -> str:
    """MOSTURA_DATABASE for another database on the hub's server."""
    own = connection.settings_dict
    login = quote(own["USER"], safe="")
    if own["PASSWORD"]:
        login += ":" + quote(own["PASSWORD"], safe="")
    host = own["HOST"]
    socket = "?" + urlencode({"host": host}) if host.startswith("/") else ""
    place = "" if socket else host
    port = f":{own['PORT']}" if own["PORT"] else ""
    return f"postgres://{login}@{place}{port}/{quote(database)}{socket}"
