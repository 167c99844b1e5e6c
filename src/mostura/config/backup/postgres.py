"""Databases of a PostgreSQL server: filled from a dump, put aside, made for a drill."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode

from django.db import DatabaseError, connection

from mostura.config.backup.snapshot import find_tool, postgres_options, run_tool
from mostura.config.backup.unable import Unable

TRIGGER_FUNCTIONS: Final = (
    "SELECT oid::regprocedure::text FROM pg_proc AS one WHERE prorettype = 'trigger'::regtype"
    " AND pronamespace = current_schema()::regnamespace AND NOT EXISTS (SELECT FROM pg_depend"
    " WHERE classid = 'pg_proc'::regclass AND objid = one.oid AND deptype = 'e') ORDER BY 1"
)
IN_USE: Final = (
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    " AND usename = current_user AND application_name <> current_setting('application_name')"
)


def bear_a_name() -> None:
    """Let the server tell the connections of this process, which are several, from the hub's."""
    os.environ["PGAPPNAME"] = f"mostura-restore-{os.getpid()}"


def fill(database: str, dump: Path) -> None:
    """Restore a dump into an empty database, whole or not at all."""
    run_tool(
        ["pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"],
        [str(dump)],
        database,
    )


def insist_on_room(*, replace: bool) -> None:
    """A hub that is there is replaced only when that was said, and never while it runs."""
    if not tables():
        return
    if not replace:
        raise Unable("The database holds a hub. Say --replace to put its tables aside.")
    with connection.cursor() as cursor:
        cursor.execute(IN_USE)
        (others,) = cursor.fetchone()
    if others:
        raise Unable(f"{others} other connections use the database. Stop the hub first.")


def script_of(dump: Path) -> Path:
    """The whole dump as a script beside it: what cannot be read is found before a table moves."""
    find_tool("psql")
    script = dump.with_suffix(".sql")
    run_tool(
        ["pg_restore", "--no-owner", "--no-privileges", "--exit-on-error"],
        [f"--file={script}", str(dump)],
    )
    return script


def trigger_functions() -> list[str]:
    """What the triggers of the hub's tables call, but for those that extensions bring."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGER_FUNCTIONS)
        return [signature for (signature,) in cursor.fetchall()]


def exchange(script: Path, stamp: str) -> str:
    """Put the hub's tables aside and the script's in; returns the schema of the old ones.

    Both happen in one transaction: when anything fails, no table was moved.
    """
    names = tables()
    schema = "replaced_" + "".join(c if c.isalnum() else "_" for c in stamp).lower()
    moving = [f'ALTER TABLE "{name}" SET SCHEMA "{schema}";' for name in names]
    moving += [f'ALTER FUNCTION {one} SET SCHEMA "{schema}";' for one in trigger_functions()]
    first = script.with_name("aside.sql")
    first.write_text(
        "\n".join([f"SET LOCAL lock_timeout = '5s'; CREATE SCHEMA \"{schema}\";", *moving])
        if names
        else ""
    )
    run_tool(
        ["psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"],
        ["--output=/dev/null", f"--file={first}", f"--file={script}"],
        connection.settings_dict["NAME"],
    )
    return schema if names else ""


def tables() -> list[str]:
    """The tables of the hub's own database."""
    with connection.cursor() as cursor:
        return sorted(connection.introspection.table_names(cursor))


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
    in_socket = {"host": host} if host.startswith("/") else {}
    place = "" if in_socket else host
    asked = urlencode(in_socket | postgres_options())
    port = f":{own['PORT']}" if own["PORT"] else ""
    return f"postgres://{login}@{place}{port}/{quote(database)}" + (f"?{asked}" if asked else "")
