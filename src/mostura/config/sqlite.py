"""Puts a current SQLite in the place of the system's, and says how it must be opened."""

import sys
from typing import Final

# The WAL-reset fault was mended in 3.51.3; with an older one only a single connection may write.
SAFE_VERSION: Final = (3, 51, 3)

# What `init_command` asks for, and what a start-up check reads back (ADR 0003).
PRAGMAS: Final[dict[str, str | int]] = {
    "journal_mode": "wal",
    "synchronous": 2,  # FULL: an acknowledged write survives the loss of power
    "busy_timeout": 20_000,  # milliseconds
    "cache_size": -20_000,  # kibibytes, hence the sign
    "journal_size_limit": 67_108_864,  # bytes
    "temp_store": 2,  # memory
    "trusted_schema": 0,
    "secure_delete": 1,
    "mmap_size": 0,
}


def swap_in_current_sqlite() -> None:
    """Let `import sqlite3` find pysqlite3, which bundles a SQLite without the WAL fault."""
    import pysqlite3
    import pysqlite3.dbapi2

    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2


def init_command() -> str:
    """The PRAGMAs as one command for every new connection."""
    return ";".join(f"PRAGMA {name}={value}" for name, value in PRAGMAS.items()) + ";"
