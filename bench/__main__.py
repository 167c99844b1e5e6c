"""Takes the figures that docs/measurements.md keeps, each bench in a process of its own.

    python bench                        every bench
    python bench search reading_speed   only these

Prints what each found under its name and on which machine, and writes nothing. The exit status is
1 when a bench failed or missed its goal.
"""

import os
import platform
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main(names: list[str]) -> int:
    """Run the benches of these names, or all of them."""
    known = {path.stem: path for path in sorted(HERE.glob("*.py")) if path.stem != "__main__"}
    if unknown := [name for name in names if name not in known]:
        print(f"There is no bench called {', '.join(unknown)}. There are: {', '.join(known)}.")
        return 2
    print(machine(), flush=True)
    failed = [name for name in names or known if not measured(name, known[name])]
    if failed:
        print(f"\nFailed, or missed its goal: {', '.join(failed)}")
    return 1 if failed else 0


def measured(name: str, path: Path) -> bool:
    """Run one bench, from the checkout, and say how long it took."""
    print(f"\n== {name} ==", flush=True)
    started = time.monotonic()
    run = subprocess.run([sys.executable, str(path)], cwd=HERE.parent, check=False)
    print(f"({time.monotonic() - started:.0f} s in all)", flush=True)
    return run.returncode == 0


def machine() -> str:
    """What the figures were taken on."""
    system = f"{platform.system()} {platform.release()}"
    return (
        f"{processor()}, {os.cpu_count()} cores, {memory()}, {system}\n"
        f"Python {platform.python_version()}, SQLite {sqlite_version()}"
    )


def processor() -> str:
    """The model of the processor, where the system tells."""
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def memory() -> str:
    """The memory of the machine, in GB."""
    size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return f"{size / 1e9:.0f} GB"


def sqlite_version() -> str:
    """The SQLite the hub runs on, which is not the one that comes with Python."""
    try:
        from pysqlite3 import dbapi2
    except ImportError:
        import sqlite3 as dbapi2  # type: ignore[no-redef]
    return str(dbapi2.sqlite_version)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
