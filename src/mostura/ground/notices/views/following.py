"""Following things and leaving: by an account, or by a mailbox and its links."""

from typing import Final

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from mostura.ground.notices import queries
from mostura.ground.notices.actions import following as actions
from mostura.ground.notices.forms import MailboxForm, WishesForm
from mostura.ground.notices.models import Follower
from mostura.ground.notices.policy.following import FollowerKind, Refusal, Thing
from mostura.ground.notices.views.mine import start
from mostura.refused import Refused
from mostura.shell.audience import EVERYONE, SIGNED_IN, open_to
from mostura.shell.request import ActorRequest

RATES: Final = {"follow": "10/h/ip", "receipt": "30/h/ip"}
"""How often one caller may ask; the addresses are blurred, and counted in memory only."""


@open_to(EVERYONE)
def follow_thing(request: ActorRequest, kind: str, code: str) -> HttpResponse:
    """Hear of one thing from now on: by the account, or by a mailbox that is asked first."""
    thing = thing_at(request, kind, code)
    if request.actor.signed_in:
        return _follow_as_person(request, thing)
    form = MailboxForm(request.POST or None)
    if form.is_valid() and not is_too_often(request, "follow"):
        asked = [(thing.kind, thing.pk)]
        ask(request, form.cleaned_data["email"], asked)
        return render(request, "notices/asked.html", {"thing": thing})
    too_often = form.is_bound and form.is_valid()
    context = {"thing": thing, "form": form, "too_often": too_often}
    return render(request, "notices/follow.html", context, status=429 if too_often else 200)


@require_POST
@open_to(SIGNED_IN)
def unfollow_thing(request: ActorRequest, kind: str, code: str) -> HttpResponse:
    """Hear of it no longer."""
    thing = thing_at(request, kind, code)
    actions.unfollow(thing.kind, thing.pk, by=request.actor)
    messages.success(request, _("You will not hear of it any more."))
    return redirect("notices")


@open_to(EVERYONE)
def confirm_following(request: ActorRequest, token: str) -> HttpResponse:
    """A mailbox says yes, by a click, so that no preview says it."""
    follower = queries.follower_behind(request.actor, token)
    if follower is None:
        return refused_link(request, Refusal.UNKNOWN_LINK)
    waiting = queries.waiting_follows(follower)
    if request.method != "POST":
        things = queries.things_of(request.actor, waiting)
        return render(request, "notices/confirm.html", {"things": things, "token": token})
    try:
        actions.confirm(token, by=request.actor)
    except Refused as refused:
        return refused_link(request, refused.reason)
    messages.success(request, _("Yes: you will be written to when something happens."))
    return redirect("mailbox_wishes", token=token)


@csrf_exempt  # mail programs post here without a page of ours; the key in the address is the proof
@open_to(EVERYONE)
def leave_following(request: ActorRequest, token: str) -> HttpResponse:
    """No more letters: shown, and done by one click (RFC 8058)."""
    follower = queries.follower_behind(request.actor, token)
    if follower is None:
        return refused_link(request, Refusal.UNKNOWN_LINK)
    if request.method == "POST":
        actions.leave(follower, by=request.actor)
        return render(request, "notices/left.html", {"person": _is_person(follower)})
    context = {"token": token, "person": _is_person(follower)}
    return render(request, "notices/leave.html", context)


@open_to(EVERYONE)
def mailbox_wishes(request: ActorRequest, token: str) -> HttpResponse:
    """What a mailbox follows, and how it wants to be written to."""
    follower = queries.follower_behind(request.actor, token)
    if follower is None or _is_person(follower):
        return refused_link(request, Refusal.UNKNOWN_LINK)
    form = WishesForm(request.POST or None, initial=start(follower), page=False)
    if form.is_valid():
        language = form.cleaned_data["language"]
        actions.change_wishes(follower, language=language, wishes=form.wishes, by=request.actor)
        messages.success(request, _("It is kept: you will be told this way."))
        return redirect("mailbox_wishes", token=token)
    things = queries.things_followed(request.actor, follower)
    context = {"form": form, "things": things, "token": token, "email": follower.email}
    return render(request, "notices/wishes.html", context)


@require_POST
@open_to(EVERYONE)
def stop_following(request: ActorRequest, token: str, kind: str, code: str) -> HttpResponse:
    """A mailbox hears no longer of one thing, and still of the others."""
    follower = queries.follower_behind(request.actor, token)
    if follower is None:
        return refused_link(request, Refusal.UNKNOWN_LINK)
    thing = thing_at(request, kind, code)
    actions.stop_following(follower, thing.kind, thing.pk, by=request.actor)
    messages.success(request, _("You will not hear of it any more."))
    return redirect("mailbox_wishes", token=token)


def thing_at(request: ActorRequest, kind: str, code: str) -> Thing:
    """The thing an address names, where the reader may see it."""
    thing = queries.thing_by_code(request.actor, kind, code)
    if thing is None:
        raise Http404
    return thing


def ask(request: ActorRequest, email: str, things: list[tuple[str, int]]) -> None:
    """Ask a mailbox, in the language of this page."""
    language = get_language() or "en"
    actions.ask_to_follow(email, things=things, language=language, by=request.actor)


def is_too_often(request: ActorRequest, action: str) -> bool:
    """Whether this caller has asked too often; nothing of it is written down."""
    return not ratelimit.consume(request, app="notices", action=action, config=RATES)


def refused_link(request: ActorRequest, reason: object) -> HttpResponse:
    """A link that does nothing any more, and what to do."""
    return render(request, "notices/dead_link.html", {"refusal": reason}, status=410)


def _follow_as_person(request: ActorRequest, thing: Thing) -> HttpResponse:
    if request.method == "POST":
        language = get_language() or "en"
        actions.follow(thing.kind, thing.pk, language=language, by=request.actor)
        messages.success(request, _("You follow this now; what happens stands on your page."))
        return redirect(thing.address)
    followed = queries.is_following(request.actor, thing.kind, thing.pk)
    return render(request, "notices/follow.html", {"thing": thing, "followed": followed})


def _is_person(follower: Follower) -> bool:
    return follower.kind == FollowerKind.PERSON
