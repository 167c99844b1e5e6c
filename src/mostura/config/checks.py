"""What must hold before the hub opens: every address declares who may come, every PRAGMA holds."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.db import connection
from django.urls import URLPattern, URLResolver, get_resolver

from mostura.config import sqlite
from mostura.config.demonstration import marker
from mostura.shell.audience import audience_of


def all_patterns(
    patterns: Sequence[URLPattern | URLResolver] | None = None, prefix: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Every address of the hub, with its whole path."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from all_patterns(pattern.url_patterns, path)
        else:
            yield path, pattern


@register("urls")
def every_address_declares_its_audience(
    app_configs: Sequence[AppConfig] | None, **_options: Any
) -> list[CheckMessage]:
    """An address that does not say who may come does not open."""
    return [
        Error(f"/{path} does not say who may come.", hint="Decorate its view with @open_to(...).")
        for path, pattern in all_patterns()
        if audience_of(pattern.callback) is None
    ]


@register("database")
def sqlite_is_opened_as_asked(
    app_configs: Sequence[AppConfig] | None, **_options: Any
) -> list[CheckMessage]:
    """SQLite must be a safe version, and every PRAGMA must read back as it was set."""
    if connection.vendor != "sqlite":
        return []
    import sqlite3

    if sqlite3.sqlite_version_info < sqlite.SAFE_VERSION:
        found = sqlite3.sqlite_version
        return [Error(f"SQLite {found} can corrupt a busy database.", hint="Install pysqlite3.")]
    return [
        Error(f"PRAGMA {name} is {found!r}, not {wanted!r}.")
        for name, wanted, found in _read_back()
        if found != wanted
    ]


@register("security", deploy=True)
def no_demonstration_on_an_open_hub(
    app_configs: Sequence[AppConfig] | None, **_options: Any
) -> list[CheckMessage]:
    """Whoever has a link of the demonstration is let in: not on a hub that others reach."""
    if not (settings.MOSTURA_ADDRESS.startswith("https:") and marker.stands()):
        return []
    return [
        Error(
            "The demonstration stands on a hub that others reach; its links let anyone in.",
            hint="Run mostura demo remove.",
        )
    ]


def _read_back() -> Iterator[tuple[str, str | int, str | int]]:
    with connection.cursor() as cursor:
        for name, wanted in sqlite.PRAGMAS.items():
            row = cursor.execute(f"PRAGMA {name}").fetchone()
            # The tests' database lies in memory, where neither a journal nor a map of it exists.
            in_memory = row is None or (name == "journal_mode" and row[0] == "memory")
            yield name, wanted, wanted if in_memory else row[0]
