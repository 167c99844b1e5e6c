"""`mostura read`: reads documents for what they ask, without any database."""

from collections.abc import Sequence
from pathlib import Path

from mostura.config import environment
from mostura.engines.reading.command import Defaults
from mostura.engines.reading.command import main as read


def main(arguments: Sequence[str]) -> int:
    """Read with the registry and the themes of the hub's region pack."""
    own = Path(__file__).resolve().parents[1] / "regions" / "western_balkans"
    pack = environment.folder("MOSTURA_REGION_PACK", own)
    return read(arguments, Defaults(pack / "institutions.json", pack / "themes.json"))
