"""The columns of the board, in the order in which they want to be looked at."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from mostura.answer.correspondence.policy.clock import State

REMIND: Final = "remind"
PROMISED: Final = "promised"
WAITING: Final = "waiting"

COLUMNS: Final[tuple[tuple[str, Promise], ...]] = (
    (State.CLARIFICATION_ASKED, pgettext_lazy("asks on the board", "They ask us")),
    (State.OVERDUE, pgettext_lazy("asks on the board", "Overdue")),
    (REMIND, pgettext_lazy("asks on the board", "Time for a reminder")),
    (State.BOUNCED, pgettext_lazy("asks on the board", "Came back")),
    (State.REFERRED, pgettext_lazy("asks on the board", "Not them, they say")),
    (State.DRAFTED, pgettext_lazy("asks on the board", "To send")),
    (WAITING, pgettext_lazy("asks on the board", "Waiting for an answer")),
    (State.ANSWERED, pgettext_lazy("asks on the board", "Answered")),
    (PROMISED, pgettext_lazy("asks on the board", "Promised")),
    (State.REFUSED, pgettext_lazy("asks on the board", "Answer refused")),
    (State.ESCALATED, pgettext_lazy("asks on the board", "Taken further")),
    (State.WITHDRAWN, pgettext_lazy("asks on the board", "No longer asked")),
)
"""What waits for us first, what waits for others next, what is done last."""

TONES: Final[dict[str, str]] = {
    State.OVERDUE: "late",
    State.BOUNCED: "late",
    State.REFUSED: "late",
    State.ANSWERED: "done",
    State.CLARIFICATION_ASKED: "mid",
    State.REFERRED: "mid",
    State.ESCALATED: "mid",
}
"""How the tag of a state looks; the words say the same without colour."""
