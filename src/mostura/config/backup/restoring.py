"""`mostura restore`: puts a backup in the place of a hub, and the old hub aside."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pysqlite3.dbapi2 as sqlite3  # not the system's, which may be too old
from django.db import DatabaseError, connection

from mostura.config.backup import exchanging, places, postgres
from mostura.config.backup.desk import RESTORING, private_desk, sweep_desks
from mostura.config.backup.opening import open_backup
from mostura.config.backup.snapshot import POSTGRES_NAME, SQLITE_NAME
from mostura.config.backup.unable import HalfDone, Unable, told
from mostura.config.commandline import start_django

NEXT = (
    "Run these, then start the hub: "
    "mostura migrate && mostura lexica && mostura build_region_pack && mostura check\n"
)


def main(arguments: Sequence[str]) -> int:
    """Exit status 0 when the hub stands as it was when the backup was made."""
    parser = argparse.ArgumentParser(prog="mostura restore", description=__doc__)
    parser.add_argument("backup", type=Path)
    parser.add_argument("--identity", type=Path, help="the file with the age secret key")
    parser.add_argument("--into", type=Path, help="the folder; else the hub's own")
    parser.add_argument(
        "--replace", action="store_true", help="put the hub that is there aside, and this in"
    )
    asked = parser.parse_args(arguments)
    postgres.bear_a_name()
    start_django()
    from django.conf import settings

    home = (asked.into or settings.MOSTURA_HOME).resolve()
    try:
        aside = restore(asked.backup, home, identity=asked.identity, replace=asked.replace)
    except HalfDone as fault:
        sys.stderr.write(f"The hub is neither here nor there. {fault}\n")
        return 1
    except (Unable, OSError, DatabaseError) as fault:
        sys.stderr.write(f"Nothing was restored. {told(fault)}\n")
        return 1
    sys.stdout.write(f"restored into {home}\n")
    if aside:
        sys.stdout.write(f"what was there lies in {aside}\n")
    sys.stdout.write(NEXT)
    return 0


def restore(backup: Path, home: Path, *, identity: Path | None, replace: bool) -> str:
    """Open and verify a backup beside the hub, then exchange the two; says where the old lies."""
    home.mkdir(parents=True, exist_ok=True)
    stamp = places.stamp(dt.datetime.now(dt.UTC))
    sweep_desks(home)
    with private_desk(home / RESTORING) as folder:
        said = open_backup(backup, folder, identity)
        aside = home / f"replaced-{stamp}"
        _insist_on_kind(said.database, home)
        script = None
        if said.database == "postgresql":
            postgres.insist_on_room(replace=replace)
            script = postgres.script_of(folder / POSTGRES_NAME)
        else:
            _insist_on_room(home, replace=replace)
        names = exchanging.BESIDE if script else exchanging.WITH_SQLITE
        # The tables come last: they are exchanged whole or not at all, files are moved back.
        with exchanging.exchanged(folder, home, aside, names) as moved:
            (home / "vault").mkdir(exist_ok=True)
            schema = postgres.exchange(script, stamp) if script else ""
    os.sync()  # restored is restored, also when the power goes now
    told = ([str(aside)] if moved else []) + ([f"the schema {schema}"] if schema else [])
    return " and ".join(told)


def _insist_on_kind(kind: str, home: Path) -> None:
    """A backup goes into the kind of database it was made from, and PostgreSQL into its own."""
    from django.conf import settings

    if kind == "sqlite" != connection.vendor:
        raise Unable(
            "The backup is of SQLite, and this hub runs on PostgreSQL. Take a backup that was "
            "made on PostgreSQL, or leave MOSTURA_DATABASE empty to run the hub on SQLite."
        )
    if kind != connection.vendor:
        raise Unable(
            "The backup is of PostgreSQL, and this hub runs on SQLite. "
            "Set MOSTURA_DATABASE to an empty database."
        )
    if kind == "postgresql" and home != settings.MOSTURA_HOME.resolve():
        raise Unable(
            "The backup is of PostgreSQL: its tables would go into the database of this hub, not "
            "into that folder. Set MOSTURA_HOME to the folder and MOSTURA_DATABASE to an empty "
            "database, and leave --into out."
        )


def _insist_on_room(home: Path, *, replace: bool) -> None:
    """A hub that is there is replaced only when that was said, and never while it runs."""
    living = home / SQLITE_NAME
    if not living.exists():
        return
    if not replace:
        raise Unable(
            f"{home} holds a hub. Say --replace to put it aside, or --into another folder."
        )
    insist_on_rest(living)


def insist_on_rest(living: Path) -> None:
    """A hub on SQLite that nobody else has open."""
    try:
        with closing(sqlite3.connect(living, timeout=1, isolation_level=None)) as database:
            database.execute("PRAGMA locking_mode=EXCLUSIVE")
            database.execute("BEGIN EXCLUSIVE")
            database.execute("ROLLBACK")
    except sqlite3.OperationalError as fault:
        if "locked" in str(fault):
            raise Unable(f"The hub in {living.parent} is running. Stop it first.") from fault
    except sqlite3.DatabaseError:
        pass  # damaged: all the more reason to restore; it is put aside as it is
