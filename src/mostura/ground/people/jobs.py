"""What people must hear of after the fact."""

from mostura.actor import CLOCK
from mostura.ground.people.actions import invitations


def send_invitation(entry_number: int, *, invitation: int, organisation: int, role: str) -> None:
    """Mail the link of an invitation; sent twice, it is the same link."""
    invitations.send_invitation(invitation, by=CLOCK)
