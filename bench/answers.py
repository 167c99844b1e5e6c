"""10,000 recommendations with 30,000 answers and 60,000 claims: how long each page takes.

    .venv/bin/python bench/answers.py [--rows 10000] [--requests 60]

Board, addressee, recommendation, synthesis; and a synthesis of 200 asks on paper, with what it
takes of time and memory. Every row is invented.
"""

import argparse
import datetime as dt
import gc
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from invented.answer_rows import put_and_answer
from invented.register_rows import COUNTRIES, FEW, make_register, make_surroundings

GOAL = 200  # milliseconds, of the 95th percentile
PRINTED = 200  # asks of the printed synthesis
PRINTED_IN = 10  # seconds
ALONE = "--print"  # what the process that only prints is called with


def main() -> int:
    """Fill a hub of its own twice, small and large, and ask each for the same pages."""
    if sys.argv[1:] == [ALONE]:
        return _print()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--requests", type=int, default=60)
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

    settings.ALLOWED_HOSTS.append("testserver")
    settings.MOSTURA_REQUIRE_SECOND_FACTOR = False
    call_command("migrate", verbosity=0, skip_checks=True)
    call_command("collectstatic", verbosity=0, interactive=False, skip_checks=True)
    around = make_surroundings()
    _fill(FEW, around)
    clients = _clients(around)
    few = {name: queries_of(clients[who], page) for name, (who, page) in pages(around).items()}
    started = time.perf_counter()
    _fill(rows - FEW, around)
    gc.collect()
    gc.freeze()
    print(f"{counts()} made: {time.perf_counter() - started:.0f} s", flush=True)
    good = True
    for name, (who, page) in pages(around).items():
        good &= _told(name, clients[who], page, few[name], requests)
    good &= printed()
    print(f"p95 at most {GOAL} ms of own work, queries constant: {'yes' if good else 'NO'}")
    return 0 if good else 1


def _told(name: str, client: Any, page: Callable[[int], str], few: int, requests: int) -> bool:
    from django.core.cache import cache

    cache.clear()  # as after anything was recorded
    first, many = once(client, page(0))[1], queries_of(client, page)
    for address in dict.fromkeys(page(turn) for turn in range(requests)):
        once(client, address)  # what is kept is there; the figure above tells what it costs
    taken = [once(client, page(turn)) for turn in range(requests)]
    wall, own = ([one[side] for one in taken] for side in (0, 1))
    high = statistics.quantiles(own, n=20)[18]
    print(
        f"{name}: own work p50 {statistics.median(own):.0f} ms, p95 {high:.0f} ms, with "
        f"nothing kept {first:.0f} ms; by the clock p50 {statistics.median(wall):.0f} ms, p95 "
        f"{statistics.quantiles(wall, n=20)[18]:.0f} ms; {few} queries with {FEW} asks, {many} now",
        flush=True,
    )
    return high <= GOAL and many <= few


def _fill(count: int, around: dict[str, list[Any]]) -> None:
    from mostura.answer.recommendations.models import Recommendation

    known = set(Recommendation.objects.values_list("pk", flat=True))
    make_register(count, around)
    put_and_answer(list(Recommendation.objects.exclude(pk__in=known).order_by("pk")), around)


def _clients(around: dict[str, list[Any]]) -> dict[str, Any]:
    """A browser of a visitor, and one of the coalition's office."""
    from django.test import Client

    from mostura.ground.people.models import Membership, Person

    person = Person.objects.create(email="office@bench.example", name="Office")
    Membership.objects.create(person=person, organisation=around["bodies"][0], role="secretariat")
    office = Client()
    office.force_login(person)
    return {"visitor": Client(), "office": office}


def pages(around: dict[str, list[Any]]) -> dict[str, tuple[str, Callable[[int], str]]]:
    """The pages that are measured: who looks, and the address of the nth request."""
    from mostura.answer.recommendations.models import Recommendation

    asks = list(Recommendation.objects.order_by("pk").values_list("code", flat=True)[:500])
    bodies = around["bodies"]
    since = dt.datetime.now(dt.UTC).date() - dt.timedelta(days=30)
    return {
        "board": ("office", lambda _turn: "/board/"),
        "board, overdue, page 20": ("office", lambda _turn: "/board/?column=overdue&page=20"),
        "board, one country": ("office", lambda turn: f"/board/?country={COUNTRIES[turn % 6]}"),
        "addressee page": ("visitor", lambda turn: f"/recommendations/of/{bodies[turn % 5].code}/"),
        "country page": ("visitor", lambda turn: f"/recommendations/in/{COUNTRIES[turn % 6]}/"),
        "recommendation": ("visitor", lambda turn: f"/recommendations/{asks[turn % len(asks)]}/"),
        "claims of one": ("visitor", lambda t: f"/recommendations/{asks[t % len(asks)]}/claims/"),
        "synthesis of all": ("visitor", lambda _turn: "/synthesis/"),
        "synthesis since a day": ("visitor", lambda _turn: f"/synthesis/?since={since}"),
        "synthesis of a country": ("visitor", lambda t: f"/synthesis/?country={COUNTRIES[t % 6]}"),
        "exports": ("visitor", lambda _turn: "/exports/"),
    }


def once(client: Any, address: str) -> tuple[float, float]:
    """Milliseconds of one request by the clock, and of this program's own work."""
    clock, own = time.perf_counter(), time.process_time()
    answer = client.get(address)
    taken = (time.perf_counter() - clock) * 1000, (time.process_time() - own) * 1000
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}.")
    return taken


def queries_of(client: Any, page: Callable[[int], str]) -> int:
    """How many queries the page asks, once what is kept is there."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(page(0))
    with CaptureQueriesContext(connection) as asked:
        client.get(page(0))
    return len(asked)


def counts() -> str:
    """How much there is."""
    from mostura.answer.claims.models import Claim
    from mostura.answer.correspondence.models import Answer, Asking
    from mostura.answer.recommendations.models import Recommendation

    made = {"recommendations": Recommendation, "askings": Asking, "answers": Answer}
    return ", ".join(f"{m.objects.count():,} {n}" for n, m in (made | {"claims": Claim}).items())


def printed() -> bool:
    """Print a synthesis of 200 asks in a process of its own."""
    run = subprocess.run(
        [sys.executable, __file__, ALONE], capture_output=True, text=True, check=False
    )
    print(run.stdout.strip() or run.stderr[-2000:], flush=True)
    return run.returncode == 0


def _print() -> int:
    import django

    django.setup()
    from django.utils import timezone

    from mostura.actor import VISITOR
    from mostura.answer.publications.frames import papers, sections
    from mostura.answer.publications.policy.synthesis import Synthesis
    from mostura.answer.publications.queries.synthesis import Scope, synthesis

    good = True
    for kind in ("pdf", "docx"):
        clock, own = time.perf_counter(), time.process_time()
        whole = synthesis(VISITOR, Scope())
        groups = [*whole.several, *whole.one_country][:PRINTED]
        found = Synthesis(whole.countries, one_country=groups, asks=sum(g.times for g in groups))
        told = sections.sections_of(found, timezone.now(), PRINTED)
        size = len(papers.paper_of(kind, papers.Made(found, told)))
        seconds, worked = time.perf_counter() - clock, time.process_time() - own
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(
            f"synthesis of {len(groups)} asks as {kind}: {seconds:.1f} s ({worked:.1f} s of own "
            f"work), {size / 1e3:.0f} kB, {memory:.0f} MB at most so far",
            flush=True,
        )
        good &= worked <= PRINTED_IN
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
