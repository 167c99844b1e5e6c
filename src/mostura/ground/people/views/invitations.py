"""Pages about invitations."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mostura.actor import Role
from mostura.ground.people import policy, queries
from mostura.ground.people.actions import invitations as actions
from mostura.ground.people.forms.people import AcceptForm, InviteForm
from mostura.ground.people.models import Invitation, Person
from mostura.ground.people.views.account import BACKEND, remember_language
from mostura.refused import Refused
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.request import ActorRequest


@open_to(Role.EDITOR, Role.SECRETARIAT)
def invite(request: ActorRequest) -> HttpResponse:
    """Invite someone into an organisation."""
    start = {"language": get_language(), "organisation": request.GET.get("organisation", "")}
    form = InviteForm(request.POST or None, actor=request.actor, initial=start)
    if form.is_valid():
        try:
            actions.invite_person(**form.offer, by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.reason.label)
        else:
            messages.success(request, _("The invitation is on its way."))
            return redirect("colleagues")
    names = queries.member_organisations(request.actor) if "organisation" in form.fields else []
    return render(request, "people/invite.html", {"form": form, "names": names})


@require_POST
@open_to(Role.EDITOR, Role.SECRETARIAT)
def renew_invitation(request: ActorRequest, pk: int) -> HttpResponse:
    """Send it again, with a new link."""
    invitation = get_object_or_404(queries.invitations_visible_to(request.actor), pk=pk)
    try:
        actions.renew_invitation(invitation, by=request.actor)
    except Refused as refused:
        messages.info(request, refused.reason.label)
    else:
        told = _("The invitation is on its way again; the former link is dead.")
        messages.success(request, told)
    return redirect("colleagues")


@require_POST
@open_to(Role.EDITOR, Role.SECRETARIAT)
def withdraw_invitation(request: ActorRequest, pk: int) -> HttpResponse:
    """Take it back."""
    invitation = get_object_or_404(queries.invitations_visible_to(request.actor), pk=pk)
    try:
        actions.withdraw_invitation(invitation, by=request.actor)
    except Refused as refused:
        messages.info(request, refused.reason.label)
    else:
        messages.success(request, _("The invitation is withdrawn."))
    return redirect("colleagues")


@open_to(EVERYONE)
def accept_invitation(request: ActorRequest, token: str) -> HttpResponse:
    """Who invites to what; a newcomer gives a name, a known person says yes."""
    invitation = queries.invitation_behind(request.actor, token)
    if invitation is not None and invitation.accepted_at and _is_for(request, invitation):
        return _accepted_before(request)
    refusal = _refusal(request, invitation)
    if invitation is None or refusal:
        context = {"refusal": refusal or policy.Refusal.NOT_OPEN}
        return render(request, "people/not_invited.html", context, status=410)
    if not request.user.is_authenticated and queries.has_account(invitation.email):
        messages.info(request, policy.Refusal.SIGN_IN_FIRST.label)
        return redirect(f"{reverse('account_login')}?{urlencode({'next': request.path})}")
    if request.user.is_authenticated:
        return _accept_as_known(request, invitation)
    form = AcceptForm(request.POST or None, initial={"language": invitation.language})
    if not form.is_valid():
        return render(request, "people/accept.html", {"invitation": invitation, "form": form})
    try:
        person = actions.accept_invitation(invitation, by=request.actor, **form.cleaned_data)
    except Refused:  # the other click was a moment faster
        return _accepted_before(request)
    return _entered(request, person)


def _is_for(request: ActorRequest, invitation: Invitation) -> bool:
    """Whether nobody is signed in, or the one who was invited."""
    known = request.user.email if isinstance(request.user, Person) else invitation.email
    return known.casefold() == invitation.email.casefold()


def _accepted_before(request: ActorRequest) -> HttpResponse:
    """Lead on: to the desk, or to the door, where the address that was invited opens."""
    if request.user.is_authenticated:
        messages.info(request, _("You are in already."))
        return redirect(settings.LOGIN_REDIRECT_URL)
    messages.info(request, policy.Refusal.ALREADY_ACCEPTED.label)
    return redirect("account_login")


def _refusal(request: ActorRequest, invitation: Invitation | None) -> policy.Refusal | None:
    if invitation is None:
        return policy.Refusal.NOT_OPEN
    known = request.user.email if isinstance(request.user, Person) else ""
    return policy.refusal_to_accept(
        queries.state_of(invitation), invited=invitation.email, signed_in_as=known
    )


def _accept_as_known(request: ActorRequest, invitation: Invitation) -> HttpResponse:
    if request.method != "POST":
        return render(request, "people/accept.html", {"invitation": invitation})
    try:
        actions.accept_invitation(invitation, by=request.actor)
    except Refused:  # the other click was a moment faster
        return _accepted_before(request)
    messages.success(request, _("The role is yours."))
    return redirect("my_account")


def _entered(request: HttpRequest, person: Person) -> HttpResponse:
    """Sign a newcomer in, in their language, and offer a passkey."""
    login(request, person, backend=BACKEND)
    messages.success(request, _("Welcome. Your account is ready."))
    return remember_language(redirect("second_factor"), person.language)
