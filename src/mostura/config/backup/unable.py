"""How the backup commands say that something cannot be done."""


class Unable(Exception):
    """A sentence that says what is wrong and what to do."""


class HalfDone(Exception):
    """A sentence that says what lies where, when neither forward nor back was possible."""
