"""The files of a hub, exchanged for those of a backup; back where they were when that fails."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from mostura.config.backup.snapshot import SQLITE_NAME
from mostura.config.backup.unable import HalfDone

KEY: Final = "secret-key"
MARKER: Final = "demonstration"
BESIDE: Final = ("vault", KEY, MARKER)
"""What belongs to a hub on either kind of database."""
WITH_SQLITE: Final = (SQLITE_NAME, f"{SQLITE_NAME}-wal", f"{SQLITE_NAME}-shm", *BESIDE)


@contextmanager
def exchanged(opened: Path, home: Path, aside: Path, names: Sequence[str]) -> Iterator[bool]:
    """Move what is there aside and the backup in; says whether anything was put aside."""
    moves: list[tuple[Path, Path]] = []
    # A hub whose key comes from the environment has none in its backup: the file stays then.
    leaving = [name for name in names if name != KEY or (opened / KEY).exists()]
    pairs = [(home / name, aside / name) for name in leaving]
    pairs += [(opened / name, home / name) for name in names]
    try:
        for source, target in pairs:
            if source.exists():
                target.parent.mkdir(mode=0o700, exist_ok=True)
                source.rename(target)
                moves.append((source, target))
        yield aside.exists()
    except BaseException as fault:
        _move_back(moves, fault)
        if aside.exists():
            aside.rmdir()
        raise


def _move_back(moves: list[tuple[Path, Path]], fault: BaseException) -> None:
    while moves:
        source, target = moves[-1]
        try:
            target.rename(source)
        except OSError as second:
            told = "; ".join(f"{there} to {back}" for back, there in reversed(moves))
            raise HalfDone(
                f"{fault} Then moving back failed ({second}). Move by hand, in this order: {told}."
            ) from second
        moves.pop()
