"""Taking the rows of the demonstration away, but for those that real rows need."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.db import models, transaction
from django.db.models import ProtectedError, QuerySet

from mostura.shell.search import SearchIndex

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Removal:
    """How many rows went, and which stay as ordinary ones: its name, the kinds that need it."""

    removed: int
    kept: tuple[tuple[str, str], ...] = ()


def remove_unneeded(
    rows: QuerySet[Row],
    index: SearchIndex | None = None,
    remove: Callable[[Row], object] = models.Model.delete,
) -> Removal:
    """Remove each row by itself; one that others need stays, and is an ordinary row from then on.

    Real rows have made it theirs: no page says any more that it belongs to the demonstration.
    """
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
            rows.filter(pk=pk).update(demonstration=False)
        else:
            gone.append(pk)
    if index is not None:
        index.remove(gone)
    return Removal(len(gone), tuple(kept))
