"""The countries that organisations are from, by code, in the language of the page."""

from mostura.actor import Actor
from mostura.ground.places import queries as places


def names(actor: Actor) -> dict[str, str]:
    """The countries of the region, by their two letters."""
    return {one.country_code: one.label for one in places.visible_to(actor).filter(kind="country")}
