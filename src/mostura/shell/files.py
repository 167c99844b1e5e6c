"""Files as they leave the hub: downloads that run nothing in a browser."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.http import FileResponse, Http404

CHARSETS: Final = {"text/html": "text/html; charset=utf-8"}  # cleaned copies are in UTF-8


@dataclass(frozen=True, slots=True)
class Download:
    """A file on the disk that may be handed on, under a name and as what it is served."""

    path: Path
    name: str
    media_type: str
    digest: str


def hand_out(download: Download | None) -> FileResponse:
    """The file as a response; a 404 where there is none, or where the disk does not hold it."""
    if download is None or not download.path.is_file():
        raise Http404
    response = FileResponse(
        download.path.open("rb"),
        as_attachment=True,
        filename=download.name,
        content_type=CHARSETS.get(download.media_type, download.media_type),
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["ETag"] = f'"{download.digest}"'
    return response
