"""A file that says that this hub holds a demonstration, so that no page has to ask the database."""

import hashlib
from pathlib import Path

from django.conf import settings

from mostura.config.demonstration.content import folder


def stands() -> bool:
    """Whether the pages must say that they show a demonstration; costs one look at the disk."""
    return _place().exists()


def is_complete() -> bool:
    """Whether what the hub carries now was loaded to its end."""
    try:
        return _place().read_text(encoding="utf-8").strip() == _digest()
    except FileNotFoundError:
        return False


def put_up(*, complete: bool) -> None:
    """Mark every page from now on; a load that was cut short leaves an empty mark."""
    _place().write_text(f"{_digest()}\n" if complete else "", encoding="utf-8")


def take_down() -> None:
    """Nothing of the demonstration is left."""
    _place().unlink(missing_ok=True)


def _place() -> Path:
    return Path(settings.MOSTURA_HOME) / "demonstration"


def _digest() -> str:
    """What the demonstration consists of, in one word."""
    whole = hashlib.sha256()
    for path in sorted(one for one in folder().rglob("*") if one.is_file()):
        whole.update(path.name.encode() + path.read_bytes())
    return whole.hexdigest()
