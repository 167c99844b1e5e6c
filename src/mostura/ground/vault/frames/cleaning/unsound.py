"""How cleaning says that a file is not sound."""

from dataclasses import dataclass


class Unsound(Exception):
    """The file is not what the hub takes; `word` is a value of the vault's `Refusal`.

    `unit`, a value of the vault's `Unit`, `limit` and `sent` say by how much it is too large.
    """

    def __init__(self, word: str, unit: str = "", *, limit: int = 0, sent: float = 0) -> None:
        super().__init__(word)
        self.word = word
        self.measure = {"unit": unit, "limit": limit, "sent": sent} if unit else {}


@dataclass(frozen=True, slots=True)
class Allowed:
    """How much of one file is looked at."""

    pages: int
    pixels: int
    members: int
    unpacked: int
    """Bytes."""
    ratio: int
    pictures: bool = True
    """Whether a picture is taken, which holds nothing to be read."""
