"""Pictures: decoded and drawn anew, so that only what can be seen remains."""

import contextlib
import io
from pathlib import Path
from typing import Any, BinaryIO, Final

from PIL import Image, ImageCms, ImageOps

from mostura.ground.vault.frames.cleaning.unsound import Unsound

FORMATS: Final = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
HOW: Final[dict[str, dict[str, Any]]] = {
    "PNG": {},
    "JPEG": {"quality": 90, "subsampling": "4:2:0"},
    "WEBP": {"quality": 90},
}


def clean_picture(source: Path, target: Path, media_type: str, pixels: int) -> None:
    """Write the picture again, upright, without anything that came beside it."""
    with source.open("rb") as given, target.open("wb") as new:
        redraw(given, new, FORMATS[media_type], pixels)


def redraw(given: BinaryIO, new: BinaryIO, shape: str, pixels: int) -> None:
    """Draw one picture anew in the same format; the first frame of several."""
    Image.MAX_IMAGE_PIXELS = None  # the check below says it in words
    try:
        with Image.open(given, formats=[shape]) as picture:
            if picture.width * picture.height > pixels:
                raise Unsound("too_many_pixels")
            picture.load()
            upright = _bare(ImageOps.exif_transpose(picture), shape)
            upright.save(new, format=shape, **HOW[shape])
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError) as fault:
        raise Unsound("broken") from fault


def redrawn(data: bytes, shape: str, pixels: int) -> bytes:
    """The same for a picture inside of a document."""
    new = io.BytesIO()
    redraw(io.BytesIO(data), new, shape, pixels)
    return new.getvalue()


def _bare(picture: Image.Image, shape: str) -> Image.Image:
    """The pixels alone, in colours every screen knows."""
    profile = picture.info.get("icc_profile")
    mode = _mode(picture, shape)
    if profile and picture.mode == "RGB":
        with contextlib.suppress(ImageCms.PyCMSError, OSError):
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            seen = ImageCms.profileToProfile(
                picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            picture = seen or picture
    bare = picture.convert(mode)
    bare.info = {}
    return bare


def _mode(picture: Image.Image, shape: str) -> str:
    clear = "A" in picture.getbands() or "transparency" in picture.info
    if shape != "JPEG" and clear:
        return "RGBA"
    return "L" if picture.mode in {"1", "L", "I", "I;16", "F"} and not clear else "RGB"
