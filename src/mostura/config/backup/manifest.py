"""What a backup says of itself, so that a drill can compare."""

import dataclasses
import json
from typing import Any

FORM = 1  # raised when an older restore could not understand a newer backup


@dataclasses.dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds, as it was counted inside of the snapshot."""

    made_at: str
    database: str
    """`sqlite` or `postgresql`."""
    versions: dict[str, str]
    counts: dict[str, int]
    """Rows of each table."""
    ledger_entries: int
    ledger_head: str
    digests: dict[str, str]
    """SHA-256 of every file in the archive but this one, by its name there."""
    migrations: list[str] = dataclasses.field(default_factory=list)
    """`app.name` of each one that its tables went through."""
    form: int = FORM

    def written(self) -> bytes:
        """As it stands in the archive."""
        return json.dumps(dataclasses.asdict(self), indent=1, sort_keys=True).encode()


class Newer(Exception):
    """A manifest in a form that this code does not know."""


def read(data: bytes) -> Manifest:
    """The manifest as it was written; Newer where its form is not known yet."""
    said: dict[str, Any] = json.loads(data)
    if said["form"] > FORM:
        raise Newer
    known = {field.name for field in dataclasses.fields(Manifest)}
    return Manifest(**{name: value for name, value in said.items() if name in known})
