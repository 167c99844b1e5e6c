"""`mostura move`: copies a hub that stands still from SQLite into an empty PostgreSQL database."""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from django.db import DatabaseError, connection, transaction

from mostura.config import environment
from mostura.config.backup.restoring import insist_on_rest
from mostura.config.backup.unable import Unable, told
from mostura.config.commandline import start_django
from mostura.config.moving import copying, target

CONNECTIONS: Final = 2


def main(arguments: Sequence[str]) -> int:
    """Exit status 0 when the other database holds all that this one holds."""
    parser = argparse.ArgumentParser(prog="mostura move", description=__doc__)
    parser.add_argument("--to", required=True, help="postgres://user:password@host/name")
    asked = parser.parse_args(arguments)
    settings = environment.postgres(asked.to, CONNECTIONS)
    start_django()
    try:
        move(asked.to, settings, _tell)
    except (Unable, OSError, DatabaseError) as fault:
        sys.stderr.write(f"Nothing was moved; the hub stands where it stood. {told(fault)}\n")
        return 1
    sys.stdout.write(
        "Set MOSTURA_DATABASE to the new address, run mostura check, then start the hub.\n"
        f"What it was before lies in {connection.settings_dict['NAME']}, as it was.\n"
    )
    return 0


def _tell(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def move(address: str, settings: dict[str, object], tell: Callable[[str], None]) -> None:
    """Make the tables there, copy every row, compare both, fill search, verify the ledger."""
    _insist_on_a_hub_to_move()
    with target.opened(settings) as there:
        target.insist_on_nobody_living_there()
        tell("Making the tables ...")
        _insist_on_well("Making the tables", ["migrate", "-v0", "--skip-checks"], address)
        with transaction.atomic():  # nobody writes here meanwhile
            copying.insist_on_knowing_every_table(there)
            counts = copying.copy_all(there, tell)
        tell(f"{sum(counts.values()):,} rows in {len(counts)} tables, compared one by one.")
        try:
            tell("Filling search ...")
            _insist_on_well("Filling search", ["reindex", "--anew"], address)
            tell(_insist_on_well("Verifying the ledger", ["ledger", "verify"], address))
        except Unable:
            target.empty(there)
            raise


def _insist_on_a_hub_to_move() -> None:
    """There is one, on SQLite, of this version, and it stands still."""
    if connection.vendor != "sqlite":
        raise Unable("This hub runs on PostgreSQL already. Leave MOSTURA_DATABASE empty to move.")
    living = Path(connection.settings_dict["NAME"])
    if not living.exists():
        raise Unable(f"There is no hub in {living}. Set MOSTURA_HOME.")
    insist_on_rest(living)
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Unable("Its tables are of another version. Run mostura migrate first.")


def _insist_on_well(what: str, command: Sequence[str], address: str) -> str:
    """Run one of the hub's own commands on the other database; the last line that it said."""
    done = subprocess.run(
        [sys.executable, "-m", "mostura", *command],
        env=os.environ | {"MOSTURA_DATABASE": address},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise Unable(f"{what} failed: {' '.join(said[-3:])}")
    return (done.stdout.strip().splitlines() or [""])[-1]
