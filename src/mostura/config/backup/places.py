"""Where backups lie, how they are named, and which of them are kept."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

DAYS, WEEKS, MONTHS = 7, 4, 3
"""Backups kept: one for each of so many days, weeks and months; a deletion reaches all of them
within about ninety days."""
FRESH: Final = dt.timedelta(hours=48)
"""Every backup of the two days before the newest is kept: one may stand before an upgrade."""
STAMP: Final = "%Y-%m-%dT%H%M%SZ"
NAME: Final = re.compile(r"^mostura-(\d{4}-\d\d-\d\dT\d{6}Z)\.tar(\.age)?$")
PART: Final = ".part"


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """One backup on disk."""

    made_at: dt.datetime
    path: Path

    @property
    def encrypted(self) -> bool:
        """Whether it takes a key to read it."""
        return self.path.suffix == ".age"


def stamp(moment: dt.datetime) -> str:
    """A moment as backups and certificates are named after it."""
    return moment.astimezone(dt.UTC).strftime(STAMP)


def name_of(moment: dt.datetime, *, encrypted: bool) -> str:
    """The name of a backup made at this moment."""
    return f"mostura-{stamp(moment)}.tar{'.age' if encrypted else ''}"


def backups_in(folder: Path) -> list[Backup]:
    """The whole backups in a folder, the oldest first."""
    if not folder.is_dir():
        return []
    found = ((NAME.match(path.name), path) for path in folder.iterdir())
    return sorted(Backup(_moment(match[1]), path) for match, path in found if match)


def parts_in(folder: Path) -> list[Path]:
    """Backups that were cut short, by a power cut or a kill."""
    named = (path for path in folder.iterdir() if path.suffix == PART)
    return sorted(path for path in named if NAME.match(path.stem))


def kept(moments: Iterable[dt.datetime]) -> set[dt.datetime]:
    """All fresh ones; of each day, week and month the newest, as far back as each is kept."""
    newest_first = sorted(moments, reverse=True)
    chosen = {one for one in newest_first if newest_first[0] - one < FRESH}
    for span, count in (("%Y-%m-%d", DAYS), ("%G-%V", WEEKS), ("%Y-%m", MONTHS)):
        newest: dict[str, dt.datetime] = {}
        for moment in newest_first:
            newest.setdefault(moment.strftime(span), moment)
        chosen |= set(list(newest.values())[:count])
    return chosen


def superseded(folder: Path) -> list[Backup]:
    """The backups that need not be kept any more."""
    found = backups_in(folder)
    keep = kept(one.made_at for one in found)
    return [one for one in found if one.made_at not in keep]


def _moment(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, STAMP).replace(tzinfo=dt.UTC)
