"""Files of every format turned into one structured text."""

import math
from pathlib import Path

from mostura.engines.reading.blocks import StructuredText
from mostura.engines.reading.formats.allowances import STANDARD, Allowances
from mostura.engines.reading.formats.sniffing import Kind, kind_of
from mostura.engines.reading.formats.unreadable import Reason, Unreadable


def structure(
    source: Path | bytes, *, name: str = "", allowances: Allowances = STANDARD
) -> StructuredText:
    """Read a file as what its content says it is, whatever it is called.

    Parameters
    ----------
    source : Path | bytes
        The file, or what it holds.
    name : str
        What stands for the title when the file has none.
    allowances : Allowances
        How large, long and deep a file may be.

    Raises
    ------
    Unreadable
        With a stable word in `code`; its text says what to do.

    """
    data = source if isinstance(source, bytes) else _bytes_of(source, allowances)
    if len(data) > allowances.size:
        raise Unreadable(Reason.TOO_LARGE, _megabytes(len(data), allowances))
    kind = kind_of(data, allowances)
    # Each reader is loaded when it is needed: a text file must not wait for four libraries.
    if kind is Kind.PDF:
        from mostura.engines.reading.formats.pdf import read_pdf

        return read_pdf(data, name=name, allowances=allowances)
    if kind is Kind.DOCX:
        from mostura.engines.reading.formats.docx import read_docx

        return read_docx(data, name=name)
    if kind is Kind.HTML:
        from mostura.engines.reading.formats.html import read_html

        return read_html(data, name=name, allowances=allowances)
    from mostura.engines.reading.formats.plain_text import read_text

    return read_text(data, name=name)


def _bytes_of(path: Path, allowances: Allowances) -> bytes:
    try:
        size = path.stat().st_size
        if size > allowances.size:
            raise Unreadable(Reason.TOO_LARGE, _megabytes(size, allowances))
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise Unreadable(Reason.MISSING) from error


def _megabytes(size: int, allowances: Allowances) -> str:
    million = 1024 * 1024
    tenths = math.ceil(10 * size / million)  # rounded up: what is over the limit looks so
    return f"{tenths / 10:g} MB, at most {allowances.size // million}"
