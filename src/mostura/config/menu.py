"""The ways through the hub that the frame of every page offers."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mostura.actor import Actor, Role
from mostura.shell.audience import EVERYONE, SIGNED_IN, Audience


@dataclass(frozen=True, slots=True)
class Way:
    """One entry of the menu: its words, where it leads, who sees it."""

    label: str | Promise
    url_name: str
    audience: Audience
    members: bool = False

    @property
    def address(self) -> str:
        """Where it leads."""
        return reverse(self.url_name)


EDITORS = Audience(roles=frozenset({Role.MEMBER, Role.EDITOR, Role.SECRETARIAT}))
OFFICE = Audience(roles=frozenset({Role.SECRETARIAT}))
OPERATORS = Audience(roles=frozenset({Role.OPERATOR}))

WAYS: tuple[Way, ...] = (
    Way(_("Recommendations"), "register", EVERYONE),
    Way(_("Documents"), "documents", EVERYONE),
    Way(_("Organisations"), "organisations", EVERYONE),
    Way(_("Places"), "places", EVERYONE),
    Way(_("Themes"), "themes", EVERYONE),
    Way(_("About"), "about", EVERYONE),
    Way(_("My desk"), "desk", SIGNED_IN, members=True),
    Way(_("What is new"), "notices", SIGNED_IN, members=True),
    Way(_("Documents in the works"), "documents_in_the_works", EDITORS, members=True),
    Way(_("Board"), "board", OFFICE, members=True),
    Way(_("Colleagues"), "colleagues", SIGNED_IN, members=True),
    Way(_("Files in quarantine"), "quarantine", OFFICE, members=True),
    Way(_("Outbox"), "outbox", OPERATORS, members=True),
    Way(_("Letters"), "letters", OPERATORS, members=True),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A way as one reader sees it on one page."""

    label: str | Promise
    address: str
    here: bool
    members: bool


def menu_for(actor: Actor, path: str) -> list[Step]:
    """The ways open to this actor, the one that leads here marked."""
    return [
        Step(way.label, way.address, _is_here(way.address, path), way.members)
        for way in WAYS
        if way.audience.admits(actor)
    ]


def _is_here(address: str, path: str) -> bool:
    return path == address or (address != "/" and path.startswith(address))
