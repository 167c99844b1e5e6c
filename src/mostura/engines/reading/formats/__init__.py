"""Files of every format turned into one structured text."""

from pathlib import Path

from mostura.engines.reading.blocks import StructuredText
from mostura.engines.reading.formats.plain_text import read_text


def structure(source: Path | bytes, *, name: str = "") -> StructuredText:
    """Read a file as what its content says it is, whatever it is called."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    return read_text(data, name=name or (source.name if isinstance(source, Path) else ""))
