"""Where one is signed in, and how to end it from afar."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mostura.ground.people import queries
from mostura.ground.people.actions.sign_ins import end_sign_ins
from mostura.ground.people.models import SignIn
from mostura.shell.audience import SIGNED_IN, open_to
from mostura.shell.request import ActorRequest


@open_to(SIGNED_IN)
def sign_ins(request: ActorRequest) -> HttpResponse:
    """The machines on which one is signed in, this one first."""
    here = [one for one in _held(request) if _is_this(request, one)]
    context = {"here": here, "elsewhere": _elsewhere(request)}
    return render(request, "people/sign_ins.html", context)


@require_POST
@open_to(SIGNED_IN)
def end_sign_in(request: ActorRequest, code: str) -> HttpResponse:
    """End one of them."""
    if code not in {one.code for one in _held(request)}:
        raise Http404
    end_sign_ins([code], by=request.actor)
    messages.success(request, _("That machine is signed out."))
    return redirect("sign_ins")


@require_POST
@open_to(SIGNED_IN)
def end_other_sign_ins(request: ActorRequest) -> HttpResponse:
    """End all of them but this one."""
    end_sign_ins([one.code for one in _elsewhere(request)], by=request.actor)
    messages.success(request, _("You are signed in on this machine only."))
    return redirect("sign_ins")


def _held(request: ActorRequest) -> list[SignIn]:
    demonstration = bool(getattr(request.user, "demonstration", False))
    return list(queries.sign_ins(request.actor, demonstration=demonstration))


def _elsewhere(request: ActorRequest) -> list[SignIn]:
    return [one for one in _held(request) if not _is_this(request, one)]


def _is_this(request: ActorRequest, one: SignIn) -> bool:
    return one.session_id == request.session.session_key
