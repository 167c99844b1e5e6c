"""A register of 10,000 recommendations: how long each of its pages takes, with how many queries.

    .venv/bin/python bench/register.py [--rows 10000] [--requests 120]

Every ask is put together at random from words of four languages; nobody ever asked for it.
"""

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from invented.register_rows import COUNTRIES, FEW, make_register, make_surroundings

GOAL = 200  # milliseconds, of the 95th percentile


def main() -> int:
    """Build the register twice, small and large, and ask each for the same pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--requests", type=int, default=120)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mostura-bench-") as folder:
        lexica = Path(os.environ.get("MOSTURA_HOME") or "var").resolve() / "lexica"
        os.environ["MOSTURA_HOME"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "mostura.config.settings"
        if lexica.is_dir():
            Path(folder, "lexica").symlink_to(lexica)
        return _measure(said.rows, said.requests)


def _measure(rows: int, requests: int) -> int:
    import django
    from django.conf import settings

    django.setup()
    from django.core.management import call_command

    # Not Django's environment of tests, which copies the context of every template.
    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", verbosity=0, skip_checks=True)
    call_command("collectstatic", verbosity=0, interactive=False, skip_checks=True)
    surroundings = make_surroundings()
    make_register(FEW, surroundings)
    few = {name: queries_of(address) for name, address in pages(surroundings).items()}
    started = time.perf_counter()
    make_register(rows - FEW, surroundings)
    gc.collect()
    gc.freeze()  # what was made here is not the business of the pages
    print(f"{rows:,} recommendations made and indexed: {time.perf_counter() - started:.1f} s")

    good = True
    for name, address in pages(surroundings).items():
        many = queries_of(address)
        times, own = timed(address, requests)
        high = statistics.quantiles(times, n=20)[18]
        good &= high <= GOAL and many == few[name]
        print(
            f"{name}: p50 {statistics.median(times):.0f} ms, p95 {high:.0f} ms, "
            f"max {max(times):.0f} ms, p95 of its own work {own:.0f} ms; "
            f"{few[name]} queries with {FEW}, {many} with {rows:,}",
            flush=True,
        )
    times = [timed_cold("/recommendations/") for _turn in range(requests)]
    high = statistics.quantiles(times, n=20)[18]
    good &= high <= GOAL
    print(
        f"list, right after the ledger moved: p50 {statistics.median(times):.0f} ms, p95 {high:.0f}"
    )
    for kind in ("csv", "xlsx", "json"):
        times, size = timed_once(f"/recommendations/register.{kind}")
        print(f"all of it as {kind}: {times / 1000:.1f} s, {size / 1e6:.1f} MB")
    print(f"p95 of every page at most {GOAL} ms, queries constant: {'yes' if good else 'NO'}")
    return 0 if good else 1


def pages(around: dict[str, list[Any]]) -> dict[str, Callable[[int], str]]:
    """The pages that are measured: for each a name, and the address of its nth request."""
    from mostura.answer.recommendations.models import Recommendation

    asks = list(Recommendation.objects.order_by("pk").values_list("code", flat=True)[:500])
    bodies, papers = around["bodies"], around["papers"]
    latin = ("škole", "omladinske klubove", "presude", "nastavnike bez odlaganja", "mostove")
    register = "/recommendations/"
    return {
        "list": lambda _turn: register,
        "page 40": lambda _turn: f"{register}?page=40",
        "oldest first": lambda _turn: f"{register}?order=oldest",
        "by addressee": lambda turn: f"{register}?addressee={bodies[turn % 5].code}",
        "by country": lambda turn: f"{register}?country={COUNTRIES[turn % 6]}",
        "by theme": lambda turn: f"{register}?theme=theme-{2 + turn % 5}",
        "by marker": lambda turn: f"{register}?marker=theme-{turn % 2}",
        "by document": lambda turn: f"{register}?document={papers[turn % 5].code}",
        "words": lambda turn: f"{register}?q={('youth clubs', 'teachers', 'libraries')[turn % 3]}",
        "words and two filters": lambda _turn: f"{register}?q=schools&country=RS&theme=theme-3",
        "words in the other script": lambda turn: f"{register}?q={latin[turn % len(latin)]}",
        "one recommendation": lambda turn: f"{register}{asks[turn % len(asks)]}/",
        "addressee page": lambda turn: f"{register}of/{bodies[turn % 5].code}/",
        "country page": lambda turn: f"{register}in/{COUNTRIES[turn % 6]}/",
        "document page": lambda turn: f"/documents/{papers[turn % 50].code}/",
        "documents": lambda _turn: "/documents/",
    }


def queries_of(address: Callable[[int], str]) -> int:
    """How many queries the page asks the database, once what is kept is there."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client()
    client.get(address(0))
    with CaptureQueriesContext(connection) as asked:
        client.get(address(0))
    return len(asked)


def timed(address: Callable[[int], str], requests: int) -> tuple[list[float], float]:
    """Milliseconds of each request, and what 19 of 20 took when other programs are left out."""
    times, own = [], []
    for turn in range(requests):
        started = time.process_time()
        times.append(timed_once(address(turn))[0])
        own.append((time.process_time() - started) * 1000)
    return times, statistics.quantiles(own, n=20)[18]


def timed_cold(address: str) -> float:
    """Milliseconds of a request that finds nothing kept from those before."""
    from django.core.cache import cache

    cache.clear()
    return timed_once(address)[0]


def timed_once(address: str) -> tuple[float, int]:
    """Milliseconds of one request, and the length of the answer in bytes."""
    from django.test import Client

    client = Client()
    started = time.perf_counter()
    response = client.get(address)
    size = len(response.getvalue())  # a file is made while it is read
    taken = (time.perf_counter() - started) * 1000
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}.")
    return taken, size


if __name__ == "__main__":
    sys.exit(main())
