"""Who may come to a page: every view says it, and nothing opens that has not said it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mostura.actor import Actor, Role

View = TypeVar("View", bound=Callable[..., object])


class Refusal(TextChoices):
    """Why a page does not open."""

    NOT_YOUR_ROLE = "not_your_role", _("Your role does not open this page.")


@dataclass(frozen=True, slots=True)
class Audience:
    """Everyone, all who are signed in, or those who hold one of some roles."""

    everyone: bool = False
    roles: frozenset[Role] = frozenset()

    def admits(self, actor: Actor) -> bool:
        """Whether this actor may come."""
        return self.everyone or (actor.signed_in and (not self.roles or actor.holds(*self.roles)))


EVERYONE = Audience(everyone=True)
SIGNED_IN = Audience()


def open_to(*audience: Audience | Role) -> Callable[[View], View]:
    """Declare who may come to a view: EVERYONE, SIGNED_IN, or one role or more."""
    if not audience:
        raise TypeError("open_to() needs EVERYONE, SIGNED_IN or at least one role")
    declared = _combined(audience)

    def declare(view: View) -> View:
        view.audience = declared  # type: ignore[attr-defined]  # read by the middleware
        return view

    return declare


def audience_of(view: object) -> Audience | None:
    """What a view declared, or None when it said nothing."""
    declared = getattr(view, "audience", None)
    return declared if isinstance(declared, Audience) else None


def _combined(audience: tuple[Audience | Role, ...]) -> Audience:
    if len(audience) == 1 and isinstance(audience[0], Audience):
        return audience[0]
    roles = frozenset(one for one in audience if isinstance(one, Role))
    if len(roles) != len(audience):
        raise TypeError("open_to() takes one audience, or roles only")
    return Audience(roles=roles)
