"""The secretariat keeps the registry: adds, changes, names, joins and parts organisations."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from mostura.actor import Role
from mostura.ground.organisations.actions import coalition, joining
from mostura.ground.organisations.actions import registry as actions
from mostura.ground.organisations.forms.registry import (
    AddForm,
    ChangeForm,
    JoinForm,
    MembershipForm,
    NameForm,
)
from mostura.ground.organisations.models import Organisation, OrganisationName
from mostura.ground.organisations.policy.registry import Refusal
from mostura.ground.organisations.queries import countries
from mostura.ground.organisations.queries import registry as queries
from mostura.ground.organisations.views.registry import page_about
from mostura.refused import Refused
from mostura.shell.audience import open_to
from mostura.shell.forms import offer_again
from mostura.shell.request import ActorRequest


@open_to(Role.SECRETARIAT)
def add_organisation(request: ActorRequest) -> HttpResponse:
    """A form for one organisation."""
    form = AddForm(
        request.POST or None, actor=request.actor, countries=countries.names(request.actor)
    )
    if form.is_valid():
        try:
            added = actions.add_organisation(
                form.names(), facts=form.facts(), by=request.actor, key=form.cleaned_data["key"]
            )
        except Refused as refused:
            form.add_error(None, refused.reason.label)
        else:
            messages.success(request, gettext("The organisation is in the registry."))
            return redirect(added)
    return render(request, "organisations/add.html", {"form": form})


@open_to(Role.SECRETARIAT)
def change_organisation(request: ActorRequest, code: str) -> HttpResponse:
    """Change the facts of an organisation."""
    shown = _standing(request, code)
    form = _change_form(request, shown)
    stale = False
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            actions.change_organisation(
                shown, facts=form.facts(), version=version, by=request.actor
            )
        except Refused as refused:
            stale = refused.reason == Refusal.CHANGED_MEANWHILE
            form.add_error(None if stale else "parent", refused.reason.label)
            offer_again(form, version=shown.version)
        else:
            messages.success(request, gettext("The change is saved."))
            return redirect(shown)
    country = countries.names(request.actor).get(shown.country, shown.country)
    context = {"form": form, "organisation": shown, "stale": stale, "country": country}
    return render(request, "organisations/change.html", context)


@open_to(Role.SECRETARIAT)
def name_organisation(request: ActorRequest, code: str) -> HttpResponse:
    """Give an organisation a name; a new official one turns the old one into a former name."""
    shown = _standing(request, code)
    form = NameForm(request.POST or None)
    if form.is_valid():
        renames = "rename" in request.POST
        act = actions.rename_organisation if renames else actions.add_name
        try:
            act(shown, named=form.named(), by=request.actor)
        except Refused as refused:
            form.add_error("name", refused.reason.label)
        else:
            messages.success(request, gettext("The name is saved."))
            return redirect(shown)
    return render(request, "organisations/name.html", {"form": form, "organisation": shown})


@require_POST
@open_to(Role.SECRETARIAT)
def drop_name(request: ActorRequest, code: str, name: int) -> HttpResponse:
    """Take a wrong name away."""
    shown = _standing(request, code)
    wrong = get_object_or_404(OrganisationName, organisation=shown, pk=name)
    try:
        actions.drop_name(wrong, by=request.actor)
    except Refused as refused:
        messages.error(request, refused.reason.label)
    else:
        messages.success(request, gettext("The name is removed."))
    return redirect(shown)


@open_to(Role.SECRETARIAT)
def join_organisation(request: ActorRequest, code: str) -> HttpResponse:
    """Say that another entry is this organisation."""
    shown = _standing(request, code)
    start = {"joined": request.GET.get("with", "")}
    form = JoinForm(request.POST or None, actor=request.actor, initial=start)
    if form.is_valid():
        try:
            joining.join_organisations(shown, joined=form.cleaned_data["joined"], by=request.actor)
        except Refused as refused:
            form.add_error("joined", refused.reason.label)
        else:
            told = gettext("The two entries are one now. You can part them again.")
            messages.success(request, told)
            return redirect(shown)
    context = {"form": form, "organisation": shown, "alike": queries.alike(request.actor, shown)}
    return render(request, "organisations/join.html", context)


@require_POST
@open_to(Role.SECRETARIAT)
def part_organisation(request: ActorRequest, code: str) -> HttpResponse:
    """Let a joined entry stand on its own again."""
    joined = queries.by_code(request.actor, code)
    if joined is None:
        raise Http404
    try:
        joining.part_organisations(joined, by=request.actor)
    except Refused as refused:
        messages.info(request, refused.reason.label)
    else:
        messages.success(request, gettext("They are two organisations again."))
    return redirect(joined)


@require_POST
@open_to(Role.SECRETARIAT)
def take_into_coalition(request: ActorRequest, code: str) -> HttpResponse:
    """Begin or end a membership of the coalition."""
    shown = _standing(request, code)
    form = MembershipForm(request.POST)
    if not form.is_valid():
        return page_about(request, shown, form)
    on = form.cleaned_data["on"]
    try:
        if "end" in request.POST:
            coalition.end_coalition_membership(shown, ended_on=on, by=request.actor)
        else:
            coalition.take_into_coalition(shown, since_on=on, by=request.actor)
    except Refused as refused:
        if refused.reason in {Refusal.MEMBER_ALREADY, Refusal.NOT_MEMBER}:  # a second click
            messages.info(request, refused.reason.label)
            return redirect(shown)
        form.add_error("on", refused.reason.label)
        return page_about(request, shown, form)
    messages.success(request, gettext("The membership is saved."))
    return redirect(shown)


def _change_form(request: ActorRequest, shown: Organisation) -> ChangeForm:
    start = {name: getattr(shown, name) for name in ChangeForm.base_fields if name != "parent"}
    start["parent"] = shown.parent.code if shown.parent else ""
    names = countries.names(request.actor)
    if shown.country and shown.country not in names:
        names[shown.country] = shown.country
    return ChangeForm(request.POST or None, actor=request.actor, initial=start, countries=names)


def _standing(request: ActorRequest, code: str) -> Organisation:
    standing = queries.visible_to(request.actor).select_related("parent")
    return get_object_or_404(queries.with_names(standing), code=code)
