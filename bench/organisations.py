"""A registry of 100,000 organisations: how long its import takes, and a search in it.

    .venv/bin/python bench/organisations.py [--rows 100000] [--searches 300]

Every name is put together at random from words of the seven languages; none is a real one.
"""

import argparse
import csv
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

WORDS = {
    "en": (
        ["Centre", "Association", "Foundation", "Network", "Institute", "Forum", "Initiative"],
        ["for Peace", "for Youth", "of Women", "for Dialogue", "for Human Rights", "for Health"],
        ["Bridge", "Horizon", "Meadow", "Lantern", "Harbour", "Spring", "Compass", "Willow"],
    ),
    "sq": (
        ["Qendra", "Shoqata", "Fondacioni", "Rrjeti", "Instituti", "Forumi", "Nisma"],
        ["për Paqe", "për Rini", "e Grave", "për Dialog", "për të Drejtat e Njeriut", "për Mjedis"],
        ["Ura", "Agimi", "Shqiponja", "Drita", "Lulja", "Guri i Zi", "Çelësi", "Bregu"],
    ),
    "sr": (
        ["Центар", "Удружење", "Фондација", "Мрежа", "Институт", "Форум", "Иницијатива"],
        ["за мир", "младих", "жена", "за дијалог", "за људска права", "за животну средину"],
        ["Мост", "Видик", "Ђердан", "Његош", "Извор", "Чичак", "Шљива", "Компас"],
    ),
    "bs": (
        ["Centar", "Udruženje", "Fondacija", "Mreža", "Institut", "Forum", "Inicijativa"],
        ["za mir", "mladih", "žena", "za dijalog", "za ljudska prava", "izbjeglica"],
        ["Most", "Vidik", "Đerdan", "Sevdah", "Izvor", "Čičak", "Šljiva", "Kompas"],
    ),
    "hr": (
        ["Centar", "Udruga", "Zaklada", "Mreža", "Institut", "Forum", "Inicijativa"],
        ["za mir", "mladih", "žena", "za dijalog", "za ljudska prava", "za okoliš"],
        ["Svjetionik", "Obzor", "Maslina", "Jedro", "Izvor", "Vrelo", "Šljiva", "Žar"],
    ),
    "mk": (
        ["Центар", "Здружение", "Фондација", "Мрежа", "Институт", "Форум", "Иницијатива"],
        ["за мир", "на млади", "на жени", "за дијалог", "за човекови права", "за здравје"],
        ["Мост", "Хоризонт", "Ѓердан", "Ќерамида", "Извор", "Ѕвезда", "Слива", "Компас"],
    ),
    "de": (
        ["Zentrum", "Verein", "Stiftung", "Netzwerk", "Institut", "Forum", "Initiative"],
        ["für Frieden", "für Jugend", "der Frauen", "für Dialog", "für Menschenrechte"],
        ["Brücke", "Weitblick", "Wiese", "Leuchte", "Quelle", "Kompass", "Weide", "Süden"],
    ),
}
COUNTRIES = {"sq": "AL", "bs": "BA", "hr": "BA", "mk": "MK", "sr": "RS", "en": "XK", "de": "ME"}
KINDS = ["cso", "cso", "cso", "informal_group", "media", "academia", "donor"]


def write_rows(path: Path, rows: int, seed: int = 7) -> list[str]:
    """A file of organisations, each under a name of its own and most under an English one too."""
    chance = random.Random(seed)
    names: list[str] = []
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(
            [*(f"name {one}" for one in WORDS), "abbreviation", "kind", "country", "website"]
        )
        for number in range(rows):
            language = chance.choice(list(WORDS))
            spoken = [language] if language == "en" or chance.random() < 0.3 else [language, "en"]
            told = {one: f"{' '.join(map(chance.choice, WORDS[one]))} {number}" for one in spoken}
            names.append(told[language])
            out.writerow(
                [
                    *(told.get(one, "") for one in WORDS),
                    "".join(chance.choices("ABCDEFGHKLMNPRSTV", k=4)) + str(number % 97),
                    chance.choice(KINDS),
                    COUNTRIES[language],
                    f"https://org{number}.example" if number % 3 == 0 else "",
                ]
            )
    return names


def questions(names: list[str], searches: int, fold: Callable[[str], str]) -> list[str]:
    """Whole names, their beginnings, single common words, bare letters, the other script."""
    chance = random.Random(11)
    asked: list[str] = []
    for turn in range(searches):
        name = chance.choice(names)
        words = name.split()
        asked.append(
            [
                name,
                " ".join(words[:2]),
                words[0],
                fold(name),
                fold(words[0]).upper(),
                " ".join(words[-2:]),
            ][turn % 6]
        )
    return asked


def timed(ask: Callable[[str], object], asked: list[str]) -> list[float]:
    """Milliseconds of each search."""
    ask(asked[0])
    times: list[float] = []
    for one in asked:
        start = time.perf_counter()
        ask(one)
        times.append((time.perf_counter() - start) * 1000)
    return times


def told(label: str, times: list[float]) -> str:
    """Half of the searches, all but one in twenty, and the slowest."""
    cuts = statistics.quantiles(times, n=20)
    return (
        f"{label}: p50 {statistics.median(times):.1f} ms, p95 {cuts[18]:.1f} ms, "
        f"max {max(times):.1f} ms"
    )


def main() -> int:
    """Import into a fresh database, then search in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--searches", type=int, default=300)
    said = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mostura-bench-") as folder:
        lexica = Path(os.environ.get("MOSTURA_HOME") or "var").resolve() / "lexica"
        os.environ["MOSTURA_HOME"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "mostura.config.settings"
        if lexica.is_dir():
            Path(folder, "lexica").symlink_to(lexica)
        _measure(Path(folder), said.rows, said.searches)
    return 0


def _measure(folder: Path, rows: int, searches: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client
    from django.test.utils import setup_test_environment

    setup_test_environment()
    call_command("migrate", verbosity=0, skip_checks=True)
    names = write_rows(folder / "organisations.csv", rows)
    start = time.perf_counter()
    call_command("import_organisations", str(folder / "organisations.csv"), skip_checks=True)
    print(f"import of {rows:,} organisations: {time.perf_counter() - start:.1f} s", flush=True)

    from mostura.actor import VISITOR
    from mostura.ground.organisations.queries import registry
    from mostura.shell.search import Tier, folded

    asked = questions(names, searches, folded)
    print(
        told(
            f"{searches} searches through the query",
            timed(lambda one: registry.found(VISITOR, registry.Asked(one), Tier.EXACT), asked),
        ),
        flush=True,
    )
    client = Client()

    def page(one: str) -> None:
        response = client.get("/organisations/", {"q": one})
        if response.status_code != 200:
            raise SystemExit(f"The page answered {response.status_code}.")

    print(told(f"{searches} searches through the page", timed(page, asked)), flush=True)


if __name__ == "__main__":
    sys.exit(main())
