"""Backups that no command made."""

import json

from mostura.config.backup import archive
from mostura.config.backup.manifest import Manifest


def forged(folder, **said):
    """A plain backup that holds nothing but a manifest that says this."""
    kept = Manifest("2026-11-20T12:00:00+00:00", "sqlite", {}, {}, 0, "", {})
    path = folder / "mostura-2026-11-20T120000Z.tar"
    with path.open("wb") as file, archive.packed(file, None) as packing:
        packing.add_bytes(json.dumps(json.loads(kept.written()) | said).encode(), "manifest.json")
    return path
