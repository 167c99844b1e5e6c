"""`mostura drill`: restores the newest backup, verifies it, and writes a dated certificate."""

import argparse
import datetime as dt
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

import pysqlite3.dbapi2 as sqlite3  # not the system's, which may be too old
from django.db import DatabaseError

from mostura.config.backup import certificates, keys, places
from mostura.config.backup.certificates import Certificate, Finding
from mostura.config.backup.desk import DRILLING, private_desk, sweep_desks
from mostura.config.backup.manifest import Manifest
from mostura.config.backup.opening import open_backup
from mostura.config.backup.snapshot import (
    POSTGRES_NAME,
    SQLITE_NAME,
    count_in,
    postgres_counts,
    postgres_options,
    sqlite_tables,
)
from mostura.config.backup.unable import Unable, told
from mostura.config.commandline import start_django

IN_VAULT: Final = (
    "SELECT sha256 FROM vault_storedfile"
    " UNION SELECT cleaned_sha256 FROM vault_storedfile WHERE cleaned_sha256 <> ''"
)


def main(arguments: Sequence[str]) -> int:
    """Exit status 0 when the backup would bring the hub back, whole."""
    parser = argparse.ArgumentParser(prog="mostura drill", description=__doc__)
    parser.add_argument("--identity", type=Path, help="the file with the age secret key")
    parser.add_argument("--from", dest="folder", type=Path, help="the folder with the backups")
    asked = parser.parse_args(arguments)
    start_django()
    from django.conf import settings

    folder = (asked.folder or settings.MOSTURA_BACKUPS).resolve()
    try:
        certificate = drill(folder, asked.identity)
    except (Unable, OSError) as fault:
        sys.stderr.write(f"No drill was done. {told(fault)}\n")
        return 1
    written = certificates.write(certificate, folder)
    sys.stdout.write(f"{certificate.text()}\n{written}\n")
    return 0 if certificate.passed else 1


def drill(folder: Path, identity: Path | None) -> Certificate:
    """Restore the newest backup of a folder into a temporary place and look at everything."""
    from django.conf import settings

    found = places.backups_in(folder)
    if not found:
        raise Unable(f"There is no backup in {folder}; mostura backup makes one.")
    newest, began = found[-1], time.monotonic()
    if newest.encrypted:
        keys.identities(identity)  # a drill without a key says nothing about the backup
    sweep_desks(settings.MOSTURA_HOME)
    with private_desk(settings.MOSTURA_HOME / DRILLING) as opened:
        findings = list(_findings(newest.path, opened, identity))
    return Certificate(
        drilled_at=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        backup=newest.path.name,
        bytes=newest.path.stat().st_size,
        seconds=round(time.monotonic() - began, 1),
        findings=findings,
    )


def _findings(backup: Path, home: Path, identity: Path | None) -> Iterator[Finding]:
    try:
        said = open_backup(backup, home, identity)
    except Unable as fault:
        yield Finding("opens", holds=False, detail=str(fault))
        return
    yield Finding("opens", holds=True, detail=f"{len(said.digests)} files as they were")
    if said.database == "sqlite":
        yield from _of_sqlite(said, home)
    else:
        yield from _of_postgres(said, home)


def _of_sqlite(said: Manifest, home: Path) -> Iterator[Finding]:
    # The ledger is verified by the hub's own command, in the restored place.
    ledger = _verify_ledger({"MOSTURA_HOME": str(home), "MOSTURA_DATABASE": ""})
    try:
        with closing(sqlite3.connect(home / SQLITE_NAME)) as database:
            integrity = database.execute("PRAGMA integrity_check").fetchone()[0]
            yield Finding("integrity", integrity == "ok", str(integrity))
            dangling = database.execute("PRAGMA foreign_key_check").fetchall()
            yield Finding("references", not dangling, f"{len(dangling)} dangling")
            yield _counts(
                said, {name: count_in(database, name) for name in sqlite_tables(database)}
            )
            yield _vault(said, [row[0] for row in database.execute(IN_VAULT).fetchall()])
    except sqlite3.DatabaseError as fault:
        yield Finding("integrity", holds=False, detail=str(fault))
    yield ledger


def _of_postgres(said: Manifest, home: Path) -> Iterator[Finding]:
    from django.db import connections

    from mostura.config.backup import postgres

    name = f"mostura_drill_{os.getpid()}"
    with postgres.scratch_database(name):
        try:
            postgres.fill(name, home / POSTGRES_NAME)
        except Unable as fault:
            yield Finding("restores", holds=False, detail=str(fault))
            return
        scratch = connections.create_connection("default")
        scratch.settings_dict = scratch.settings_dict | {
            "NAME": name,
            "OPTIONS": postgres_options(),  # and no pool, which would outlive it
        }
        try:
            with scratch.cursor() as cursor:
                yield _counts(said, postgres_counts(cursor))
                cursor.execute(IN_VAULT)
                yield _vault(said, [row[0] for row in cursor.fetchall()])
        except DatabaseError as fault:
            yield Finding("integrity", holds=False, detail=str(fault))
        finally:
            scratch.close()
        address = postgres.address_of(name)
        yield _verify_ledger({"MOSTURA_HOME": str(home), "MOSTURA_DATABASE": address})


def _counts(said: Manifest, found: dict[str, int]) -> Finding:
    wrong = [name for name in said.counts | found if said.counts.get(name) != found.get(name)]
    rows = sum(found.values())
    return Finding("counts", not wrong, ", ".join(wrong) or f"{rows} rows in {len(found)} tables")


def _vault(said: Manifest, digests: Sequence[str]) -> Finding:
    """Every file that a row speaks of must be in the backup, under its own digest."""
    missing = [
        sha256
        for sha256 in digests
        if said.digests.get(f"vault/{sha256[:2]}/{sha256[2:]}") != sha256
    ]
    return Finding("vault", not missing, ", ".join(missing[:3]) or f"{len(digests)} files")


def _verify_ledger(environment: dict[str, str]) -> Finding:
    done = subprocess.run(
        [sys.executable, "-m", "mostura", "ledger", "verify"],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = (done.stdout or done.stderr).strip().splitlines()
    return Finding("ledger", done.returncode == 0, lines[-1] if lines else "no answer")
