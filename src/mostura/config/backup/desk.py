"""A private folder for what is readable while a backup is made or restored."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from mostura.config.backup.unable import Unable

SNAPSHOT: Final = ".snapshot"
RESTORING: Final = ".restoring"
DRILLING: Final = ".drilling"
DESKS: Final = (SNAPSHOT, RESTORING, DRILLING)


@contextmanager
def private_desk(folder: Path) -> Iterator[Path]:
    """An empty folder for one process at a time; what a killed one left there is swept."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _insist_on_being_alone(folder, descriptor)
        folder.chmod(0o700)
        _sweep(folder)
        try:
            yield folder
        finally:
            with suppress(OSError):  # the work is done, and the next one sweeps
                _sweep(folder)
                folder.rmdir()
    finally:
        os.close(descriptor)


def sweep_desks(home: Path) -> None:
    """Clear away what killed commands left readable in a home, whichever they were."""
    for name in DESKS:
        if (home / name).is_dir():
            with suppress(Unable, OSError), private_desk(home / name):  # one at work has its own
                pass


def _insist_on_being_alone(folder: Path, descriptor: int) -> None:
    """The lock goes with the process that holds it, also when that is killed."""
    busy = Unable(f"Another command is at work in {folder}. Try again when it is done.")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise busy from None
    # The other may have ended, and removed the folder, between the two steps.
    if not folder.exists() or not os.path.samestat(os.fstat(descriptor), folder.stat()):
        raise busy


def _sweep(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
