"""A listener whose effect can be counted: each task asked must be done once."""

from dataclasses import dataclass

from mostura.actor import CLOCK
from mostura.ground.ledger.actions import Listener, record
from mostura.ground.ledger.events import Event


@dataclass(frozen=True)
class TaskAsked(Event):
    """Something is to be done."""

    about = "task"
    task: int


@dataclass(frozen=True)
class TaskDone(Event):
    """It was done."""

    about = "task"
    task: int


def carry_out(entry_number, *, task):
    """Do the task: a row in the transaction that marks the delivery done."""
    record(TaskDone(task), by=CLOCK)


LISTENERS = {TaskAsked: (Listener("crash_wiring.carry_out"),)}
