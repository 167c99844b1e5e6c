"""A folder for what a process writes in passing: gone with it, and swept when it was killed."""

import atexit
import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

STRAY_SECONDS: Final = 3600
"""A folder younger than this may be about to be locked by the process that made it."""


def own_folder(prefix: str) -> Path:
    """A new folder that goes when this process ends; those of killed ones go now."""
    place = Path(tempfile.gettempdir())
    sweep(place, prefix)
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    # Held until the process ends, however it ends: that is how others know that it lives.
    fcntl.flock(os.open(folder, os.O_RDONLY | os.O_DIRECTORY), fcntl.LOCK_EX)
    maker = os.getpid()
    atexit.register(lambda: _remove(folder) if os.getpid() == maker else None)
    return folder


def work_in(folder: Path) -> None:
    """Let this process, and all that it starts, write in passing into this folder."""
    folder.mkdir(exist_ok=True)
    os.environ["TMPDIR"] = str(folder)
    tempfile.tempdir = None  # asked again at the next need


def sweep(place: Path, prefix: str) -> None:
    """Remove the folders of processes that ended without removing their own."""
    for folder in place.glob(f"{prefix}*"):
        with suppress(OSError), _locked(folder):  # somebody lives there, or it is another's
            if time.time() - folder.stat().st_mtime > STRAY_SECONDS:
                _remove(folder)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(descriptor)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
