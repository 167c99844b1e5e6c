"""What every event of the hub has in common."""

import dataclasses
from typing import Any, ClassVar


@dataclasses.dataclass(frozen=True)
class Event:
    """A fact in the past tense: ids and short words, never content."""

    about: ClassVar[str]
    """The field that names the thing the event is about, and its kind: `document`."""

    @classmethod
    def name(cls) -> str:
        """The event as the ledger writes it."""
        return cls.__name__

    def values(self) -> dict[str, Any]:
        """The fields as plain values."""
        return dataclasses.asdict(self)

    def subject_id(self) -> int:
        """The key of the thing the event is about."""
        return int(getattr(self, self.about))


@dataclasses.dataclass(frozen=True)
class DeliveryRetried(Event):
    """The operator gave a dead letter another chance."""

    about = "delivery"
    delivery: int


@dataclasses.dataclass(frozen=True)
class DeliveryDiscarded(Event):
    """The operator gave a dead letter up, for a reason."""

    about = "delivery"
    delivery: int
