"""How the backup commands say that something cannot be done."""

from mostura.config import room


class Unable(Exception):
    """A sentence that says what is wrong and what to do."""


class HalfDone(Exception):
    """A sentence that says what lies where, when neither forward nor back was possible."""


def told(fault: BaseException) -> str:
    """What went wrong, without the numbers in which a system counts its faults."""
    where = f" ({fault.filename})" if isinstance(fault, OSError) and fault.filename else ""
    if room.wanting(fault):
        return f"The disk is full{where}. Make room and try again."
    if isinstance(fault, OSError) and fault.strerror:
        return f"{fault.strerror}{where}."
    return " ".join(str(fault).split())
