"""Pages of places."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from mostura.ground.places import queries
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.request import ActorRequest
from mostura.shell.search import Tier


@open_to(EVERYONE)
@require_safe
def places(request: ActorRequest) -> HttpResponse:
    """The countries on a map, and a search for any place by any of its names."""
    words = request.GET.get("q", "").strip()[: queries.LONGEST_QUESTION]
    exact = list(queries.found(request.actor, words, Tier.EXACT)) if words else []
    countries = list(queries.countries(request.actor))
    return render(
        request,
        "places/places.html",
        {
            "words": words,
            "exact": exact,
            "looser": list(queries.found(request.actor, words, Tier.LOOSE)) if words else [],
            "countries": countries,
            "map": queries.region_outlines(),
            "notes": queries.notes_on([*countries, *exact]),
        },
    )


@open_to(EVERYONE)
@require_safe
def place(request: ActorRequest, code: str) -> HttpResponse:
    """One place: what it is, where it lies, what it is called, what lies in it."""
    found = get_object_or_404(queries.visible_to(request.actor), code=code)
    lineage = queries.lineage(found)
    settlements = queries.settlements_of(request.actor, found)
    return render(
        request,
        "places/place.html",
        {
            "place": found,
            "lineage": lineage,
            "map": queries.map_around(request.actor, found),
            "units": queries.units_of(request.actor, found),
            "settlements": list(settlements[: queries.LARGEST]),
            "settlement_count": settlements.count(),
            "names": queries.names_of(found),
            "notes": queries.notes_on([found, *lineage]),
        },
    )
