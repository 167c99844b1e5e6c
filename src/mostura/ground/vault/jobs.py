"""What happens to files in the background."""

from mostura.actor import CLOCK
from mostura.ground.vault import actions


def clear_shelves(
    entry_number: int, *, stored_file: int, sha256: str, reason: str, cleaned_sha256: str
) -> None:
    """A file was removed: its bytes go, should they still be there."""
    actions.clear_shelves([sha256, cleaned_sha256], by=CLOCK)
