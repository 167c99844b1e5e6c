"""Who acts: the value that every call receives."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What a person may do for an organisation."""

    MEMBER = "member", _("Member")
    EDITOR = "editor", _("Editor")
    SECRETARIAT = "secretariat", _("Secretariat")
    OPERATOR = "operator", _("Operator")


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in a role, the public, or the clock; 0 means nobody."""

    person_id: int = 0
    organisation_id: int = 0
    roles: frozenset[Role] = frozenset()
    name: str = ""

    @property
    def signed_in(self) -> bool:
        """Whether a person stands behind this actor."""
        return self.person_id != 0

    def holds(self, *roles: Role) -> bool:
        """Whether the actor holds at least one of these roles."""
        return not self.roles.isdisjoint(roles)


VISITOR = Actor(name="visitor")
CLOCK = Actor(name="clock")
