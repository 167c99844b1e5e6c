"""What organisations are, and who may keep the registry."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mostura.actor import CLOCK, Actor, Role

LONGEST_NAME: Final = 300
SHARED_HOSTS: Final = frozenset(
    {
        *("facebook.com", "instagram.com", "linkedin.com", "youtube.com", "x.com", "twitter.com"),
        *("tiktok.com", "t.me", "linktr.ee", "sites.google.com", "medium.com", "github.com"),
        *("wordpress.com", "blogspot.com", "wixsite.com", "weebly.com", "europa.eu", "un.org"),
    }
)
"""Hosts that many organisations share: they say nothing about who is who."""


class Kind(TextChoices):
    """What an organisation is."""

    CSO = "cso", _("Civil society organisation")
    INFORMAL = "informal_group", _("Informal group")
    GOVERNMENT = "government", _("Government body")
    MUNICIPALITY = "municipality", _("Municipality")
    POLICE = "police", _("Police")
    PARLIAMENT = "parliament", _("Parliament")
    # Courts, prosecutors and ombudspersons are asked differently: no minister answers for them.
    JUDICIARY = "judiciary", _("Court or prosecution")
    INDEPENDENT = "independent", _("Independent institution")
    INTERNATIONAL = "international", _("International organisation")
    DONOR = "donor", _("Donor")
    MEDIA = "media", _("Media")
    ACADEMIA = "academia", _("Academia")
    # Parties, religious communities, companies: asked now and then, too few for kinds of their own.
    OTHER = "other", _("Other")


class Level(TextChoices):
    """How far an organisation's work reaches."""

    LOCAL = "local", _("Local")
    ENTITY = "entity", _("Entity, province or canton")
    NATIONAL = "national", _("National")
    REGIONAL = "regional", _("Regional")
    INTERNATIONAL = "international", _("International")


class NameKind(TextChoices):
    """What a name is to its organisation."""

    OFFICIAL = "official", _("Official name")
    ALIAS = "alias", _("Also called")
    ABBREVIATION = "abbreviation", _("Abbreviation")
    FORMER = "former", _("Former name")


class Refusal(TextChoices):
    """Why something cannot be done to the registry."""

    NOT_SECRETARIAT = (
        "not_secretariat",
        _("Only the secretariat keeps the registry of organisations."),
    )
    SAME = "same", _("An organisation cannot be joined with itself.")
    JOINED_ALREADY = (
        "joined_already",
        _("One of the two is already joined into another organisation. Part it first."),
    )
    NOT_JOINED = "not_joined", _("This organisation is not joined into another one.")
    GROUP_WITH_BODY = (
        "group_with_body",
        _("A group of organisations cannot be joined with a single one."),
    )
    OWN_PARENT = (
        "own_parent",
        _("An organisation cannot belong to itself, nor to one that belongs to it."),
    )
    MEMBER_ALREADY = "member_already", _("This organisation is a member of the coalition.")
    NOT_MEMBER = "not_member", _("This organisation is not a member of the coalition.")
    ENDS_BEFORE_IT_BEGAN = (
        "ends_before_it_began",
        _("A membership cannot end before the day it began."),
    )
    NAME_TAKEN = "name_taken", _("This organisation has this name in this language already.")
    LAST_NAME = "last_name", _("An organisation keeps at least one official name.")
    IMPORT_DONE = "import_done", _("This file has been imported. Upload it again to repeat it.")
    CHANGED_MEANWHILE = (
        "changed_meanwhile",
        _("Somebody else changed this in the meantime. Your words are kept below: compare them."),
    )


EVENT_WORDS: Final = {
    "OrganisationAdded": _("Added to the registry"),
    "OrganisationChanged": _("Facts changed"),
    "OrganisationNamed": _("Given a name"),
    "OrganisationNameDropped": _("A name was removed"),
    "OrganisationsJoined": _("Another entry was joined into it"),
    "OrganisationsParted": _("Parted from another entry"),
    "MemberJoinedCoalition": _("Became a member of the coalition"),
    "MemberLeftCoalition": _("Left the coalition"),
}
"""What the ledger's events about an organisation are called on its page."""


def refusal_to_keep(actor: Actor) -> Refusal | None:
    """The secretariat keeps the registry, and so do the commands of the machine."""
    if actor == CLOCK or actor.holds(Role.SECRETARIAT):
        return None
    return Refusal.NOT_SECRETARIAT


def sending_of(person_id: int, key: str, name: str, country: str) -> str:
    """What tells a form sent twice from two forms: who, the key of the form, and whom it names."""
    words = f"{person_id}\n{key}\n{name}\n{country}"
    return hashlib.sha256(words.encode()).hexdigest() if key else ""


def refusal_to_join(
    actor: Actor, *, kept: int, joined: int, already: bool, groups_differ: bool
) -> Refusal | None:
    """Two different organisations, neither of them joined yet, both bodies or both groups."""
    if kept == joined:
        return Refusal.SAME
    if already:
        return Refusal.JOINED_ALREADY
    if groups_differ:
        return Refusal.GROUP_WITH_BODY
    return refusal_to_keep(actor)


def refusal_of_parent(own: int, ancestors: Collection[int]) -> Refusal | None:
    """Nobody stands above themselves; `ancestors` are the parent and all above it."""
    return Refusal.OWN_PARENT if own in ancestors else None


@dataclass(frozen=True, slots=True)
class Named:
    """A name as someone gave it."""

    language: str
    name: str
    kind: str = NameKind.OFFICIAL


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an organisation apart from its names."""

    kind: str = Kind.CSO
    country: str = ""
    level: str = Level.NATIONAL
    website: str = ""
    registry_number: str = ""
    group: bool = False
    demonstration: bool = False
    from_pack: bool = False
    parent_id: int | None = None


def chief_of(names: Sequence[Named]) -> str:
    """The name an organisation goes by: the English official one, else the first official."""
    official = [one for one in names if one.kind == NameKind.OFFICIAL]
    english = [one.name for one in official if one.language == "en"]
    return (english or [one.name for one in (*official, *names)] or [""])[0]
