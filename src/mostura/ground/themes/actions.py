"""Bringing the vocabulary into the hub."""

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.ground.themes import policy
from mostura.ground.themes.events import THE_VOCABULARY, VocabularyLoaded
from mostura.ground.themes.frames import Entry, read_vocabulary
from mostura.ground.themes.models import Theme
from mostura.refused import insist


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many themes were added or changed, were right already, or are no longer offered."""

    added: int
    changed: int
    same: int
    retired: int


@transaction.atomic
def load_vocabulary(path: Path, *, by: Actor) -> Loaded:
    """Make the vocabulary what the file says; themes it no longer holds are retired, not lost."""
    insist(policy.refusal_to_load(by))
    vocabulary = read_vocabulary(path)

    known = {(theme.scheme, theme.key): theme for theme in Theme.objects.select_for_update()}
    gone = [key for key in known.keys() - _keys(vocabulary.entries) if not known[key].retired]
    added = changed = 0
    for entry in vocabulary.entries:
        key = (entry.scheme, entry.key)
        is_new = key not in known
        theme = known.setdefault(key, Theme(scheme=entry.scheme, key=entry.key))
        if _set(theme, entry, known[entry.parent] if entry.parent else None):
            theme.save()
            added, changed = added + is_new, changed + (not is_new)
    Theme.objects.filter(pk__in=[known[key].pk for key in gone]).update(retired=True)
    if added or changed or gone:
        record(
            VocabularyLoaded(THE_VOCABULARY, added, changed + len(gone), vocabulary.digest), by=by
        )
    return Loaded(added, changed, len(vocabulary.entries) - added - changed, len(gone))


def _keys(entries: tuple[Entry, ...]) -> set[tuple[str, str]]:
    return {(entry.scheme, entry.key) for entry in entries}


def _set(theme: Theme, entry: Entry, parent: Theme | None) -> bool:
    """Give a theme the values of an entry; says whether any was another."""
    wanted = {
        "order": entry.order,
        "names": entry.names,
        "descriptions": entry.descriptions,
        "parent_id": parent.pk if parent else None,
        "retired": False,
    }
    before = {field: getattr(theme, field) for field in wanted}
    for field, value in wanted.items():
        setattr(theme, field, value)
    return theme.pk is None or before != wanted
