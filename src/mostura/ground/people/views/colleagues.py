"""Pages about colleagues and their roles."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mostura.actor import Role
from mostura.ground.people import policy, queries
from mostura.ground.people.actions import roles as actions
from mostura.ground.people.forms.people import RoleForm
from mostura.refused import Refused
from mostura.shell.audience import SIGNED_IN, open_to
from mostura.shell.components import page_of
from mostura.shell.request import ActorRequest

ROWS = 50


@open_to(SIGNED_IN)
def colleagues(request: ActorRequest) -> HttpResponse:
    """Who works with us, in which role, and who is invited."""
    words = request.GET.get("q", "")[:100]
    found = queries.colleagues(request.actor, words)
    return render(
        request,
        "people/colleagues.html",
        {
            "page": page_of(found, request.GET, total=found.count(), size=ROWS),
            "words": words,
            "invitations": queries.open_invitations(request.actor)[:ROWS],
            "invites": bool(policy.roles_to_grant(request.actor)),
            "everyone": request.actor.holds(Role.SECRETARIAT),
        },
    )


@open_to(SIGNED_IN)
def colleague(request: ActorRequest, pk: int) -> HttpResponse:
    """One person, the roles held, and what can be done about them."""
    person = get_object_or_404(queries.visible_to(request.actor), pk=pk)
    held = queries.memberships_visible_to(request.actor).filter(person=person)
    return render(
        request,
        "people/colleague.html",
        {
            "person": person,
            "roles": [(one, actions.refusal_to_end(one, request.actor)) for one in held],
            "suspends": actions.refusal_to_suspend(person, request.actor) is None,
            "reads_address": bool(policy.roles_to_grant(request.actor)),
        },
    )


@open_to(SIGNED_IN)
def end_membership(request: ActorRequest, pk: int) -> HttpResponse:
    """Take a role, after a look at what that means."""
    membership = get_object_or_404(queries.memberships_ever_visible_to(request.actor), pk=pk)
    refusal = actions.refusal_to_end(membership, request.actor)
    if refusal == policy.Refusal.ALREADY_ENDED:  # a second click, or somebody was faster
        messages.info(request, refusal.label)
        return redirect("colleagues")
    if request.method == "POST" and not refusal:
        actions.end_membership(membership, by=request.actor)
        messages.success(request, _("The role has ended."))
        return redirect("colleagues")
    context = {"membership": membership, "refusal": refusal}
    status = 403 if request.method == "POST" else 200
    return render(request, "people/end_membership.html", context, status=status)


@open_to(Role.EDITOR, Role.SECRETARIAT)
def change_role(request: ActorRequest, pk: int) -> HttpResponse:
    """Give another role in the place of this one."""
    membership = get_object_or_404(queries.memberships_ever_visible_to(request.actor), pk=pk)
    refusal = actions.refusal_to_end(membership, request.actor)
    if refusal == policy.Refusal.ALREADY_ENDED:  # a second click, or somebody was faster
        messages.info(request, refusal.label)
        return redirect("colleague", pk=membership.person_id)
    form = RoleForm(request.POST or None, actor=request.actor, initial={"role": membership.role})
    if form.is_valid():
        try:
            actions.change_role(membership, role=form.cleaned_data["role"], by=request.actor)
        except Refused as refused:
            form.add_error("role", refused.reason.label)
        else:
            messages.success(request, _("The role is changed."))
            return redirect("colleague", pk=membership.person_id)
    context = {"membership": membership, "form": form, "refusal": refusal}
    return render(request, "people/change_role.html", context)


@require_POST
@open_to(Role.SECRETARIAT)
def suspend_person(request: ActorRequest, pk: int) -> HttpResponse:
    """Keep someone from signing in."""
    person = get_object_or_404(queries.visible_to(request.actor), pk=pk)
    try:
        actions.suspend_person(person, by=request.actor)
    except Refused as refused:
        messages.error(request, refused.reason.label)
    else:
        messages.success(request, _("The account is suspended; its sessions have ended."))
    return redirect("colleague", pk=pk)


@require_POST
@open_to(Role.SECRETARIAT)
def reinstate_person(request: ActorRequest, pk: int) -> HttpResponse:
    """Let someone sign in again."""
    person = get_object_or_404(queries.visible_to(request.actor), pk=pk)
    actions.reinstate_person(person, by=request.actor)
    messages.success(request, _("The account is open again."))
    return redirect("colleague", pk=pk)
