"""Reads documents from the command line: `python -m mostura.engines.reading FILE...`."""

import sys

from mostura.engines.reading.command import main

if __name__ == "__main__":
    sys.exit(main())
