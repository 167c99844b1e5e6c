"""A copy of the database as it was in one moment, while others go on writing."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pysqlite3.dbapi2 as sqlite3  # not the system's, which may be too old
from django.db import connection, transaction

from mostura.config.backup.unable import Unable

SQLITE_NAME: Final = "hub.sqlite3"
POSTGRES_NAME: Final = "hub.dump"
MIGRATIONS: Final = "SELECT app, name FROM django_migrations ORDER BY app, name"
LEDGER_HEAD: Final = "SELECT number, digest FROM ledger_head WHERE id = 1"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The copy, and what was counted in it."""

    path: Path
    name: str
    """Its name in the archive."""
    counts: dict[str, int]
    migrations: list[str]
    ledger_entries: int
    ledger_head: str


@contextmanager
def snapshot(folder: Path) -> Iterator[Snapshot]:
    """Take a snapshot into a folder; it is gone when the work with it is done."""
    taken = _of_sqlite(folder) if connection.vendor == "sqlite" else _of_postgres(folder)
    try:
        yield taken
    finally:
        taken.path.unlink(missing_ok=True)


def _of_sqlite(folder: Path) -> Snapshot:
    path = folder / SQLITE_NAME
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as copy:
        tables = sqlite_tables(copy)
        counts = {name: count_in(copy, name) for name in tables}
        migrations = [f"{app}.{name}" for app, name in copy.execute(MIGRATIONS)]
        head = copy.execute(LEDGER_HEAD).fetchone() or (0, "")
    return Snapshot(path, SQLITE_NAME, counts, migrations, *head)


def sqlite_tables(database: sqlite3.Connection) -> list[str]:
    """The tables that hold rows of their own, in alphabetical order."""
    listed = database.execute("PRAGMA table_list").fetchall()
    # Shadow tables of full-text search follow from the others.
    return sorted(
        row[1]
        for row in listed
        if row[0] == "main" and row[2] == "table" and not row[1].startswith("sqlite_")
    )


def count_in(database: sqlite3.Connection, table: str) -> int:
    """Rows of one table."""
    return int(database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0])  # noqa: S608


def _of_postgres(folder: Path) -> Snapshot:
    """Count and dump in one exported snapshot, so that the numbers are those of the dump."""
    path = folder / POSTGRES_NAME
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        exported = cursor.fetchone()[0]
        counts = postgres_counts(cursor)
        cursor.execute(MIGRATIONS)
        migrations = [f"{app}.{name}" for app, name in cursor.fetchall()]
        cursor.execute(LEDGER_HEAD)
        head = cursor.fetchone() or (0, "")
        run_tool(
            ["pg_dump", "--format=custom", "--no-owner", "--no-privileges"],
            [f"--snapshot={exported}", f"--file={path}", "--exclude-schema=replaced_*"],
            connection.settings_dict["NAME"],
        )
    return Snapshot(path, POSTGRES_NAME, counts, migrations, *head)


def postgres_counts(cursor: Any) -> dict[str, int]:
    """Rows of every table of the schema in use."""
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1")
    counts = {}
    for (name,) in cursor.fetchall():
        cursor.execute(f'SELECT count(*) FROM "{name}"')  # noqa: S608 - a name from the catalogue
        counts[name] = cursor.fetchone()[0]
    return counts


def find_tool(name: str) -> str:
    """Where one of PostgreSQL's own programs lies; Unable where it is not installed."""
    program = shutil.which(name)
    if program is None:
        raise Unable(
            f"{name} is not on the PATH. Install the PostgreSQL client programs of the "
            "server's version, for example: apt-get install postgresql-client."
        )
    return program


def run_tool(command: list[str], options: list[str], database: str = "") -> None:
    """Run one of PostgreSQL's own programs, against a database of the hub's server or none."""
    program = find_tool(command[0])
    environment = os.environ | postgres_environment()
    done = subprocess.run(
        [program, *command[1:], *options, *([f"--dbname={database}"] if database else [])],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise Unable(f"{command[0]} failed: {done.stderr.strip()[-600:]}")


def postgres_environment() -> dict[str, str]:
    """The hub's way to its server, in the variables that PostgreSQL's own programs read."""
    from psycopg.pq import Conninfo

    own = connection.settings_dict
    address = {
        "PGHOST": own["HOST"],
        "PGPORT": own["PORT"],
        "PGUSER": own["USER"],
        "PGPASSWORD": own["PASSWORD"],
    }
    variables = {one.keyword.decode(): one.envvar for one in Conninfo.get_defaults()}
    for keyword, value in postgres_options().items():
        if variable := variables.get(keyword):
            address[variable.decode()] = value
    return {name: value for name, value in address.items() if value}


def postgres_options() -> dict[str, str]:
    """What the address of the database says behind its question mark, as `sslmode`."""
    # Django adds what is no text, as the pool.
    options = connection.settings_dict["OPTIONS"]
    return {name: value for name, value in options.items() if isinstance(value, str)}
