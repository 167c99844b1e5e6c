"""What a feed or a calendar is about: everything, an addressee, a country, a theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from mostura.actor import Actor
from mostura.answer.recommendations.queries import register
from mostura.ground.organisations.queries import registry

if TYPE_CHECKING:
    from mostura.answer.recommendations.models import Recommendation
    from mostura.ground.organisations.models import Organisation
    from mostura.ground.places.models import Place
    from mostura.ground.themes.models import Theme


@dataclass(frozen=True, slots=True)
class Scope:
    """Some public asks, under a title, with the page that shows them."""

    title: str | Promise
    page: str
    asks: "QuerySet[Recommendation, int]"
    bodies: Sequence[int] | None = None
    """The keys of the addressee, where the scope is one: only its own dates count then."""


def everything(actor: Actor) -> Scope:
    """The whole public register."""
    return Scope(_("What was asked"), reverse("register"), _keys(actor, register.Filters()))


def of_addressee(actor: Actor, organisation: "Organisation") -> Scope:
    """What is asked of one addressee."""
    title = _("What was asked of %(name)s") % {"name": organisation.label}
    page = reverse("addressee", args=[organisation.code])
    asks = register.asked_of(actor, organisation).order_by()
    return Scope(title, page, asks, registry.keys_of(organisation))


def in_country(actor: Actor, place: "Place") -> Scope:
    """What is asked about one country."""
    title = _("What was asked about %(name)s") % {"name": place.label}
    page = reverse("asked_in", args=[place.code])
    return Scope(title, page, _keys(actor, register.Filters(country=place.code)))


def about_theme(actor: Actor, theme: "Theme") -> Scope:
    """What is asked about one theme."""
    title = _("What was asked about %(name)s") % {"name": theme.name}
    field = "marker" if theme.scheme == "marker" else "theme"
    filters = register.Filters(**{field: theme.key})
    return Scope(title, f"{reverse('register')}?{field}={theme.key}", _keys(actor, filters))


def _keys(actor: Actor, filters: register.Filters) -> "QuerySet[Recommendation, int]":
    return register.register(actor, filters).order_by().values_list("pk", flat=True)
