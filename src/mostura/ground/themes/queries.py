"""Questions about the vocabulary."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from mostura.actor import Actor
from mostura.ground.themes.models import Theme
from mostura.ground.themes.policy import Scheme


def visible_to(actor: Actor) -> QuerySet[Theme]:
    """The vocabulary is public; retired themes stay visible where something bears them."""
    return Theme.objects.select_related("parent")


def offered(actor: Actor) -> QuerySet[Theme]:
    """All themes that can be chosen today."""
    return visible_to(actor).filter(retired=False)


def all_of(actor: Actor, scheme: str) -> QuerySet[Theme]:
    """The themes of one scheme, in their order."""
    return offered(actor).filter(scheme=scheme).order_by("order")


def by_keys(actor: Actor, scheme: str, keys: Iterable[str]) -> QuerySet[Theme]:
    """The themes of a scheme with these keys, such as the reading engine gives."""
    return all_of(actor, scheme).filter(key__in=list(keys))


@dataclass(frozen=True, slots=True)
class Chapter:
    """A scheme with its themes, as the page of the vocabulary shows it."""

    scheme: Scheme
    themes: list[Theme]


def vocabulary(actor: Actor) -> list[Chapter]:
    """Every scheme that has themes, in the order of the schemes; asks the database once."""
    themes = list(offered(actor).order_by("order"))
    chapters = [
        Chapter(scheme, [theme for theme in themes if theme.scheme == scheme]) for scheme in Scheme
    ]
    return [chapter for chapter in chapters if chapter.themes]


def with_keys(actor: Actor, keys: Iterable[str]) -> QuerySet[Theme]:
    """The themes of any scheme with these keys; a key stands in one scheme only."""
    return visible_to(actor).filter(key__in=list(keys)).order_by("scheme", "order")
