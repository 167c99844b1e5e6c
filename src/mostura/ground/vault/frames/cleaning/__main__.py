"""`python -m mostura.ground.vault.frames.cleaning SOURCE TARGET NAME LIMITS`: one JSON line."""

import json
import shutil
import sys
from pathlib import Path

from mostura.ground.vault.frames.cleaning.kinds import PICTURES, kind_of
from mostura.ground.vault.frames.cleaning.unsound import Allowed, Unsound

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def main() -> int:
    """Say what the file is and write its clean copy, or say why not."""
    source, target, name, limits = sys.argv[1:5]
    try:
        media_type, pages = clean(Path(source), Path(target), name, Allowed(**json.loads(limits)))
    except Unsound as unsound:
        sys.stdout.write(json.dumps({"refusal": unsound.word, "measure": unsound.measure}))
    else:
        sys.stdout.write(json.dumps({"media_type": media_type, "pages": pages}))
    return 0


def clean(source: Path, target: Path, name: str, allowed: Allowed) -> tuple[str, int]:
    """Write a clean copy; the media type by content, and the number of pages, 0 without."""
    # Each library is loaded only where its kind of file came: most files are of one kind.
    kind = kind_of(source, name)
    if kind == "application/pdf":
        from mostura.ground.vault.frames.cleaning.pdfs import clean_pdf

        return kind, clean_pdf(source, target, allowed.pages)
    if kind == "application/zip":
        from mostura.ground.vault.frames.cleaning.office import clean_docx

        clean_docx(source, target, allowed)
        return DOCX, 0
    if kind in PICTURES and not allowed.pictures:
        raise Unsound("wrong_kind")
    if kind in PICTURES:
        from mostura.ground.vault.frames.cleaning.pictures import clean_picture

        clean_picture(source, target, kind, allowed.pixels)
    elif kind == "text/html":
        from mostura.ground.vault.frames.cleaning.pages import clean_page

        clean_page(source, target)
    else:
        shutil.copyfile(source, target)
    return kind, 0


if __name__ == "__main__":
    sys.exit(main())
