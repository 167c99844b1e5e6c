"""What happens to files."""

from dataclasses import dataclass

from mostura.ground.ledger.events import Event


@dataclass(frozen=True)
class FileKept(Event):
    """A file came, was found sound, and lies in the vault."""

    about = "stored_file"
    stored_file: int
    sha256: str


@dataclass(frozen=True)
class FileQuarantined(Event):
    """A file came that the hub does not hand on; it is kept for a person to look at."""

    about = "stored_file"
    stored_file: int
    sha256: str
    reason: str


@dataclass(frozen=True)
class FileRemoved(Event):
    """A file was taken out of the vault."""

    about = "stored_file"
    stored_file: int
    sha256: str
    reason: str
    cleaned_sha256: str
