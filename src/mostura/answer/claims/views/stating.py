"""How far a thing is: everyone reads it, members say it, and take it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mostura.actor import Role
from mostura.answer.claims.actions import stating
from mostura.answer.claims.forms import ClaimForm, ReasonForm
from mostura.answer.claims.policy import claiming, measuring
from mostura.answer.claims.queries import one
from mostura.answer.claims.queries.visible import visible_to
from mostura.answer.recommendations.policy import State
from mostura.answer.recommendations.queries import visible as recommendations
from mostura.refused import Refused
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.request import ActorRequest


@open_to(EVERYONE)
def claims(request: ActorRequest, code: str) -> HttpResponse:
    """Who says what about one ask, what they show for it, and what they said before."""
    ask = get_object_or_404(recommendations.readable_by(request.actor), code=code)
    told = one.history(request.actor, ask.pk)
    context = {
        "recommendation": ask,
        "how_far": one.of_recommendation(request.actor, ask.pk),
        "told": told,
        "former": [each for each in told if each.claim.superseded_at],
        "shown": any(each.evidence for each in told),
    }
    return render(request, "claims/claims.html", context)


@open_to(Role.MEMBER, Role.EDITOR, Role.SECRETARIAT)
def claim(request: ActorRequest, code: str) -> HttpResponse:
    """Say how far it is, for the own organisation; the secretariat also writes in others' words."""
    actor = request.actor
    ask = get_object_or_404(recommendations.visible_to(actor), code=code)
    now = one.claim_of(actor, ask.pk, actor.organisation_id)
    form = ClaimForm(
        request.POST or None,
        initial=one.as_typed(now, get_language() or "en"),
        actor=actor,
        parties=one.parties(actor, ask.pk),
        office=actor.holds(Role.SECRETARIAT),
    )
    if form.is_valid():
        try:
            stating.claim(ask.pk, form.organisation_id, form.account, by=actor, replacing=form.seen)
        except Refused as refused:
            form.add_error(None, refused.reason.label)
            form.offer_again(now.pk if now else 0)
        else:
            messages.success(request, _("This account is public now. Show evidence for it below."))
            return redirect("claims", code=ask.code)
    refusal = None if ask.state == State.PUBLISHED else claiming.Refusal.NOT_PUBLIC
    context = {"recommendation": ask, "form": form, "refusal": refusal, "now": now}
    return render(request, "claims/claim.html", context)


@open_to(Role.MEMBER, Role.EDITOR, Role.SECRETARIAT)
def withdraw_claim(request: ActorRequest, code: str) -> HttpResponse:
    """Take back what was said."""
    stated = get_object_or_404(visible_to(request.actor), code=code)
    ask = get_object_or_404(recommendations.readable_by(request.actor), pk=stated.recommendation_id)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        stating.withdraw_claim(stated, by=request.actor, **form.cleaned_data)
        return redirect("claims", code=ask.code)
    refusal = claiming.refusal_to_change(request.actor, stated.organisation_id, stated.party)
    context = {"recommendation": ask, "form": form, "refusal": refusal, "claim": stated}
    return render(request, "claims/withdraw_claim.html", context)


@open_to(EVERYONE)
def how_we_count(request: ActorRequest) -> HttpResponse:
    """How accounts become a mean and a spread, with the formula and an example."""
    levels = [(measuring.Level(one).label, thirds) for one, thirds in measuring.THIRDS.items()]
    context = {
        "levels": levels,
        "reversed": measuring.Level.REVERSED.label,
        "changes": claiming.CHANGES_A_DAY,
    }
    return render(request, "claims/how_we_count.html", context)
