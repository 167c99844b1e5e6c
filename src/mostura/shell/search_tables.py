"""What SQLite and PostgreSQL say differently about a table of search terms."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

Condition = tuple[str, list[str]]
"""A piece of SQL that is true or false, and its parameters."""


COLUMNS = ("exact", "loose")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a text must have: for each word one of its terms; and what it must not have."""

    words: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    """For each word the terms of the exact column and those of the loose one."""
    unless: tuple[tuple[str, ...], ...] = ()
    """A text with one exact term of each of these is left out."""


class Table(Protocol):
    """What the two databases say differently."""

    @property
    def name(self) -> str:
        """What the table is called."""
        ...

    @property
    def key(self) -> str:
        """The column of the primary key."""
        ...

    @property
    def newest_first(self) -> str:
        """How to sort by the key, the newest first."""
        ...

    def creation(self) -> list[str]:
        """The statements that make the table and its indexes."""
        ...

    def upsert(self) -> str:
        """The statement that puts one row in, in the place of the old one."""
        ...

    def row(self, pk: int, exact: list[str], loose: list[str]) -> list[int | str | list[str]]:
        """The parameters of `upsert`."""
        ...

    def purge(self) -> list[str]:
        """The statements after which nothing is left of rows that were deleted."""
        ...

    def condition(self, asked: Asked) -> Condition:
        """Whether a row has what was asked for."""
        ...

    def by_length(self, asked: Asked, lengths: Sequence[str], limit: int) -> Condition:
        """The statement that gives keys with their rank: the shorter texts, then the newer."""
        ...


def cut(asked: Asked, lengths: Sequence[str]) -> list[Asked]:
    """The same for texts of each length, the shortest first."""
    return [Asked((*asked.words, ((length,), ())), asked.unless) for length in lengths]


def rank_after_rank(table: Table, ranks: Sequence[Asked], limit: int) -> Condition:
    """A statement that goes through one rank after the other and stops at the limit.

    No text may stand in two ranks.
    """
    conditions = [table.condition(asked) for asked in ranks]
    # The names are ours; everything a person wrote is a parameter.
    sql = " UNION ALL ".join(
        f"SELECT * FROM (SELECT {table.key} AS pk, {rank} AS rank FROM {table.name}"  # noqa: S608
        f" WHERE {condition} ORDER BY {table.newest_first} LIMIT {limit:d}) AS of_rank_{rank}"
        for rank, (condition, _) in enumerate(conditions)
    )
    return f"{sql} LIMIT {limit:d}", [value for _, values in conditions for value in values]


@dataclass(frozen=True, slots=True)
class SqliteTable:
    """FTS5 without a copy of the texts: it holds the terms and gives back row numbers."""

    name: str
    key: str = "rowid"
    newest_first: str = "rowid DESC"

    def creation(self) -> list[str]:
        """One virtual table; FTS5 makes its own indexes."""
        options = "content='', contentless_delete=1, detail=column, tokenize='unicode61'"
        return [f"CREATE VIRTUAL TABLE {self.name} USING fts5(exact, loose, {options})"]

    def upsert(self) -> str:
        """Row numbers are the keys."""
        return f"INSERT OR REPLACE INTO {self.name} (rowid, exact, loose) VALUES (%s, %s, %s)"  # noqa: S608

    def row(self, pk: int, exact: list[str], loose: list[str]) -> list[int | str | list[str]]:
        """Each column is the terms with blanks between."""
        return [pk, " ".join(exact), " ".join(loose)]

    def purge(self) -> list[str]:
        """FTS5 marks a row as deleted and keeps its terms until segments are merged."""
        return [f"INSERT INTO {self.name} ({self.name}) VALUES ('optimize')"]  # noqa: S608

    def condition(self, asked: Asked) -> Condition:
        """One expression in the query language of FTS5."""
        match = " AND ".join(self._word(exact, loose) for exact, loose in asked.words)
        if asked.unless:
            unless = " AND ".join(self._word(exact, ()) for exact in asked.unless)
            match = f"({match}) NOT ({unless})"
        return f"{self.name} MATCH %s", [match]

    def by_length(self, asked: Asked, lengths: Sequence[str], limit: int) -> Condition:
        """FTS5 reads only what it gives back, so rank after rank is quickest."""
        return rank_after_rank(self, cut(asked, lengths), limit)

    def _word(self, exact: tuple[str, ...], loose: tuple[str, ...]) -> str:
        if not exact:
            return f"(loose : ({' OR '.join(loose)}))"
        match = f"exact : ({' OR '.join(exact)})"
        return f"({match} OR loose : ({' OR '.join(loose)}))" if loose else f"({match})"


@dataclass(frozen=True, slots=True)
class PostgresTable:
    """Two tsvector columns that take the terms as they are, each with its GIN index."""

    name: str
    key: str = "id"
    # Not "id DESC": the planner would walk through the table by its primary key.
    newest_first: str = "id + 0 DESC"

    def creation(self) -> list[str]:
        """A table and an index for each column."""
        unbuffered = "WITH (fastupdate = off)"  # or searches wade through what is not yet sorted in
        columns = "id bigint PRIMARY KEY, exact tsvector NOT NULL, loose tsvector NOT NULL"
        return [
            f"CREATE TABLE {self.name} ({columns})",
            f"CREATE INDEX {self.name}_exact ON {self.name} USING gin (exact) {unbuffered}",
            f"CREATE INDEX {self.name}_loose ON {self.name} USING gin (loose) {unbuffered}",
        ]

    def upsert(self) -> str:
        """Terms become a tsvector as they are, without a tokeniser."""
        return (
            f"INSERT INTO {self.name} (id, exact, loose)"  # noqa: S608
            " VALUES (%s, array_to_tsvector(%s), array_to_tsvector(%s))"
            " ON CONFLICT (id) DO UPDATE SET exact = excluded.exact, loose = excluded.loose"
        )

    def row(self, pk: int, exact: list[str], loose: list[str]) -> list[int | str | list[str]]:
        """Each column is a list of terms."""
        return [pk, exact, loose]

    def purge(self) -> list[str]:
        """The rows themselves are gone; their room is given back by the next vacuum."""
        return []

    def condition(self, asked: Asked) -> Condition:
        """One tsquery for each word."""
        pieces: list[str] = []
        parameters: list[str] = []
        for word in asked.words:
            held = [(name, terms) for name, terms in zip(COLUMNS, word, strict=True) if terms]
            pieces.append(f"({' OR '.join(f'{name} @@ %s::tsquery' for name, _ in held)})")
            parameters += [" | ".join(terms) for _, terms in held]
        if asked.unless:
            parameters.append(" & ".join(f"({' | '.join(exact)})" for exact in asked.unless))
            pieces.append("NOT exact @@ %s::tsquery")
        return " AND ".join(pieces), parameters

    def by_length(self, asked: Asked, lengths: Sequence[str], limit: int) -> Condition:
        """All in one pass: a common beginning has thousands of texts, read once and not thrice."""
        condition, parameters = self.condition(asked)
        cases = " ".join(f"WHEN exact @@ %s::tsquery THEN {at}" for at, _ in enumerate(lengths))
        sql = (
            f"SELECT id, CASE {cases} END AS rank FROM {self.name} WHERE {condition}"  # noqa: S608
            f" ORDER BY rank, {self.newest_first} LIMIT {limit:d}"
        )
        return sql, [*lengths, *parameters]
