"""`mostura lexica`: builds the word lists that search and comparison read."""

from collections.abc import Sequence

from mostura.config import environment
from mostura.engines.wording.__main__ import main as wording


def main(arguments: Sequence[str]) -> int:
    """Build them under the hub's home, unless they are up to date."""
    home = environment.folder("MOSTURA_HOME", environment.CHECKOUT / "var")
    return wording(["build", str(home / "lexica"), *arguments])
