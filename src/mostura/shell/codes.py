"""Short public names for rows that may be hidden: they tell nothing of how many there are."""

import secrets
from typing import Final

LETTERS: Final = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: nothing to mistake
LENGTH: Final = 8  # 40 bits: a million rows still leave guesses hopeless and clashes rare


def new_code() -> str:
    """A fresh code; the column's unique constraint catches the clash nobody will see."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
