"""The list of organisations, the page of one, and names that several share."""

from collections.abc import Iterable
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import date
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from mostura.actor import Role
from mostura.ground.ledger.queries import history_of
from mostura.ground.organisations.forms.registry import MembershipForm, RegistrySearchForm
from mostura.ground.organisations.models import Organisation, order_of_reader
from mostura.ground.organisations.policy.registry import EVENT_WORDS, refusal_to_keep
from mostura.ground.organisations.queries import countries
from mostura.ground.organisations.queries import registry as queries
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.components import Column, Moment, Page, chips_of, page_of, sorting_of
from mostura.shell.request import ActorRequest
from mostura.shell.search import Tier

HEADS: Final = {"name": _("Name"), "kind": _("Kind"), "country": _("Country"), "level": _("Level")}
LOOSER_SHOWN: Final = 10


@open_to(EVERYONE)
def organisations(request: ActorRequest) -> HttpResponse:
    """The registry: searched in any script, filtered, sorted."""
    names = countries.names(request.actor)
    form = RegistrySearchForm(request.GET, countries=names)
    asked = form.asked()
    sorting = sorting_of(_columns(), request.GET, default="name")
    context = {
        "form": form,
        "chips": [one for one in chips_of(form, request.GET) if one.label != form["q"].label],
        "sorting": sorting,
        "may_keep": refusal_to_keep(request.actor) is None,
        **(_found(request, asked) if asked.words else _listed(request, asked, sorting.order_by)),
    }
    context["rows"] = _with_country(context.get("rows", context["page"]), names)
    context["looser"] = _with_country(context.get("looser", ()), names)
    return render(request, "organisations/list.html", context)


@open_to(EVERYONE)
def organisation(request: ActorRequest, code: str) -> HttpResponse:
    """One organisation: its names, where it belongs, what was asked of it."""
    shown = queries.by_code(request.actor, code)
    if shown is None:
        raise Http404
    if shown.joined_into:
        return redirect(shown.joined_into)
    return page_about(request, shown, MembershipForm())


def page_about(
    request: ActorRequest, shown: Organisation, membership_form: MembershipForm
) -> HttpResponse:
    """The page of an organisation, with what was typed about its membership."""
    keeps = refusal_to_keep(request.actor) is None
    context = {
        "organisation": shown,
        "country": countries.names(request.actor).get(shown.country, shown.country),
        "children": page_of(
            queries.children_of(request.actor, shown),
            request.GET,
            total=queries.children_of(request.actor, shown).count(),
        ),
        "memberships": queries.memberships_of(request.actor, shown),
        "asked_address": _address("addressee", shown.code),
        "may_keep": keeps,
        "membership_form": membership_form,
        **(_desk(request, shown) if keeps else {}),
    }
    return render(request, "organisations/detail.html", context)


@open_to(Role.SECRETARIAT)
def repeated_organisations(request: ActorRequest) -> HttpResponse:
    """Names that several entries of a country share, for a person to look at."""
    names = countries.names(request.actor)
    repeated = [
        (several[0].label, names.get(country, country), several)
        for _name, country, several in queries.repeated_names(request.actor)
    ]
    return render(request, "organisations/repeated.html", {"repeated": repeated})


def _columns() -> tuple[Column, ...]:
    """The columns of the list; each ends in the order of names of the reader's language."""
    names = order_of_reader()
    return tuple(
        Column(key, label, (names,) if key == "name" else (key, names))
        for key, label in HEADS.items()
    )


def _listed(
    request: ActorRequest, asked: queries.Asked, order_by: tuple[str, ...]
) -> dict[str, Any]:
    rows = queries.listed(request.actor, asked, order_by)
    return {"page": page_of(queries.with_names(rows), request.GET, total=rows.count())}


def _found(request: ActorRequest, asked: queries.Asked) -> dict[str, Any]:
    """The page of results, and on the first page what looks alike."""
    keys = queries.found(request.actor, asked, Tier.EXACT)
    page: Page[int] = page_of(keys, request.GET, total=len(keys))
    looser: list[int] = []
    if page.number == page.pages:
        looser = queries.found(request.actor, asked, Tier.LOOSE)[:LOOSER_SHOWN]
    shown = {one.pk: one for one in queries.in_this_order(request.actor, [*page, *looser])}
    return {
        "page": page,
        "rows": [shown[key] for key in page if key in shown],
        "looser": [shown[key] for key in looser if key in shown],
        "searched": True,
        "full": len(keys) == queries.MOST_FOUND,
    }


def _with_country(
    rows: Iterable[Organisation], names: dict[str, str]
) -> list[tuple[Organisation, str]]:
    """Each organisation with the name of its country."""
    return [(one, names.get(one.country, one.country)) for one in rows]


def _desk(request: ActorRequest, shown: Organisation) -> dict[str, Any]:
    """What the secretariat sees beside what everyone sees."""
    return {
        "alike": queries.alike(request.actor, shown),
        "joined": queries.joined_into(request.actor, shown),
        "history": [
            Moment(date(entry.recorded_at, "j F Y"), EVENT_WORDS.get(entry.event, entry.event))
            for entry in history_of(request.actor, "organisation", shown.pk)
        ],
        "is_member": queries.is_member(shown),
    }


def _address(name: str, *args: str) -> str:
    """The address of a page that this hub may do without."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
