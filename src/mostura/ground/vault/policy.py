"""What the vault takes, how much of it, and with which words it says no."""

import math
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final, TypedDict

from django.db.models import TextChoices
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from mostura.actor import CLOCK, Actor, Role
from mostura.refused import Refused

MEGABYTE: Final = 1024 * 1024
QUARANTINE_MEGABYTES: Final = 1024  # no one fills the disk with what the hub refuses
SPARE_MEGABYTES: Final = 16  # what must stay free beside a file and its copy, for the database
CLEANING_SECONDS: Final = 60
CLEANING_MEGABYTES: Final = 1024  # forty megapixels, decoded, turned and encoded again
READING_SECONDS: Final = 90
READING_MEGABYTES: Final = 2048  # of addresses, of which libraries use a part
NAME_LENGTH: Final = 120

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
MARKDOWN = "text/markdown"
CSV = "text/csv"
PLAIN = "text/plain"
SUFFIXES: Final[dict[str, str]] = {
    PDF: ".pdf",
    DOCX: ".docx",
    HTML: ".html",
    MARKDOWN: ".md",
    CSV: ".csv",
    PLAIN: ".txt",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/webp": ".webp",
}
"""The kinds of file the vault takes, each with the end of its name."""


class Refusal(TextChoices):
    """Why a file is not taken; each sentence says what to do."""

    EMPTY = "empty", _("The file holds nothing. Save it again and choose it once more.")
    TOO_LARGE = (
        "too_large",
        _("The file is too large. Split it, or save it with smaller pictures, and try again."),
    )
    WRONG_KIND = (
        "wrong_kind",
        _("This kind of file cannot be read. Save it as PDF, DOCX, HTML or plain text."),
    )
    MACROS = (
        "macros",
        _("The file carries macros. Save it as DOCX without macros, or as PDF, and try again."),
    )
    ENCRYPTED = (
        "encrypted",
        _("The file is locked with a password. Save a copy without one and try again."),
    )
    BROKEN = (
        "broken",
        _("The file is damaged or cut short. Get it again from where it came and try again."),
    )
    BOMB = (
        "bomb",
        _("The file unpacks to far more than it seems to hold. Print it to PDF and send that."),
    )
    TOO_MANY_PAGES = (
        "too_many_pages",
        _("The file has more pages than the hub takes. Split it into parts and send each."),
    )
    TOO_MANY_PIXELS = (
        "too_many_pixels",
        _("The picture has more than 40 megapixels. Save a smaller copy and send that."),
    )
    TOO_HEAVY = (
        "too_heavy",
        _("The hub could not finish looking at this file. Split it, or print it to PDF."),
    )
    NO_SPACE = (
        "no_space",
        _("The hub has no room left for files. Nothing was lost; please try again later."),
    )
    NOT_YOURS = "not_yours", _("Only those who handed the file over can take it away.")


QUARANTINE: Final = frozenset(
    {
        Refusal.WRONG_KIND,
        Refusal.MACROS,
        Refusal.ENCRYPTED,
        Refusal.BROKEN,
        Refusal.BOMB,
        Refusal.TOO_MANY_PAGES,
        Refusal.TOO_MANY_PIXELS,
        Refusal.TOO_HEAVY,
    }
)
"""For these reasons a file is kept for the secretariat to look at; the others leave no trace."""


class Unread(TextChoices):
    """Why the text of a file could not be read; each sentence says what to do."""

    EMPTY = "empty", _("The file holds no text. Save it again in the program that made it.")
    SCANNED = (
        "scanned",
        _("The pages are pictures without text. Run text recognition (OCR) and add the result."),
    )
    ENCRYPTED = (
        "encrypted",
        _("The file is locked with a password. Save a copy without one and try again."),
    )
    BROKEN = "broken", _("The file is damaged or cut short. Get it again from where it came.")
    UNSUPPORTED = (
        "unsupported",
        _("This kind of file cannot be read. Save it as PDF, DOCX, HTML or plain text."),
    )
    TOO_LARGE = "too_large", _("The file is too large to be read. Split it into parts.")
    TOO_MANY_PAGES = "too_many_pages", _("The file has too many pages. Split it into parts.")
    TOO_DEEP = "too_deep", _("The page is nested too deeply. Save it as PDF or plain text.")
    BOMB = (
        "bomb",
        _("The file unpacks to far more than it seems to hold. Print it to PDF and try that."),
    )
    OUT_OF_TIME = "out_of_time", _("Reading took too long and was stopped. Split the file.")
    OUT_OF_MEMORY = (
        "out_of_memory",
        _("Reading needed too much memory and was stopped. Split the file into parts."),
    )
    CRASHED = "crashed", _("The file made the reader fail. Print it to PDF and try that.")


class Unit(TextChoices):
    """What a limit is counted in, with the sentence that names it and what came."""

    SIZE = "size", _("It has %(sent)s MB; the limit is %(limit)s MB.")
    PAGES = "pages", _("It has %(sent)s pages; the limit is %(limit)s.")
    CHARACTERS = "characters", _("It has %(sent)s characters; the limit is %(limit)s.")
    UNPACKED = "unpacked", _("It unpacks to %(sent)s MB; the limit is %(limit)s MB.")
    MEMBERS = "members", _("It holds %(sent)s files; the limit is %(limit)s.")
    RATIO = "ratio", _("It unpacks to %(sent)s times its size; the limit is %(limit)s times.")
    SECONDS = "seconds", _("The limit is %(limit)s seconds.")
    MEMORY = "memory", _("The limit is %(limit)s MB.")


TOLD: Final = re.compile(r"\((?P<sent>[\d,.]+) (?P<unit>\w+), at most (?P<limit>[\d,.]+)")
TOLD_UNITS: Final = {"MB": Unit.SIZE, "pages": Unit.PAGES, "characters": Unit.CHARACTERS}
"""How the reading engine names a limit and what it counts in."""


class Measure(TypedDict, total=False):
    """A limit that a file went beyond; empty where there was none."""

    unit: str
    limit: float
    sent: float
    """Nothing where nobody knows how much it would have been."""


def in_words(reason: TextChoices, measure: Measure) -> str:
    """Why a file was refused, and by how much, in the reader's language."""
    if not measure:
        return str(reason.label)
    numbers = {
        name: number_format(amount, 0 if amount == int(amount) else 1, force_grouping=True)
        for name, amount in (("limit", measure["limit"]), ("sent", measure.get("sent", 0)))
    }
    return f"{reason.label} {Unit(measure['unit']).label % numbers}"


def megabytes(size: int) -> float:
    """Bytes as megabytes with a tenth, rounded up: what is over a limit looks so."""
    return math.ceil(10 * size / MEGABYTE) / 10


class NotKept(Refused):
    """A file was not taken: which one, why, and whether it lies in quarantine."""

    def __init__(
        self,
        reason: Refusal,
        name: str,
        *,
        measure: Measure | None = None,
        quarantined: bool = False,
    ) -> None:
        super().__init__(reason)
        self.name = name
        self.measure = measure or Measure()
        self.quarantined = quarantined

    @property
    def sentence(self) -> str:
        """Why, with the limit."""
        return in_words(self.reason, self.measure)


class NotRead(Refused):
    """The text of a file could not be read."""

    def __init__(self, reason: Unread, name: str, *, measure: Measure | None = None) -> None:
        super().__init__(reason)
        self.name = name
        self.measure = measure or Measure()


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one file the vault takes."""

    size: int
    """Bytes."""
    pages: int
    pixels: int = 40_000_000
    members: int = 5_000
    """Files inside of a DOCX."""
    unpacked: int = 200 * MEGABYTE
    """Bytes a DOCX may hold when unpacked."""
    ratio: int = 200
    """Bytes unpacked for each byte packed, for members above a megabyte."""
    pictures: bool = True
    """Whether pictures are taken, in which there is nothing to read."""


def refusal_of_size(size: int, free: int, limits: Limits) -> Refusal | None:
    """What the size alone says; `free` is the room on the disk, in bytes."""
    if size == 0:
        return Refusal.EMPTY
    if size > limits.size:
        return Refusal.TOO_LARGE
    if free < 2 * size + SPARE_MEGABYTES * MEGABYTE:
        return Refusal.NO_SPACE
    return None


def measure_of_size(size: int, limits: Limits) -> Measure:
    """By how much a file is too large."""
    return Measure(unit=Unit.SIZE, limit=megabytes(limits.size), sent=megabytes(size))


def why_unread(errors: str) -> Unread:
    """The reason the engine's command gave, by its stable word."""
    said = next((word for word in Unread.values if f"[{word}]" in errors), Unread.CRASHED)
    return Unread(said)


def measure_of_reading(why: Unread, errors: str) -> Measure:
    """The limit of the reading engine that a file went beyond: its own, or as it tells."""
    if why == Unread.OUT_OF_TIME:
        return Measure(unit=Unit.SECONDS, limit=READING_SECONDS)
    if why == Unread.OUT_OF_MEMORY:
        return Measure(unit=Unit.MEMORY, limit=READING_MEGABYTES)
    told = TOLD.search(errors)
    if told is None or told["unit"] not in TOLD_UNITS:
        return Measure()
    sent, limit = (float(told[name].replace(",", "")) for name in ("sent", "limit"))
    return Measure(unit=TOLD_UNITS[told["unit"]], limit=limit, sent=sent)


def refusal_to_remove(actor: Actor, organisation_id: int) -> Refusal | None:
    """Who handed a file over may take it away, and the secretariat may."""
    if actor.holds(Role.SECRETARIAT) or actor == CLOCK:
        return None
    if actor.organisation_id == organisation_id and actor.holds(Role.MEMBER, Role.EDITOR):
        return None
    return Refusal.NOT_YOURS


def may_see_quarantine(actor: Actor) -> bool:
    """The coalition's office looks at what the hub refused."""
    return actor.holds(Role.SECRETARIAT)


def plain_name(given: str) -> str:
    """The name of a file without folders and without what could mislead a reader."""
    last = PureWindowsPath(PurePosixPath(given.replace("\0", "")).name).name
    shown = "".join(c for c in unicodedata.normalize("NFC", last) if c.isprintable())
    shown = re.sub(r'[<>:"/\\|?*]+', "_", shown).strip(". ")
    stem, dot, suffix = shown.rpartition(".")
    if dot and len(suffix) <= 5:
        return f"{stem[:NAME_LENGTH]}.{suffix}"
    return shown[:NAME_LENGTH] or "file"


def name_to_serve(name: str, media_type: str) -> str:
    """A name whose end says what the file really is."""
    suffix = SUFFIXES[media_type]
    stem, dot, end = name.rpartition(".")
    same = {".jpg": {"jpg", "jpeg"}, ".html": {"html", "htm"}, ".md": {"md", "markdown"}}
    if dot and end.lower() in same.get(suffix, {suffix.removeprefix(".")}):
        return name
    return f"{stem or name}{suffix}" if dot and len(end) <= 5 else f"{name}{suffix}"
