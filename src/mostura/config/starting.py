"""What must hold before the hub opens; a hub that does not hold ends with a sentence."""

import sys
from collections.abc import Iterator

from mostura.config.backup.unable import told
from mostura.config.commandline import start_django, told_in_a_sentence


@told_in_a_sentence
def main() -> int:
    """Exit status 1 when something keeps the hub from opening; it is told on standard error."""
    start_django()
    found = list(troubles())
    for trouble in found:
        sys.stderr.write(f"The hub does not open: {trouble}\n")
    return 1 if found else 0


def troubles() -> Iterator[str]:
    """What Django's checks and the hub's own find wrong, a sentence each."""
    from django.core import checks
    from django.db import DatabaseError

    try:
        found = checks.run_checks(databases=["default"])
    except DatabaseError as fault:
        yield f"the database does not answer: {told(fault)}"
        return
    for one in found:
        if one.is_serious() and not one.is_silenced():
            yield f"{one.msg} {one.hint or ''}".strip()


if __name__ == "__main__":
    sys.exit(main())
