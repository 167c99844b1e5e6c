"""Whether there is room to write, and whether want of it is why something failed."""

import errno
import shutil
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import DatabaseError

NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
WORDS: Final = ("disk is full", "No space left", "could not extend file")
"""What SQLite and PostgreSQL say."""
NEXT_TO_NOTHING: Final = 1_000_000  # bytes; a journal does not fit any more


def wanting(fault: BaseException | None) -> bool:
    """Whether this failed for want of room."""
    if isinstance(fault, OSError):
        return fault.errno in NO_ROOM
    if not isinstance(fault, DatabaseError):
        return False
    said = str(fault)
    # SQLite says no more than this where its index of the journal finds no room.
    vague = "disk I/O error" in said or "unable to open database file" in said
    return any(words in said for words in WORDS) or (vague and free() < NEXT_TO_NOTHING)


def free() -> int:
    """Bytes free where the hub writes; of a home that is not there yet, where it would stand."""
    home = Path(settings.MOSTURA_HOME)
    return shutil.disk_usage(next(one for one in (home, *home.parents) if one.exists())).free
