"""The read API under 5,000 questions that schemathesis makes up out of its own description.

    .venv/bin/python bench/api.py [--cases 5000]

Right ones, wrong ones and odd ones, to a served hub: it never fails, and never answers with a
status, a type or a shape that the description does not name.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from invented.said_rows import make_said

PORT = 8413
HUB = f"http://127.0.0.1:{PORT}"
ASKS = 120
OPERATIONS = 12
BIN = Path(sys.executable).parent


def main() -> int:
    """Serve an invented register, and ask until there were enough questions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=5_000)
    wanted = parser.parse_args().cases
    with tempfile.TemporaryDirectory(prefix="mostura-bench-") as folder:
        lexica = Path(os.environ.get("MOSTURA_HOME") or "var").resolve() / "lexica"
        os.environ |= {
            "MOSTURA_HOME": folder,
            "MOSTURA_ADDRESS": HUB,
            "MOSTURA_API_PER_MINUTE": "1000000",
            "MOSTURA_LOG_LEVEL": "ERROR",
            "DJANGO_SETTINGS_MODULE": "mostura.config.settings",
        }
        if lexica.is_dir():
            Path(folder, "lexica").symlink_to(lexica)
        _fill()
        server = subprocess.Popen([BIN / "mostura", "serve", "--port", str(PORT)])
        try:
            return _ask(wanted)
        finally:
            server.terminate()
            server.wait(30)


def _fill() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, skip_checks=True)
    call_command("collectstatic", verbosity=0, interactive=False, skip_checks=True)
    make_said(ASKS)


def _ask(wanted: int) -> int:
    """Rounds with other seeds until there were as many questions as wanted."""
    _wait()
    asked = seed = 0
    started = time.perf_counter()
    while asked < wanted:
        seed += 1
        done = _round(seed, min(1_000, wanted // OPERATIONS // 2 + 1))
        if done.returncode:
            print(done.stdout[-6000:])
            return done.returncode
        asked += sum(int(one) for one in re.findall(r"(\d[\d,]*) generated", done.stdout))
    took = time.perf_counter() - started
    print(f"{asked:,} questions in {seed} rounds, {took:.0f} s: no fault, nothing undescribed")
    return 0


def _round(seed: int, examples: int) -> subprocess.CompletedProcess[str]:
    words = [BIN / "schemathesis", "run", f"{HUB}/api/openapi.json", "--url", HUB]
    words += ["--checks", "all", "--continue-on-failure", "--no-color", "--warnings", "off"]
    words += ["--max-examples", str(examples), "--seed", str(seed)]
    words += ["--suppress-health-check", "all", "--generation-database", "none"]
    with tempfile.TemporaryDirectory(prefix="mostura-bench-") as here:
        return subprocess.run(words, cwd=here, capture_output=True, text=True, check=False)


def _wait() -> None:
    for _turn in range(120):
        try:
            with urllib.request.urlopen(f"{HUB}/api/openapi.json", timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("The hub did not open.")


if __name__ == "__main__":
    sys.exit(main())
