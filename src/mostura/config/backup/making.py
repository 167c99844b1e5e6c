"""`mostura backup`: one file that holds the hub, readable by those whose keys it names."""

import argparse
import datetime as dt
import importlib.metadata
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

import pyrage
from django.db import DatabaseError

from mostura.config.backup import archive, keys, places
from mostura.config.backup.desk import SNAPSHOT, private_desk, sweep_desks
from mostura.config.backup.exchanging import KEY, MARKER
from mostura.config.backup.manifest import Manifest
from mostura.config.backup.snapshot import snapshot
from mostura.config.backup.unable import Unable, told
from mostura.config.commandline import start_django

VERSIONED = ("mostura", "django")


def main(arguments: Sequence[str]) -> int:
    """Exit status 0 when the backup lies whole on disk."""
    parser = argparse.ArgumentParser(prog="mostura backup", description=__doc__)
    parser.add_argument("--to", type=Path, help="the folder; else the one that is set")
    parser.add_argument("--plain", action="store_true", help="do not encrypt; anyone can read it")
    parser.add_argument(
        "--prune",
        action="store_true",
        help="remove what is older than two days, 7 daily, 4 weekly and 3 monthly backups",
    )
    asked = parser.parse_args(arguments)
    start_django()
    from django.conf import settings

    try:
        folder = (asked.to or settings.MOSTURA_BACKUPS).resolve()
        made = make_backup(folder, plain=asked.plain)
    except (Unable, OSError, DatabaseError, pyrage.EncryptError) as fault:
        sys.stderr.write(f"No backup was made. {told(fault)}\n")
        return 1
    sys.stdout.write(f"{made}  {made.stat().st_size / 1e6:.1f} MB\n")
    if asked.prune:
        for old in places.superseded(folder):
            old.path.unlink()
            sys.stdout.write(f"removed {old.path.name}\n")
    return 0


def make_backup(folder: Path, *, plain: bool) -> Path:
    """Write a backup of the hub into a folder; it bears its name only once it is whole."""
    from django.conf import settings

    recipients = None if plain else keys.recipients(settings.MOSTURA_BACKUP_RECIPIENTS)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    sweep_desks(settings.MOSTURA_HOME)
    # The readable copy never leaves the hub's own folder: backups often lie on another's disk.
    with private_desk(settings.MOSTURA_HOME / SNAPSHOT) as desk:
        for cut_short in places.parts_in(folder):
            cut_short.unlink(missing_ok=True)
        return _written(folder, desk, recipients)


def _written(folder: Path, desk: Path, recipients: keys.Recipients | None) -> Path:
    now = dt.datetime.now(dt.UTC)
    whole = folder / places.name_of(now, encrypted=recipients is not None)
    part = whole.with_name(whole.name + places.PART)
    try:
        _write(part, desk, recipients, now)
        part.replace(whole)
        _sync(folder)
    finally:
        part.unlink(missing_ok=True)
    return whole


def _write(part: Path, desk: Path, recipients: keys.Recipients | None, now: dt.datetime) -> None:
    from django.conf import settings

    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as target:
        # The snapshot comes first: every file that it speaks of lies in the vault by then.
        with snapshot(desk) as taken, archive.packed(target, recipients) as packing:
            packing.add_file(taken.path, taken.name)
            for name in (KEY, MARKER):
                packing.add_file(settings.MOSTURA_HOME / name, name)
            vault = Path(settings.MOSTURA_VAULT)
            for path in sorted(vault.glob("??/*")):
                packing.add_file(path, f"vault/{path.relative_to(vault)}")
            manifest = Manifest(
                made_at=now.isoformat(timespec="seconds"),
                database="sqlite" if taken.name.endswith(".sqlite3") else "postgresql",
                versions=_versions(),
                counts=taken.counts,
                migrations=taken.migrations,
                ledger_entries=taken.ledger_entries,
                ledger_head=taken.ledger_head,
                digests=packing.digests,
            )
            packing.add_bytes(manifest.written(), "manifest.json")
        target.flush()
        os.fsync(target.fileno())


def _versions() -> dict[str, str]:
    own = {name: importlib.metadata.version(name) for name in VERSIONED}
    return own | {"python": platform.python_version()}


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
