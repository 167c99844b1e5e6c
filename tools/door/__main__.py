"""The two doors, and the rest of the Makefile: says what it does, can be repeated, fails in words.

Runs on the bare `python3` of the machine, before anything is installed: standard library only.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Mostura needs Python 3.11 or newer; this is %d.%d.\n"
        "On Debian 12: apt-get install python3. Or name another one: make PYTHON=python3.12 run"
        % sys.version_info[:2]
    )

import doors
import machine


def main() -> int:
    """Open one door; a known trouble ends in a sentence, not in a traceback."""
    names = sys.argv[1:] or ["run"]
    os.chdir(machine.CHECKOUT)
    try:
        return doors.opened(names[0], names[1:])
    except machine.Trouble as trouble:
        sys.stderr.write(f"\n{trouble}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped.\n")
        return 130


if __name__ == "__main__":
    sys.exit(main())
