"""Pages about one's own account, and the door of the demonstration."""

from typing import Final

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from mostura.ground.people import policy, queries
from mostura.ground.people.actions import accounts as actions
from mostura.ground.people.actions.demonstration import person_behind
from mostura.ground.people.forms.people import AccountForm, ActForForm
from mostura.refused import Refused
from mostura.shell.audience import EVERYONE, SIGNED_IN, open_to
from mostura.shell.request import ActorRequest

BACKEND: Final = "allauth.account.auth_backends.AuthenticationBackend"


@open_to(SIGNED_IN)
def my_account(request: ActorRequest) -> HttpResponse:
    """Name, language, how one signs in, the organisations one acts for."""
    person = get_object_or_404(queries.visible_to(request.actor), pk=request.actor.person_id)
    start = {"name": person.name, "language": person.language}
    form = AccountForm(request.POST or None, initial=start)
    if form.is_valid():
        changed = actions.change_account(person, **form.cleaned_data, by=request.actor)
        with override(changed.language):
            messages.success(request, _("Your account is changed."))
        return remember_language(redirect("my_account"), changed.language)
    return render(
        request,
        "people/my_account.html",
        {
            "form": form,
            "person": person,
            "roles": queries.own_roles(request.actor),
            **queries.ways_in(request.actor.person_id),
        },
    )


@open_to(SIGNED_IN)
def address(request: ActorRequest) -> HttpResponse:
    """Where the library sends people about their address; it stands in the account."""
    return redirect("my_account")


@open_to(SIGNED_IN)
def second_factor(request: ActorRequest) -> HttpResponse:
    """Asks for a passkey or an authenticator app, and says why."""
    ways = queries.ways_in(request.actor.person_id)
    context = {**ways, "must": getattr(request, "unsecured", False)}
    return render(request, "people/second_factor.html", context)


@require_POST
@open_to(SIGNED_IN)
def act_for(request: ActorRequest) -> HttpResponse:
    """Act for another of one's organisations."""
    form = ActForForm(request.POST)
    if form.is_valid():
        try:
            actions.act_for(form.cleaned_data["organisation"], by=request.actor)
        except Refused as refused:
            messages.error(request, refused.reason.label)
        else:
            messages.success(request, _("You act for this organisation now."))
    return redirect("my_account")


@require_POST
@open_to(SIGNED_IN)
def sign_out_everywhere(request: ActorRequest) -> HttpResponse:
    """End every session of one's own."""
    person = get_object_or_404(queries.visible_to(request.actor), pk=request.actor.person_id)
    actions.sign_out_everywhere(person, by=request.actor)
    return redirect("account_login")


@open_to(EVERYONE)
def enter_demonstration(request: ActorRequest, token: str) -> HttpResponse:
    """Sign in as someone of the demonstration, by a click, so that no preview signs in."""
    person = person_behind(token)
    if person is None:
        context = {"refusal": policy.Refusal.NOT_DEMONSTRATION}
        return render(request, "people/not_invited.html", context, status=410)
    if request.method == "POST":
        login(request, person, backend=BACKEND)
        return redirect(settings.LOGIN_REDIRECT_URL)
    roles = queries.own_roles(queries.actor_of(person))
    return render(request, "people/enter.html", {"person": person, "roles": roles})


def remember_language(response: HttpResponse, language: str) -> HttpResponse:
    """The same answer, with the reader's language for the pages that follow."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        samesite="Lax",
    )
    return response
