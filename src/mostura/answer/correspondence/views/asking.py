"""One ask put to one addressee, as the secretariat looks after it."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from mostura.actor import Role
from mostura.answer.correspondence.actions import asking as actions
from mostura.answer.correspondence.actions import replying, sending, stepping
from mostura.answer.correspondence.actions.stepping import Said
from mostura.answer.correspondence.forms.sending import (
    BodyForm,
    OnwardForm,
    RecordForm,
    WordsForm,
)
from mostura.answer.correspondence.frames import cards, lines
from mostura.answer.correspondence.models import Asking
from mostura.answer.correspondence.policy import clock
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.answer.correspondence.queries import visible
from mostura.answer.recommendations.policy import State as InRegister
from mostura.answer.recommendations.queries import visible as recommendations
from mostura.ground.organisations.queries import registry
from mostura.refused import Refused
from mostura.shell.audience import open_to
from mostura.shell.request import ActorRequest

RECORDABLE = (
    StepKind.DELIVERED,
    StepKind.BOUNCED,
    StepKind.ACKNOWLEDGED,
    StepKind.CLARIFICATION_ASKED,
    StepKind.ANSWERED,
    StepKind.REFUSED,
    StepKind.REFERRED,
)
"""What an office may do by letter or telephone, for somebody here to write down."""


@open_to(Role.SECRETARIAT)
def put_to_body(request: ActorRequest, code: str) -> HttpResponse:
    """Put a public ask to a body that its document does not name, or names only as a group."""
    public = recommendations.visible_to(request.actor).filter(state=InRegister.PUBLISHED)
    ask = get_object_or_404(public, code=code)
    form = BodyForm(request.POST or None, actor=request.actor)
    if form.is_valid():
        body = form.cleaned_data["organisation"]
        put = actions.put_to_addressee(ask.pk, body, by=request.actor)
        messages.success(request, _("It stands on the list of what they will be sent."))
        return redirect("correspondence_body", put.organisation.code)
    status = 422 if form.is_bound else 200
    return render(request, "correspondence/put.html", {"ask": ask, "form": form}, status=status)


@open_to(Role.SECRETARIAT)
def asking(request: ActorRequest, code: str) -> HttpResponse:
    """What was put to whom, what happened since, and what can be done now."""
    one = _asking(request, code)
    row = lines.rows(request.actor, [one], timezone.now())[0]
    possible = {kind for kind in StepKind if clock.leads_from(one.state, kind)}
    context = {
        "asking": one,
        "row": row,
        "card": cards.card_of(one, timezone.now()),
        "can_clarify": StepKind.CLARIFIED in possible,
        "can_record": bool(possible & set(RECORDABLE)),
        "can_escalate": StepKind.ESCALATED in possible,
        "can_refer": one.state == clock.State.REFERRED,
        "can_stop": StepKind.WITHDRAWN in possible,
    }
    return render(request, "correspondence/asking.html", context)


@open_to(Role.SECRETARIAT)
def record_step(request: ActorRequest, code: str) -> HttpResponse:
    """Write down what came on paper or by telephone."""
    one = _asking(request, code)
    kinds = [kind for kind in RECORDABLE if clock.leads_from(one.state, kind)]
    today = {"on": timezone.localdate()}
    form = RecordForm(request.POST or None, kinds=kinds, initial=today)
    if form.is_valid() and _done(form, "kind", lambda: _record(request, one, form.cleaned_data)):
        messages.success(request, _("It is written down."))
        return redirect("asking", code)
    return _form_page(request, one, form, _("What came on paper or by telephone"))


@open_to(Role.SECRETARIAT)
def clarify(request: ActorRequest, code: str) -> HttpResponse:
    """Say what is meant; the addressee's clock runs on from now."""
    one = _asking(request, code)
    form = WordsForm(request.POST or None)

    def say() -> None:
        if sending.explain(one, form.cleaned_data["text"], by=request.actor):
            told = _("Your explanation stands on their page, and is mailed.")
        else:
            told = _("Your explanation stands on their page. No mailbox of theirs is known.")
        messages.success(request, told)

    if form.is_valid() and _done(form, "text", say):
        return redirect("asking", code)
    return _form_page(request, one, form, _("Say what is meant"))


@open_to(Role.SECRETARIAT)
def escalate(request: ActorRequest, code: str) -> HttpResponse:
    """Take the ask to the next body, or to the one they named."""
    one = _asking(request, code)
    form = _onward_form(request, one)
    if form.is_valid() and _done(form, "organisation", lambda: _onward(request, one, form)):
        messages.success(request, _("It stands on the list of what the next body will be sent."))
        return redirect("board")
    return _form_page(request, one, form, _("Take it further"))


@open_to(Role.SECRETARIAT)
def stop_asking(request: ActorRequest, code: str) -> HttpResponse:
    """Ask this addressee no longer."""
    one = _asking(request, code)
    form = WordsForm(request.POST or None)

    def stop() -> None:
        actions.no_longer_ask(one, form.cleaned_data["text"], by=request.actor)

    if form.is_valid() and _done(form, "text", stop):
        messages.success(request, _("They are no longer asked."))
        return redirect("asking", code)
    return _form_page(request, one, form, _("Ask them no longer"))


def _asking(request: ActorRequest, code: str) -> Asking:
    askings = visible.with_company(visible.visible_to(request.actor))
    return get_object_or_404(askings.select_related("organisation__parent"), code=code)


def _done(form: Form, field: str, act: Callable[[], object]) -> bool:
    """Whether the act went through; where it was refused, the form says why and keeps the words."""
    try:
        act()
    except Refused as refused:
        form.add_error(field, refused.reason.label)
        return False
    return True


def _record(request: ActorRequest, one: Asking, typed: dict[str, Any]) -> None:
    noon = dt.datetime.combine(typed["on"], dt.time(12), ZoneInfo(one.time_zone))
    at = min(noon, timezone.now())
    said = Said(typed["text"], typed["language"], at=at, on_paper=True)
    if typed["kind"] == StepKind.ANSWERED:
        replying.answer_asking(one, typed["answer"], said, by=request.actor)
    else:
        stepping.take_step(one, StepKind(typed["kind"]), said, by=request.actor)


def _onward_form(request: ActorRequest, one: Asking) -> BodyForm:
    """Whom they named is asked without a reason: they gave it; the next body is told why."""
    if one.state == clock.State.REFERRED:
        steps = [step for step in one.steps.all() if step.kind == StepKind.REFERRED]
        named = steps[-1].named_id if steps else 0
        body = registry.visible_to(request.actor).filter(pk=named or 0).first()
        initial = {"organisation": body.code if body else ""}
        return BodyForm(request.POST or None, initial=initial, actor=request.actor)
    parent = one.organisation.parent
    initial = {"organisation": parent.code if parent and not parent.group else ""}
    return OnwardForm(request.POST or None, initial=initial, actor=request.actor)


def _onward(request: ActorRequest, one: Asking, form: Form) -> Asking:
    body = form.cleaned_data["organisation"]
    if one.state == clock.State.REFERRED:
        return actions.follow_referral(one, body, by=request.actor)
    return actions.escalate(one, body, form.cleaned_data["text"], by=request.actor)


def _form_page(request: ActorRequest, one: Asking, form: Form, title: str) -> HttpResponse:
    context = {"asking": one, "form": form, "title": title}
    status = 422 if form.is_bound else 200
    return render(request, "correspondence/act.html", context, status=status)
