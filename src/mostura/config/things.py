"""What can be followed, and how each such thing is found and called.

Each function gives the things that an actor may see, by their keys or by the code of one, in the
language that is active.
"""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from mostura.actor import Actor
from mostura.answer.recommendations.policy import State
from mostura.answer.recommendations.queries import visible
from mostura.ground.notices.policy.following import Thing
from mostura.ground.organisations.queries import registry
from mostura.ground.places import queries as place_queries
from mostura.ground.themes import queries as theme_queries
from mostura.listen.documents import policy as document_policy
from mostura.listen.documents import queries as document_queries

LONGEST_TITLE = 160  # a line of a list, not the whole ask


def recommendations(actor: Actor, *, keys: Collection[int] = (), code: str = "") -> list[Thing]:
    """Recommendations, called by how they begin."""
    return [
        Thing(
            kind="recommendation",
            pk=one.pk,
            code=one.code,
            title=shortened(one.text),
            address=one.get_absolute_url(),
            people_only=one.state == State.DRAFT,
        )
        for one in _chosen(visible.readable_by(actor), keys, code)
    ]


def documents(actor: Actor, *, keys: Collection[int] = (), code: str = "") -> list[Thing]:
    """Documents, by their titles."""
    readable = document_queries.visible_to(actor).defer(*document_queries.HEAVY)
    return [
        Thing(
            kind="document",
            pk=one.pk,
            code=one.code,
            title=one.title,
            address=one.get_absolute_url(),
            people_only=one.state != document_policy.State.PUBLISHED,
        )
        for one in _chosen(readable, keys, code)
    ]


def organisations(actor: Actor, *, keys: Collection[int] = (), code: str = "") -> list[Thing]:
    """Organisations, by their names."""
    found = registry.with_names(registry.visible_to(actor))
    return [
        Thing(
            kind="organisation",
            pk=one.pk,
            code=one.code,
            title=one.label,
            address=one.get_absolute_url(),
        )
        for one in _chosen(found, keys, code)
    ]


def themes(actor: Actor, *, keys: Collection[int] = (), code: str = "") -> list[Thing]:
    """Themes of the vocabulary."""
    return [
        Thing(
            kind="theme",
            pk=one.pk,
            code=one.key,
            title=one.name,
            address=f"{reverse('themes')}#{one.scheme}-{one.key}",
        )
        for one in _chosen(theme_queries.visible_to(actor), keys, code, "key")
    ]


def places(actor: Actor, *, keys: Collection[int] = (), code: str = "") -> list[Thing]:
    """Countries and other places."""
    return [
        Thing(
            kind="place",
            pk=one.pk,
            code=one.code,
            title=one.label,
            address=one.get_absolute_url(),
        )
        for one in _chosen(place_queries.visible_to(actor), keys, code)
    ]


def shortened(text: str) -> str:
    """How a text begins, cut between words."""
    if len(text) <= LONGEST_TITLE:
        return text
    return f"{text[:LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def _chosen(
    rows: QuerySet[Any], keys: Collection[int], code: str, name: str = "code"
) -> QuerySet[Any]:
    return rows.filter(**{name: code}) if code else rows.filter(pk__in=list(keys))
