"""One recommendation: read it, put it into better words, translate it, join it, withdraw it."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mostura.actor import Role
from mostura.answer.claims.queries import one as claims
from mostura.answer.correspondence.frames.cards import cards_of
from mostura.answer.correspondence.policy.answers import refusal_to_ask
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.actions import blanking, describing, joining, reviewing
from mostura.answer.recommendations.forms.asks import EditForm
from mostura.answer.recommendations.forms.one import (
    JoinForm,
    TranslateForm,
    WithdrawAskForm,
    WithdrawForm,
)
from mostura.answer.recommendations.frames import one as frames
from mostura.answer.recommendations.queries import one as queries
from mostura.answer.recommendations.queries.alike import like_it
from mostura.answer.recommendations.queries.visible import (
    readable_by,
    shown,
    visible_to,
    with_company,
)
from mostura.answer.recommendations.views.alike import back_to
from mostura.refused import Refused
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.forms import offer_again
from mostura.shell.request import ActorRequest

if TYPE_CHECKING:
    from mostura.answer.recommendations.models import Recommendation


@open_to(EVERYONE)
def recommendation(request: ActorRequest, code: str) -> HttpResponse:
    """What is asked, of whom, by whom, where it was said, and what repeats it elsewhere."""
    visible = with_company(request.actor, readable_by(request.actor))
    ask = get_object_or_404(visible, code=code)
    if ask.blanked_at:
        return render(request, "recommendations/blanked.html", {"recommendation": ask})
    cards = cards_of(request.actor, [ask.pk], timezone.now()).get(ask.pk, [])
    addressees = frames.addressees(ask, cards)
    context = {
        "recommendation": ask,
        "addressees": addressees,
        "unwritten": [one for one in addressees if not one.card],
        "put": bool(cards),
        "how_far": claims.of_recommendation(request.actor, ask.pk),
        "alike": shown(request.actor, like_it(request.actor, ask)),
        "flags": queries.flags(ask),
        "noindex": ask.state != policy.State.PUBLISHED,
        "relatives": shown(request.actor, queries.relatives(request.actor, ask)),
        "history": frames.story(queries.history(request.actor, ask), cards),
        "may_edit": policy.refusal_to_edit(request.actor, ask.organisation_id) is None,
        "may_join": policy.refusal_to_join(request.actor, same_one=False, together=False) is None,
        "may_put": refusal_to_ask(request.actor) is None and ask.state == policy.State.PUBLISHED,
        "described": queries.described(ask, request.build_absolute_uri(ask.get_absolute_url())),
    }
    return render(request, "recommendations/recommendation.html", context)


@open_to(Role.EDITOR, Role.SECRETARIAT)
def edit_recommendation(request: ActorRequest, code: str) -> HttpResponse:
    """Put it into better words."""
    ask = get_object_or_404(with_company(request.actor, visible_to(request.actor)), code=code)
    form = EditForm(
        request.POST or None,
        initial=queries.as_typed(ask),
        actor=request.actor,
        known=queries.addressees_of(ask),
    )
    refusal = policy.refusal_to_edit(request.actor, ask.organisation_id)
    if form.is_valid():
        values = dict(form.cleaned_data)
        version = values.pop("version")
        try:
            describing.edit_recommendation(ask, version=version, values=values, by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.reason.label)
            offer_again(form, version=ask.version)
        else:
            return redirect(ask)
    context = {
        "recommendation": ask,
        "form": form,
        "refusal": refusal,
        "now": queries.as_typed(ask),
    }
    return render(request, "recommendations/edit.html", context)


@open_to(Role.EDITOR, Role.SECRETARIAT)
def withdraw_recommendation(request: ActorRequest, code: str) -> HttpResponse:
    """Take it out of the register."""
    ask = get_object_or_404(visible_to(request.actor), code=code)
    form = WithdrawAskForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if form.cleaned_data["words_too"]:
            return _ask_again(request, ask, WithdrawForm(initial={"reason": reason}))
        try:
            describing.withdraw_recommendation(ask, reason=reason, by=request.actor)
        except Refused as refused:
            ask.refresh_from_db(fields=["state"])
            if not policy.already(refused.reason, ask.state):
                raise
        return redirect(ask)
    refusal = policy.refusal_to_withdraw(request.actor, ask.organisation_id, ask.state)
    context = {"recommendation": ask, "form": form, "refusal": refusal}
    return render(request, "recommendations/withdraw.html", context)


@open_to(Role.EDITOR, Role.SECRETARIAT)
def blank_recommendation(request: ActorRequest, code: str) -> HttpResponse:
    """Delete its words for good, after a page that says what that means."""
    ask = get_object_or_404(visible_to(request.actor), code=code)
    form = WithdrawForm(request.POST or None, initial={"reason": ask.withdrawn_reason})
    if not form.is_valid():
        return _ask_again(request, ask, form)
    try:
        blanking.blank_recommendation(ask, by=request.actor, **form.cleaned_data)
    except Refused as refused:
        ask.refresh_from_db(fields=["state"])
        if not policy.already(refused.reason, ask.state):
            raise
    return redirect(ask)


def _ask_again(request: ActorRequest, ask: "Recommendation", form: WithdrawForm) -> HttpResponse:
    """The page before words are deleted: nobody does it with one careless click."""
    blanked = ask.blanked_at is not None
    owner, state = ask.organisation_id, ask.state
    context = {
        "recommendation": ask,
        "form": form,
        "quoting": queries.quoting_the_same(request.actor, ask),
        "refusal": policy.refusal_to_blank(request.actor, owner, state, blanked=blanked),
    }
    return render(request, "recommendations/blank.html", context)


@open_to(Role.EDITOR, Role.SECRETARIAT)
def translate_recommendation(request: ActorRequest, code: str) -> HttpResponse:
    """Put it into another language, or mend the translation there is."""
    ask = get_object_or_404(with_company(request.actor, visible_to(request.actor)), code=code)
    there_is = queries.translation_typed(ask, request.GET.get("language", ""))
    form = TranslateForm(request.POST or None, initial=there_is)
    if form.is_valid():
        try:
            describing.translate_recommendation(ask, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error("language", refused.reason.label)
        else:
            return redirect(ask)
    context = {
        "recommendation": ask,
        "form": form,
        "refusal": policy.refusal_to_edit(request.actor, ask.organisation_id),
        "now": queries.translation_typed(ask, form["language"].value() or ""),
    }
    return render(request, "recommendations/translate.html", context)


@open_to(Role.EDITOR, Role.SECRETARIAT)
@require_POST
def check_translation(request: ActorRequest, code: str, language: str) -> HttpResponse:
    """Say that a native reader stands by a translation, the one they were shown."""
    ask = get_object_or_404(visible_to(request.actor), code=code)
    current = ask.translations.filter(superseded_at=None)
    translation = get_object_or_404(current, language=language)
    if request.POST.get("read", str(translation.pk)) == str(translation.pk):
        describing.check_translation(translation, by=request.actor)
    else:
        messages.warning(request, _("The translation was changed meanwhile. Read it again."))
    return redirect(ask)


@open_to(Role.EDITOR, Role.SECRETARIAT)
@require_POST
def publish_recommendation(request: ActorRequest, code: str) -> HttpResponse:
    """Publish a draft whose document is public already."""
    ask = get_object_or_404(visible_to(request.actor), code=code)
    try:
        reviewing.publish_recommendation(ask, by=request.actor)
    except Refused as refused:
        ask.refresh_from_db(fields=["state"])
        if not policy.already(refused.reason, ask.state):
            raise
    return redirect(ask)


@open_to(Role.SECRETARIAT)
def join_recommendation(request: ActorRequest, code: str) -> HttpResponse:
    """Say that another recommendation asks for the same."""
    visible = visible_to(request.actor)
    ask = get_object_or_404(visible, code=code)
    form = JoinForm(request.POST or None)
    if form.is_valid():
        other = visible.filter(code=form.cleaned_data["other"]).first()
        if other is None:
            form.add_error("other", policy.Refusal.UNKNOWN_OTHER.label)
        else:
            try:
                joining.join_recommendations(ask, other, by=request.actor)
            except Refused as refused:
                if refused.reason == policy.Refusal.ALREADY_TOGETHER:  # a second click
                    return back_to(request, ask.get_absolute_url())
                form.add_error("other", refused.reason.label)
            else:
                return back_to(request, ask.get_absolute_url())
    alike = shown(request.actor, like_it(request.actor, ask))
    context = {"recommendation": ask, "form": form, "alike": alike}
    return render(request, "recommendations/join.html", context)


@open_to(Role.SECRETARIAT)
@require_POST
def part_recommendation(request: ActorRequest, code: str) -> HttpResponse:
    """Take a recommendation out of its family."""
    ask = get_object_or_404(visible_to(request.actor), code=code)
    try:
        joining.part_recommendation(ask, by=request.actor)
    except Refused as refused:
        if refused.reason != policy.Refusal.NOT_TOGETHER:  # else it was a second click
            raise
    return redirect(ask)
