"""Every row of a hub copied into another database, and both compared."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DataError, connection, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from mostura.config.backup.unable import Unable
from mostura.config.moving import target

AT_ONCE: Final = 2000


def insist_on_knowing_every_table(there: BaseDatabaseWrapper) -> None:
    """A table that no kind of row explains would be left behind: say so instead."""
    known = {one._meta.db_table for one in target.hub_models()}  # noqa: SLF001
    known.add(MigrationRecorder.Migration._meta.db_table)  # noqa: SLF001
    with connection.cursor() as cursor:
        found = connection.introspection.table_names(cursor)
    with there.cursor() as cursor:  # the tables of search are made anew there
        derived = set(there.introspection.table_names(cursor)) - known
    shadows = tuple(f"{name}_" for name in derived)
    strange = [
        name
        for name in found
        if name not in known and name not in derived and not name.startswith(shadows)
    ]
    if strange:
        raise Unable(f"Nobody knows the table {', '.join(strange)}. Drop it, or ask who made it.")


def copy_all(there: BaseDatabaseWrapper, tell: Callable[[str], None]) -> dict[str, int]:
    """Copy every kind of row in one transaction; how many there are of each."""
    counts: dict[str, int] = {}
    kinds = target.hub_models()
    with transaction.atomic(using=target.ALIAS):  # references are looked at when it ends
        target.empty(there)
        for kind in kinds:
            table = kind._meta.db_table  # noqa: SLF001
            counts[table] = _copy(kind, there)
            if _digest(kind, "default") != _digest(kind, target.ALIAS):
                raise Unable(f"The rows of {table} are not the same after the copy.")
            if counts[table]:
                tell(f"  {table}: {counts[table]:,}")
        with there.cursor() as cursor:
            for statement in there.ops.sequence_reset_sql(no_style(), kinds):
                cursor.execute(statement)
    return counts


def _fields(kind: type[models.Model]) -> list["models.Field[Any, Any]"]:
    return [one for one in kind._meta.local_concrete_fields if not one.generated]  # noqa: SLF001


def _rows(kind: type[models.Model], alias: str) -> Iterator[Sequence[Any]]:
    """The rows as Python knows them, in the order of their keys."""
    names = [one.attname for one in _fields(kind)]
    rows = kind._base_manager.using(alias).order_by("pk").values_list(*names)  # noqa: SLF001
    return rows.iterator(chunk_size=AT_ONCE)


def _copy(kind: type[models.Model], there: BaseDatabaseWrapper) -> int:
    fields = _fields(kind)
    columns = ", ".join(f'"{one.column}"' for one in fields)
    count = 0
    try:
        with (
            there.wrap_database_errors,  # a copy does not pass through Django's own cursor
            there.cursor() as cursor,
            cursor.copy(f'COPY "{kind._meta.db_table}" ({columns}) FROM STDIN') as written,  # noqa: SLF001
        ):
            for row in _rows(kind, "default"):
                pairs = zip(fields, row, strict=True)
                written.write_row([one.get_db_prep_save(value, there) for one, value in pairs])
                count += 1
    except DataError as fault:
        # SQLite takes what is longer than a column says; PostgreSQL names table, line and column.
        raise Unable(f"PostgreSQL does not take a row: {' '.join(str(fault).split())}") from fault
    return count


def _digest(kind: type[models.Model], alias: str) -> str:
    """What all the rows say, in whatever form the database keeps them."""
    digest = hashlib.sha256()
    for row in _rows(kind, alias):
        digest.update(json.dumps(row, cls=_Exactly, sort_keys=True).encode())
    return digest.hexdigest()


class _Exactly(DjangoJSONEncoder):
    """To the microsecond, which Django's own leaves out; bytes as their digits."""

    def default(self, o: Any) -> Any:
        if hasattr(o, "isoformat"):
            return o.isoformat()
        return bytes(o).hex() if isinstance(o, bytes | memoryview) else super().default(o)
