"""Sets limits on its own process and becomes the command it was given; knows nothing else.

Run as a script, not imported: `python -I -S launcher.py SECONDS BYTES COMMAND...`. A process
limits itself here because doing it between fork and exec is not safe in a server with threads.
"""

import os
import resource
import sys

GROWTH = 1024 * 1024 * 1024  # bytes that one file written may reach
FILES = 128  # files open at once


def main() -> None:
    """Limit time, memory, files and core dumps, then become the command."""
    seconds, memory = int(sys.argv[1]), int(sys.argv[2])
    for kind, limit in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, GROWTH),
        (resource.RLIMIT_NOFILE, FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        _soft, hard = resource.getrlimit(kind)
        ceiling = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(kind, (ceiling, ceiling))
    os.execv(sys.argv[3], sys.argv[3:])  # noqa: S606 - no shell is wanted here


if __name__ == "__main__":
    main()
