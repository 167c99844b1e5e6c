"""How much of a file is read before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Allowances:
    """Limits of one file."""

    size: int = 25 * 1024 * 1024
    """Bytes."""
    pages: int = 2_000
    unpacked: int = 200 * 1024 * 1024
    """Bytes that an archive may hold when it is unpacked."""
    ratio: int = 200
    """Bytes unpacked for each byte packed, for members above a megabyte."""
    members: int = 5_000
    """Files in an archive."""
    depth: int = 250
    """Elements within elements of a web page."""


STANDARD = Allowances()
