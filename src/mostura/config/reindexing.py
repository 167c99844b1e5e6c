"""`mostura reindex`: makes the tables of search anew; goes on where it was stopped."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.db import DatabaseError

from mostura.config.backup.unable import told
from mostura.config.commandline import start_django

AT_ONCE: Final = 500
PLACE: Final = "reindexing.json"
"""Where in the home it stands how far it came."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that can be searched for."""

    name: str
    begin_anew: Callable[[], int]
    index_next: Callable[[int, int], int]


def main(arguments: Sequence[str]) -> int:
    """Exit status 0 when every table is whole."""
    parser = argparse.ArgumentParser(prog="mostura reindex", description=__doc__)
    parser.add_argument("--anew", action="store_true", help="forget how far a former one came")
    asked = parser.parse_args(arguments)
    start_django()
    from django.conf import settings

    place = Path(settings.MOSTURA_HOME) / PLACE
    try:
        if asked.anew:
            place.unlink(missing_ok=True)
        for line in reindex(place):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
    except (DatabaseError, OSError) as fault:
        sys.stderr.write(f"Search is not whole. {told(fault)} Run mostura reindex again.\n")
        return 1
    return 0


def kinds() -> list[Kind]:
    """All that can be searched for."""
    from mostura.answer.recommendations.actions import indexing as recommendations
    from mostura.ground.organisations.actions import indexing as organisations
    from mostura.ground.places.actions import indexing as places
    from mostura.listen.documents.actions import indexing as documents

    modules: dict[str, Any] = {
        "places": places,
        "organisations": organisations,
        "documents": documents,
        "recommendations": recommendations,
    }
    return [Kind(name, one.begin_anew, one.index_next) for name, one in modules.items()]


def reindex(place: Path) -> Iterator[str]:
    """Fill every table; says how far it came, and notes it after each part."""
    done: dict[str, list[int]] = json.loads(place.read_text()) if place.exists() else {}
    if done:
        yield "Going on where the last one stopped; --anew begins from the start."
    for kind in kinds():
        # Of each kind the last key, how many are done, how many there are.
        last, count, of = done.get(kind.name) or [0, 0, kind.begin_anew()]
        while last >= 0:
            done[kind.name] = [last, count, of]
            _note(place, done)
            reached = kind.index_next(last, AT_ONCE)
            count = min(count + AT_ONCE, of) if reached else of
            last = reached or -1
            if reached:
                yield f"{kind.name}: {count:,} of {of:,}"
        done[kind.name] = [last, count, of]
    place.unlink()
    yield "Search is whole."


def _note(place: Path, done: dict[str, list[int]]) -> None:
    """Write how far it came, whole or not at all."""
    part = place.with_name(place.name + ".part")
    part.write_text(json.dumps(done))
    part.replace(place)
