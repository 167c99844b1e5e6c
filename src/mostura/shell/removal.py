"""Taking rows away that nothing else needs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db import models, transaction
from django.db.models import ProtectedError

from mostura.shell.search import SearchIndex

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Removal:
    """How many rows went, and which stay because others refer to them: its name, their kinds."""

    removed: int
    kept: tuple[tuple[str, str], ...] = ()


def remove_unneeded(
    rows: Iterable[Row],
    index: SearchIndex | None = None,
    remove: Callable[[Row], object] = models.Model.delete,
) -> Removal:
    """Remove each row by itself; where the database says that others need it, it stays."""
    gone: list[int] = []
    kept: list[tuple[str, str]] = []
    for row in rows:
        pk, name = row.pk, str(row)
        try:
            with transaction.atomic():
                remove(row)
        except ProtectedError as needed:
            kinds = {type(one).__name__ for one in needed.protected_objects}
            kept.append((name, ", ".join(sorted(kinds))))
        else:
            gone.append(pk)
    if index is not None:
        index.remove(gone)
    return Removal(len(gone), tuple(kept))
