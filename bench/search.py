"""Measures search: 100,000 invented records on SQLite, and how good the answers are.

Run as `python bench/search.py`; with MOSTURA_DATABASE it measures PostgreSQL instead.
"""

import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[1]
LEXICA = CHECKOUT / "var" / "lexica"
GOLD = CHECKOUT.parent / "shared" / "data" / "wording" / "search_gold.json"
FRESH = CHECKOUT / "tests" / "engines" / "wording" / "fresh.json"

RECORDS = 100_000
BATCH = 5_000
VOCABULARY = 8_000  # word forms of each language
QUERIES = 300
LIMIT = 50  # two pages of results
LANGUAGES = ("hbs", "sq", "mk", "de", "en")


def main() -> None:
    """Print index time, query times of both tiers, and precision and recall."""
    with tempfile.TemporaryDirectory(prefix="mostura-bench-") as folder:
        _open_database(Path(folder))
        from mostura.engines.wording.lexicon_making import build

        list(build(LEXICA))
        measure_speed()
        for name, file in (("gold", GOLD), ("fresh", FRESH)):
            measure_answers(name, file)


def measure_speed() -> None:
    from django.db import connection, transaction

    from mostura.shell.search import SearchIndex, Tier

    index = SearchIndex("bench_speed")
    records = invented_records()
    with connection.schema_editor() as editor:
        index.create(editor)
    started = time.perf_counter()
    for first in range(0, RECORDS, BATCH):
        with transaction.atomic():
            index.put(dict(enumerate(records[first : first + BATCH], first + 1)))
    taken = time.perf_counter() - started
    print(f"index: {RECORDS:,} records in {taken:.1f} s on {connection.vendor}")

    queries = invented_queries(records)
    for tier in Tier:
        milliseconds = []
        for query in queries:
            started = time.perf_counter()
            index.matching(query, tier, LIMIT)
            milliseconds.append((time.perf_counter() - started) * 1000)
        print(f"{tier} query: {_spread(milliseconds)}")
    with connection.schema_editor() as editor:
        index.drop(editor)


def measure_answers(name: str, file: Path) -> None:
    if not file.exists():
        print(f"{name}: skipped, there is no {file}")
        return
    from django.db import connection

    from mostura.shell.search import SearchIndex, Tier

    texts, queries = _examples(json.loads(file.read_text("utf-8")))
    index = SearchIndex("bench_answers")
    with connection.schema_editor() as editor:
        index.create(editor)
    index.put(texts)
    both: set[int] = set()
    for tiers in ((Tier.EXACT,), (Tier.EXACT, Tier.LOOSE)):
        precisions, recalls = [], []
        for query, wanted in queries:
            both = {pk for tier in tiers for pk in index.matching(query, tier, len(texts))}
            precisions.append(len(both & wanted) / len(both) if both else 0.0)
            recalls.append(len(both & wanted) / len(wanted))
        print(
            f"{name}, {' and '.join(tiers)}: precision {statistics.mean(precisions):.3f},"
            f" recall {statistics.mean(recalls):.3f} over {len(queries)} queries"
        )
    with connection.schema_editor() as editor:
        index.drop(editor)


def invented_records() -> list[str]:
    """Records of 4 to 30 words: a few words are common and most are rare, as in any language."""
    chance = random.Random(2250)
    weights = [1 / (rank + 10) for rank in range(VOCABULARY)]
    words = {language: chance.sample(_forms(language), VOCABULARY) for language in LANGUAGES}
    records = []
    for _ in range(RECORDS):
        language = chance.choices(LANGUAGES, weights=(50, 20, 15, 5, 10))[0]
        length = chance.randint(4, 30)
        records.append(" ".join(chance.choices(words[language], weights, k=length)))
    return records


def invented_queries(records: list[str]) -> list[str]:
    """One to three words of a record; every tenth query has a common word and a rare one."""
    chance = random.Random(1325)
    return [
        " ".join(chance.sample(record.split(), chance.randint(1, 3)))
        for record in chance.sample(records, QUERIES)
    ]


def _forms(language: str) -> list[str]:
    from mostura.engines.wording.lexicon_layout import path_of

    lines = path_of(LEXICA, language).read_text("ascii").splitlines()[1:]
    return sorted({line.split("\t")[0] for line in lines})


def _examples(examples: dict[str, Any]) -> tuple[dict[int, str], list[tuple[str, set[int]]]]:
    if "docs" in examples:
        texts = {document["id"]: document["text"] for document in examples["docs"]}
        return texts, [(asked["query"], set(asked["relevant"])) for asked in examples["queries"]]
    sentences = examples["sentences"]
    return {sentence["id"]: sentence["text"] for sentence in sentences}, [
        (asked["query"], {s["id"] for s in sentences if s["topic"] == asked["topic"]})
        for asked in examples["queries"]
    ]


def _spread(milliseconds: Iterable[float]) -> str:
    ordered = sorted(milliseconds)
    high = ordered[int(0.95 * (len(ordered) - 1))]
    return (
        f"p50 {statistics.median(ordered):.1f} ms, p95 {high:.1f} ms, max {ordered[-1]:.1f} ms"
        f" over {len(ordered)}"
    )


def _open_database(folder: Path) -> None:
    from django.conf import settings

    from mostura.config import environment, sqlite

    sqlite.swap_in_current_sqlite()
    address = environment.text("MOSTURA_DATABASE")
    settings.configure(
        MOSTURA_LEXICA=LEXICA,
        DATABASES={
            "default": environment.postgres(address, connections=4)
            if address
            else {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": folder / "bench.sqlite3",
                "OPTIONS": {
                    "transaction_mode": "IMMEDIATE",
                    "init_command": sqlite.init_command(),
                },
            }
        },
    )
    import django

    django.setup()


if __name__ == "__main__":
    main()
