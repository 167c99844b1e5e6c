"""Archives: counted and weighed before anything in them is unpacked."""

import zipfile
from pathlib import Path
from typing import Final

from mostura.ground.vault.frames.cleaning.unsound import Allowed, Unsound

LARGE: Final = 1024 * 1024  # bytes from which the ratio of a member counts
LOCKED: Final = 0x1


def open_archive(source: Path, allowed: Allowed) -> zipfile.ZipFile:
    """Open an archive that keeps within what is allowed."""
    try:
        archive = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise Unsound("broken") from fault
    members = archive.infolist()
    if len(members) > allowed.members or len({one.filename for one in members}) < len(members):
        raise Unsound("bomb")
    if sum(one.file_size for one in members) > allowed.unpacked:
        raise Unsound("bomb")
    if any(one.file_size > LARGE and _ratio(one) > allowed.ratio for one in members):
        raise Unsound("bomb")
    if any(one.flag_bits & LOCKED for one in members):
        raise Unsound("encrypted")
    return archive


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """One member, no longer than its entry claims."""
    try:
        with archive.open(member) as file:
            data = file.read(member.file_size + 1)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError) as fault:
        raise Unsound("broken") from fault
    if len(data) != member.file_size:
        raise Unsound("bomb")
    return data


def _ratio(member: zipfile.ZipInfo) -> float:
    return member.file_size / max(member.compress_size, 1)
