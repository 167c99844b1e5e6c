"""What no log and no page of the machine may tell: addresses of people, links that let in."""

import logging
import re
from typing import Final

BLANK: Final = "…"
_OUTSIDE: Final = r"\s@<>\"'(),;:/=?&\\\[\]{}"
_ADDRESS: Final = re.compile(rf"[^{_OUTSIDE}]+(?:@|%40)[^{_OUTSIDE}]+")
_KEYED: Final = r"join|enter|answer(?=/[\w-]{20})|receipt|follow/(?:confirm|leave|wishes|stop)"
_LINK: Final = re.compile(rf"(/(?:{_KEYED})/)[^/\s\"'?]+")  # the paths that go on with a key


def blanked(text: str) -> str:
    """The text without mail addresses and without the keys of links."""
    return _LINK.sub(rf"\1{BLANK}", _ADDRESS.sub(BLANK, text))


class DiscreetFormatter(logging.Formatter):
    """Lines of the log, their exceptions too, without what tells of people."""

    def format(self, record: logging.LogRecord) -> str:
        """The whole line, blanked."""
        return blanked(super().format(record))
