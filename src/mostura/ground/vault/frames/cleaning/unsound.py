"""How cleaning says that a file is not sound."""

from dataclasses import dataclass


class Unsound(Exception):
    """The file is not what the hub takes; `word` is a value of the vault's `Refusal`."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


@dataclass(frozen=True, slots=True)
class Allowed:
    """How much of one file is looked at."""

    pages: int
    pixels: int
    members: int
    unpacked: int
    """Bytes."""
    ratio: int
