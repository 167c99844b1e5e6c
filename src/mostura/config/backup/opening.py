"""Opening a backup into a folder, and comparing it with what it says of itself."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from mostura.config.backup import archive, keys, manifest
from mostura.config.backup.manifest import Manifest
from mostura.config.backup.unable import Unable


def open_backup(backup: Path, folder: Path, identity: Path | None) -> Manifest:
    """Unpack a backup; Unable where it cannot be opened or is not what it says."""
    if not backup.is_file():
        backup = settings.MOSTURA_BACKUPS / backup  # an absolute path stays as it is
    if not backup.is_file():
        raise Unable(f"There is no backup {backup}. List them: ls {settings.MOSTURA_BACKUPS}")
    encrypted = backup.suffix == ".age"
    archive.unpack(backup, folder, keys.identities(identity) if encrypted else None)
    try:
        said = manifest.read((folder / "manifest.json").read_bytes())
    except manifest.Newer as fault:
        raise _newer(backup) from fault
    except (OSError, ValueError, TypeError, LookupError) as fault:
        raise Unable(f"{backup.name} holds no manifest; it is not a whole backup.") from fault
    if unknown(said.migrations):
        raise _newer(backup)
    if wrong := altered(said, folder):
        raise Unable(f"{backup.name} is damaged: {', '.join(wrong[:3])}. Take another backup.")
    return said


def _newer(backup: Path) -> Unable:
    return Unable(f"{backup.name} was made by a newer Mostura. Install that version first.")


def unknown(migrations: Sequence[str]) -> list[str]:
    """The migrations that this code does not have: it would not understand those tables."""
    from django.db.migrations.loader import MigrationLoader

    on_disk = MigrationLoader(None).disk_migrations
    known = set(on_disk).union(*(one.replaces for one in on_disk.values()))
    names = {f"{app}.{name}" for app, name in known}
    return [one for one in migrations if one not in names]


def altered(said: Manifest, folder: Path) -> list[str]:
    """The files that are missing, or not what they were when the backup was made."""
    return [
        name
        for name, digest in said.digests.items()
        if not (folder / name).is_file() or _digest(folder / name) != digest
    ]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
