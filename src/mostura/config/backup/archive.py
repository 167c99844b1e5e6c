"""The archive of a backup: a tar that is encrypted while it is written."""

import hashlib
import io
import os
import tarfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pyrage

from mostura.config.backup.keys import Identities, Recipients
from mostura.config.backup.unable import Unable

BLOCK = 1024 * 1024  # bytes


class Packing:
    """A tar being written; knows the digest of all it took."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._tar = tarfile.open(  # noqa: SIM115 - closed by close(), not by leaving a block
            fileobj=stream, mode="w|", bufsize=BLOCK
        )
        self.digests: dict[str, str] = {}

    def add_file(self, path: Path, name: str) -> None:
        """Take a file; one that is gone by now is passed over, the manifest will not name it."""
        try:
            file = path.open("rb")
        except FileNotFoundError:
            return
        with file:
            entry = tarfile.TarInfo(name)
            status = os.fstat(file.fileno())
            entry.size, entry.mtime, entry.mode = status.st_size, int(status.st_mtime), 0o600
            measured = _Measured(file)
            self._tar.addfile(entry, measured)
            self.digests[name] = measured.digest.hexdigest()

    def add_bytes(self, data: bytes, name: str) -> None:
        """Take some bytes under a name."""
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = len(data), 0o600
        self._tar.addfile(entry, io.BytesIO(data))

    def close(self) -> None:
        """Write the end."""
        self._tar.close()


class _Measured:
    """A file that is digested while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        data = self._file.read(size)
        self.digest.update(data)
        return data


@contextmanager
def packed(target: IO[bytes], recipients: Recipients | None) -> Iterator[Packing]:
    """Write an archive into a file, encrypted to the recipients where there are any."""
    if recipients is None:
        packing = Packing(target)
        yield packing
        packing.close()
        return
    with _through_a_pipe(lambda pipe: pyrage.encrypt_io(pipe, target, recipients)) as pipe:
        packing = Packing(pipe)
        yield packing
        packing.close()


@contextmanager
def _through_a_pipe(consume: Callable[[IO[bytes]], Any]) -> Iterator[IO[bytes]]:
    """What is written here is consumed by a second thread; its failure is raised here."""
    reading, writing = os.pipe()
    faults: list[BaseException] = []

    def work() -> None:
        with os.fdopen(reading, "rb") as source:
            try:
                consume(source)
            except BaseException as fault:  # raised again below, in the thread that waits
                faults.append(fault)

    thread = threading.Thread(target=work, name="pipe")
    thread.start()
    try:
        try:
            with os.fdopen(writing, "wb") as pipe:
                yield pipe
        finally:
            thread.join()
    except OSError as broken:  # nobody reads any more: say why, where that is known
        raise (faults[0] if faults else broken) from None
    if faults:
        raise faults[0]


def unpack(source: Path, folder: Path, identities: Identities | None) -> None:
    """Unpack an archive into a folder, decrypting it where it is encrypted."""
    with source.open("rb") as file:
        try:
            if identities is None:
                _extract(file, folder)
            else:
                _decrypt(file, folder, identities)
        except pyrage.DecryptError as fault:
            raise Unable(
                f"{source.name} does not open with this key, or it is damaged. "
                "Try another key, or another backup."
            ) from fault
        except (tarfile.TarError, EOFError) as fault:
            raise Unable(f"{source.name} is damaged or cut short. Take another backup.") from fault


def _decrypt(file: IO[bytes], folder: Path, identities: Identities) -> None:
    with _through_a_pipe(lambda pipe: _extract(pipe, folder)) as pipe:
        pyrage.decrypt_io(file, pipe, identities)


def _extract(stream: IO[bytes], folder: Path) -> None:
    with tarfile.open(fileobj=stream, mode="r|", bufsize=BLOCK) as tar:
        tar.extractall(folder, filter="data")
    while stream.read(BLOCK):  # the padding, so that the other side can finish
        pass
