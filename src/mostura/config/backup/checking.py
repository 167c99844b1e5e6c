"""`mostura check`: how the installation stands, in sentences; Django's own checks besides."""

import argparse
import datetime as dt
import importlib.metadata
import platform
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection

from mostura.actor import CLOCK
from mostura.config import room
from mostura.config.backup import certificates, desk, places
from mostura.config.backup.unable import told
from mostura.config.commandline import start_django

LOW_MEGABYTES: Final = 500
EMPTY_MEGABYTES: Final = 50
BACKUP_HOURS: Final = 26  # a nightly backup, and two hours of grace
LATE_MINUTES: Final = 15  # the outbox is worked twice a second


class Level(StrEnum):
    """How a finding stands."""

    WELL = "ok"
    ATTENTION = "look"
    FAULT = "FAULT"


@dataclass(frozen=True, slots=True)
class Health:
    """One sentence about the installation."""

    level: Level
    sentence: str


def main(arguments: Sequence[str]) -> int:
    """Exit status 0 when nothing is at fault; what needs attention does not change it."""
    parser = argparse.ArgumentParser(prog="mostura check", description=__doc__)
    parser.add_argument("--deploy", action="store_true", help="also what an open hub needs")
    asked = parser.parse_args(arguments)
    start_django()
    found = list(report(deploy=asked.deploy))
    for one in found:
        sys.stdout.write(f"{one.level:<6} {one.sentence}\n")
    return 1 if any(one.level == Level.FAULT for one in found) else 0


def report(*, deploy: bool = False) -> Iterator[Health]:
    """Everything worth knowing, one thing after the other; one that fails does not stop it."""
    # The disk comes first: where it is full, much of the rest fails for that.
    parts: list[Callable[[], Health]] = [versions, disk, partial(declared, deploy=deploy)]
    parts += [database, migrations, outbox, dead_letters]
    parts += [vault, lexica, region, mail, backup, drill, left_readable]
    for part in parts:
        try:
            yield part()
        except (DatabaseError, OSError, ValueError) as fault:
            named = part.func if isinstance(part, partial) else part
            yield Health(Level.FAULT, f"{named.__name__.replace('_', ' ')}: {told(fault)}")


def versions() -> Health:
    """What runs here."""
    names = ("mostura", "django", "granian")
    told = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in names)
    return Health(Level.WELL, f"Versions: {told}, Python {platform.python_version()}.")


def declared(*, deploy: bool) -> Health:
    """Django's own checks, those of this hub among them: audiences, PRAGMAs read back."""
    try:
        call_command("check", deploy=deploy, databases=["default"], fail_level="WARNING")
    except CommandError as fault:
        return Health(Level.FAULT, f"Settings: {fault}".strip())
    return Health(Level.WELL, "Settings are read back as they were set.")


def database() -> Health:
    """Whether the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    version = ".".join(map(str, connection.get_database_version()))
    return Health(Level.WELL, f"The database answers: {connection.vendor} {version}.")


def migrations() -> Health:
    """Whether the tables are those that the code expects."""
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if missing:
        return Health(Level.FAULT, f"{missing} migrations are missing: run mostura migrate.")
    return Health(Level.WELL, "All migrations are applied.")


def outbox() -> Health:
    """Whether what happened reaches those who must hear of it."""
    from mostura.ground.ledger import queries

    load = queries.load(CLOCK)
    oldest = load.oldest_waiting_at
    if oldest and _now() - oldest > dt.timedelta(minutes=LATE_MINUTES):
        return Health(
            Level.FAULT,
            f"{load.waiting} deliveries wait, the oldest since {oldest:%Y-%m-%d %H:%M}: "
            "is a worker running? mostura work starts one.",
        )
    return Health(Level.WELL, f"The outbox is worked: {load.waiting} deliveries wait.")


def dead_letters() -> Health:
    """Whether anything was given up."""
    from mostura.ground.ledger import queries

    dead = queries.load(CLOCK).dead
    if dead:
        return Health(Level.ATTENTION, f"{dead} deliveries were given up: see the outbox page.")
    return Health(Level.WELL, "No delivery was given up.")


def vault() -> Health:
    """Whether every file that a row speaks of lies in the vault."""
    from mostura.ground.vault import queries

    missing = queries.missing_files(CLOCK)
    if missing:
        told = ", ".join(missing[:3])
        return Health(
            Level.FAULT, f"{len(missing)} files are missing from the vault: {told}. Restore them."
        )
    return Health(Level.WELL, "Every file that the database names lies in the vault.")


def disk() -> Health:
    """Whether there is room."""
    if not Path(settings.MOSTURA_HOME).is_dir():
        sentence = f"{settings.MOSTURA_HOME} is not there: the hub has no place on a disk."
        return Health(Level.FAULT, f"{sentence} Set MOSTURA_HOME, or run make setup.")
    free = room.free() // 1_000_000
    if free < EMPTY_MEGABYTES:
        return Health(
            Level.FAULT,
            f"Only {free} MB are free in {settings.MOSTURA_HOME}: files are refused. Make room.",
        )
    level = Level.ATTENTION if free < LOW_MEGABYTES else Level.WELL
    return Health(level, f"{free} MB are free in {settings.MOSTURA_HOME}.")


def lexica() -> Health:
    """Whether search has its word lists."""
    return _built("The word lists for search", Path(settings.MOSTURA_LEXICA))


def region() -> Health:
    """Whether the region pack is built."""
    return _built("The region pack", Path(settings.MOSTURA_REGION))


def mail() -> Health:
    """Whether mail leaves this machine."""
    backend = settings.EMAIL_BACKEND.rsplit(".", 2)[-2]
    if backend == "smtp":
        return Health(Level.WELL, f"Mail goes to {settings.EMAIL_HOST}:{settings.EMAIL_PORT}.")
    return Health(
        Level.ATTENTION, f"Mail does not leave this machine ({backend}): set MOSTURA_MAIL."
    )


def backup() -> Health:
    """Whether there is a backup of today."""
    found = places.backups_in(settings.MOSTURA_BACKUPS)
    if not found:
        return Health(Level.ATTENTION, "There is no backup yet: mostura backup makes one.")
    newest = found[-1]
    late = _now() - newest.made_at > dt.timedelta(hours=BACKUP_HOURS)
    plain = "" if newest.encrypted else " It is not encrypted."
    level = Level.ATTENTION if late or plain else Level.WELL
    return Health(level, f"The last backup is of {newest.made_at:%Y-%m-%d %H:%M} UTC.{plain}")


def drill() -> Health:
    """Whether a backup was proven to open lately."""
    last = certificates.last_passed_at(settings.MOSTURA_BACKUPS)
    if certificates.is_overdue(last, _now()):
        told = f"since {last:%Y-%m-%d}" if last else "yet"
        return Health(
            Level.ATTENTION,
            f"No backup was proven to open {told}: run mostura drill --identity KEYFILE.",
        )
    return Health(Level.WELL, f"The last drill held, on {last:%Y-%m-%d}.")


def left_readable() -> Health:
    """Whether a command that was killed left a readable copy of the hub."""
    left = [one for one in desk.DESKS if any((settings.MOSTURA_HOME / one).glob("*"))]
    if left:
        return Health(
            Level.ATTENTION,
            f"{settings.MOSTURA_HOME / left[0]} holds a readable copy: a backup, restore or drill "
            "is at work, or was stopped. The next one removes it.",
        )
    return Health(Level.WELL, "No stopped command left a readable copy.")


def _built(what: str, folder: Path) -> Health:
    if folder.is_dir() and any(folder.iterdir()):
        return Health(Level.WELL, f"{what}: there, in {folder}.")
    return Health(Level.ATTENTION, f"{what}: missing in {folder}. make setup builds them.")


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
