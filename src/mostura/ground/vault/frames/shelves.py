"""Files on disk: written whole, made durable, named by their digest."""

import contextlib
import errno
import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db import OperationalError


class DiskFull(Exception):
    """There was no room; nothing of the file was left behind."""


@contextlib.contextmanager
def full_disk_told() -> Iterator[None]:
    """Turn the ways in which a system says that the disk is full into one."""
    try:
        yield
    except OSError as fault:
        if fault.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise DiskFull from fault
        raise
    except OperationalError as fault:
        if "full" in str(fault) or "No space" in str(fault):  # SQLite's words, and PostgreSQL's
            raise DiskFull from fault
        raise


def free_bytes(vault: Path) -> int:
    """The room on the vault's disk."""
    vault.mkdir(parents=True, exist_ok=True)
    return shutil.disk_usage(vault).free


@contextlib.contextmanager
def workshop(vault: Path) -> Iterator[Path]:
    """A folder on the vault's own disk, gone when the work is done.

    Whoever works in it holds it. When the process is killed, the next one clears it away.
    """
    desk = vault / "desk"
    desk.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as until_done:
        with _locked(desk):
            _sweep(desk)
            folder = Path(tempfile.mkdtemp(dir=desk))
            until_done.enter_context(_locked(folder))
        until_done.callback(shutil.rmtree, folder, ignore_errors=True)
        yield folder


@contextlib.contextmanager
def _locked(folder: Path, how: int = fcntl.LOCK_EX) -> Iterator[None]:
    """Hold a folder; the kernel lets go of it when the process ends, however it ends."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, how)
        yield
    finally:
        os.close(descriptor)


def _sweep(desk: Path) -> None:
    """Clear away what a process left behind that was killed: what nobody holds."""
    for folder in desk.iterdir():
        with contextlib.suppress(OSError), _locked(folder, fcntl.LOCK_EX | fcntl.LOCK_NB):
            shutil.rmtree(folder)


@contextlib.contextmanager
def held(vault: Path) -> Iterator[None]:
    """Nobody else puts away or takes away meanwhile, in this process or another."""
    vault.mkdir(parents=True, exist_ok=True)
    with (vault / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def write_down(chunks: Iterable[bytes], path: Path) -> tuple[str, int]:
    """Write a new file down to the platter; its digest and its size."""
    digest, size = hashlib.sha256(), 0
    with path.open("xb") as file:
        for chunk in chunks:
            file.write(chunk)
            digest.update(chunk)
            size += len(chunk)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest(), size


def digest_of(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def put_away(path: Path, shelf: Path) -> None:
    """Move a file to its place and make the move durable, before any row speaks of it."""
    made = [one for one in (shelf.parent, shelf.parent.parent) if not one.exists()]
    shelf.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    path.chmod(0o440)
    path.replace(shelf)  # the same digest is the same file
    for folder in {shelf.parent, *(one.parent for one in made)}:
        sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def take_away(shelf: Path) -> None:
    """Remove a file from its place; gone already is well."""
    shelf.unlink(missing_ok=True)
