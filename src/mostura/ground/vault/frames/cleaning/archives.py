"""Archives: counted and weighed before anything in them is unpacked."""

import math
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
    _insist_on_few(members, allowed)
    if any(one.flag_bits & LOCKED for one in members):
        raise Unsound("encrypted")
    return archive


def _insist_on_few(members: list[zipfile.ZipInfo], allowed: Allowed) -> None:
    """As many members, as large and as tightly packed, as an office program would write."""
    if len(members) > allowed.members:
        raise Unsound("bomb", "members", limit=allowed.members, sent=len(members))
    if len({one.filename for one in members}) < len(members):
        raise Unsound("bomb")
    unpacked = sum(one.file_size for one in members)
    if unpacked > allowed.unpacked:
        limit, sent = (math.ceil(10 * size / LARGE) / 10 for size in (allowed.unpacked, unpacked))
        raise Unsound("bomb", "unpacked", limit=round(limit), sent=sent)
    tightest = max((_ratio(one) for one in members if one.file_size > LARGE), default=0)
    if tightest > allowed.ratio:
        raise Unsound("bomb", "ratio", limit=allowed.ratio, sent=math.ceil(tightest))


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
