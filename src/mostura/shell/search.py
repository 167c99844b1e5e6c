"""Full-text search in any script: one side table per model, the same answers on both databases.

A migration makes the table, an action fills it in the transaction of the fact, a query asks it:

    INDEX = SearchIndex("organisations_search")

    migrations.RunPython(
        lambda apps, editor: INDEX.create(editor), lambda apps, editor: INDEX.drop(editor)
    )
    INDEX.put({organisation.pk: " ".join(names)})
    INDEX.narrowed(visible_to(actor), "udruženje", Tier.EXACT)
"""

import functools
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Case, IntegerField, Model, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from mostura.engines.wording.language import SOUTH_SLAVIC
from mostura.engines.wording.lexicon import Lexicon
from mostura.engines.wording.terms import (
    DocumentTerms,
    Query,
    document_terms,
    query_terms,
    words_of,
)
from mostura.shell.search_tables import (
    Asked,
    PostgresTable,
    SqliteTable,
    Table,
    cut,
    rank_after_rank,
)

Row = TypeVar("Row", bound=Model)

Spoken = tuple[str, str]
"""The code of a language and a text in it."""

_SOUTH_SLAVIC = frozenset({"bs", "hr", "cnr", "sr"})

# The number of different words up to which a text counts as a name or a sentence. Every text has
# exactly one of these terms, so the results can be asked for from the shortest to the longest.
_LENGTHS = {"0name": 5, "0sentence": 15, "0text": sys.maxsize}


class Tier(StrEnum):
    """How alike a text must be to what was searched for."""

    EXACT = "exact"
    """Every word stands in the text, in some form, in any script."""
    LOOSE = "loose"
    """Every word looks like one of the text, and the text is not in the exact tier."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first: the looser ones never repeat the exact ones."""

    exact: list[int]
    looser: list[int]


class SearchIndex:
    """The searchable texts of one kind of thing, by primary key."""

    def __init__(self, name: str) -> None:
        if not re.fullmatch("[a-z][a-z_]*", name):
            raise ValueError(f"A search index is named in small letters and underscores: {name}")
        self.name = name

    @property
    def _table(self) -> Table:
        # Asked each time, because the database is only known once the settings are.
        postgres = connection.vendor == "postgresql"
        return PostgresTable(self.name) if postgres else SqliteTable(self.name)

    def create(self, schema_editor: BaseDatabaseSchemaEditor) -> None:
        """Make the table; for a migration."""
        for statement in self._table.creation():
            schema_editor.execute(statement)

    def drop(self, schema_editor: BaseDatabaseSchemaEditor) -> None:
        """Take the table away again; for a migration."""
        schema_editor.execute(f"DROP TABLE {self.name}")

    def renew(self) -> None:
        """Make the table anew and empty, whatever became of it."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {self.name}")
            for statement in self._table.creation():
                cursor.execute(statement)

    def put(self, rows: Mapping[int, str | Sequence[str | Spoken]]) -> None:
        """Index these texts, instead of what stood under their keys; joins the transaction.

        Several texts under one key are each taken in their own language, said or guessed.
        """
        words = lexicon(settings.MOSTURA_LEXICA)
        table = self._table
        terms = [table.row(pk, *_columns(texts, words)) for pk, texts in rows.items()]
        with connection.cursor() as cursor:
            cursor.executemany(table.upsert(), terms)

    def remove(self, pks: Iterable[int]) -> None:
        """Forget the texts under these keys; joins the transaction."""
        with connection.cursor() as cursor:
            cursor.executemany(
                f"DELETE FROM {self.name} WHERE {self._table.key} = %s",  # noqa: S608
                [(pk,) for pk in pks],
            )

    def erase(self, pks: Iterable[int]) -> None:
        """Forget the texts under these keys so that no term of them is left in the database."""
        self.remove(pks)
        with connection.cursor() as cursor:
            for statement in self._table.purge():
                cursor.execute(statement)

    def matching(self, query: str, tier: Tier, limit: int) -> list[int]:
        """Give the keys of the texts a query finds in one tier, best first, with one statement.

        Better is what has the words as written rather than in another form; then the shorter
        text; then the newer one.
        """
        terms = _terms(query)
        if not terms.words or limit < 1:
            return []
        if tier is Tier.LOOSE:
            sql, parameters = self._table.by_length(_whole(terms, tier), tuple(_LENGTHS), limit)
        else:
            sql, parameters = rank_after_rank(self._table, _ranks(terms), limit)
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            rows: list[tuple[int, int]] = cursor.fetchall()
        return [pk for pk, _ in sorted(rows, key=lambda row: (row[1], -row[0]))]

    def found(self, query: str, limit: int) -> Found:
        """Give the keys of both tiers, apart from each other."""
        return Found(
            exact=self.matching(query, Tier.EXACT, limit),
            looser=self.matching(query, Tier.LOOSE, limit),
        )

    def narrowed(self, queryset: QuerySet[Row], query: str, tier: Tier) -> QuerySet[Row]:
        """Keep the rows that a query finds in one tier: all of them, in no order of their own."""
        terms = _terms(query)
        if not terms.words:
            return queryset.none()
        condition, parameters = self._table.condition(_whole(terms, tier))
        return queryset.filter(
            pk__in=RawSQL(  # noqa: S611 - the name and the key are ours
                f"SELECT {self._table.key} FROM {self.name} WHERE {condition}",  # noqa: S608
                parameters,
            )
        )


def folded(text: str) -> str:
    """The one spelling in which names are compared: folded words with single blanks between."""
    return " ".join(words_of(text))


def in_order(queryset: QuerySet[Row], pks: Sequence[int]) -> QuerySet[Row]:
    """Keep the rows with these keys, in the order of the keys; for one page of results."""
    places = [When(pk=pk, then=Value(place)) for place, pk in enumerate(pks)]
    return queryset.filter(pk__in=pks).order_by(Case(*places, output_field=IntegerField()))


def _columns(texts: str | Sequence[str | Spoken], lexicon: Lexicon) -> tuple[list[str], list[str]]:
    """The terms of all the texts together; the shortest tells how short the whole is."""
    several = [texts] if isinstance(texts, str) else texts
    parts = [_part_of(one, lexicon) for one in several]
    words = min((part.words for part in parts), default=0)
    length = next(name for name, most in _LENGTHS.items() if words <= most)
    exact = dict.fromkeys(term for part in parts for term in part.exact.split())
    loose = dict.fromkeys(term for part in parts for term in part.loose.split())
    return [*exact, length], [*loose]


def _part_of(said: str | Spoken, lexicon: Lexicon) -> DocumentTerms:
    language, text = ("", said) if isinstance(said, str) else said
    known = SOUTH_SLAVIC if language in _SOUTH_SLAVIC else language
    return document_terms(text, lexicon, known)


def _ranks(terms: Query) -> list[Asked]:
    """Cut the exact tier into ranks, best first, that have no text in common."""
    written = tuple((word.written,) for word in terms.words)
    as_written = Asked(tuple((word, ()) for word in written))
    otherwise = Asked(_whole(terms, Tier.EXACT).words, written)
    return [rank for asked in (as_written, otherwise) for rank in cut(asked, tuple(_LENGTHS))]


def _whole(terms: Query, tier: Tier) -> Asked:
    exact = tuple(word.exact for word in terms.words)
    if tier is Tier.EXACT:
        return Asked(tuple((word, ()) for word in exact))
    if len(terms.words) == 1 and terms.words[0].loose:  # the exact terms are left out again anyway
        return Asked((((), terms.words[0].loose),), exact)
    return Asked(tuple((word.exact, word.loose) for word in terms.words), exact)


def _terms(query: str) -> Query:
    return query_terms(query, lexicon(settings.MOSTURA_LEXICA))


@functools.cache
def lexicon(folder: Path) -> Lexicon:
    """The word lists of a folder, opened once in each process."""
    return Lexicon.open(folder)
