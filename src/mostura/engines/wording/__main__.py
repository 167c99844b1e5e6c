"""Builds the lexica: python -m mostura.engines.wording build FOLDER."""

import argparse
import sys
from pathlib import Path

from mostura.engines.wording.lexicon_making import build


def main(arguments: list[str] | None = None) -> int:
    """Build the lexica that are missing or out of date, and say what was done."""
    parser = argparse.ArgumentParser(
        prog="python -m mostura.engines.wording", description="Lexica of the region's languages."
    )
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("build", help="build what is missing or out of date")
    command.add_argument("folder", type=Path, help="where the lexica lie, such as var/lexica")
    folder: Path = parser.parse_args(arguments).folder
    try:
        for language, words in build(folder):
            done = f"{words:,} words" if words else "up to date"
            sys.stdout.write(f"lexicon {language}: {done}\n")
    except OSError as error:
        sys.stderr.write(f"The lexica could not be written to {folder}: {error.strerror}.\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
