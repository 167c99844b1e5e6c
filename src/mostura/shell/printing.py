"""Pages as PDF, in the hub's own letters: the same on every machine, whatever fonts it has."""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

STYLES: Final = Path(__file__).parent / "static" / "shell" / "print.css"
VARIANT: Final = "pdf/ua-1"  # tagged, so that a screen reader can read it

SORRY: Final = _(
    "This hub cannot make PDF files: a program for it is missing on its machine. Whoever looks "
    "after the hub finds in the guide what to install."
)


class CannotPrint(Exception):
    """The machine lacks what makes PDF files; everything else of the hub works without it."""


def printed(template: str, context: Mapping[str, Any]) -> bytes:
    """A page as a PDF; fonts and styles come from this program, nothing from anywhere else."""
    logging.getLogger("weasyprint.progress").setLevel(logging.WARNING)  # a line for each page
    try:
        from weasyprint import CSS, HTML  # loads Pango, which a hub that prints nothing can lack
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError) as missing:
        raise CannotPrint(str(missing)) from missing
    fonts = FontConfiguration()
    only_own_files = URLFetcher(allowed_protocols=["file"])
    style = CSS(filename=str(STYLES), font_config=fonts, url_fetcher=only_own_files)
    page = HTML(string=render_to_string(template, dict(context)), url_fetcher=only_own_files)
    made = page.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant=VARIANT)
    return bytes(made)
