"""The review desk: a document beside the suggestions found in it, each decided with one key."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mostura.actor import Actor, Role
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.actions import reviewing
from mostura.answer.recommendations.forms.asks import AskForm
from mostura.answer.recommendations.forms.desk import PassageForm, SplitForm
from mostura.answer.recommendations.forms.one import WithdrawForm
from mostura.answer.recommendations.frames import desk as frames
from mostura.answer.recommendations.frames import passages
from mostura.answer.recommendations.queries import bodies
from mostura.answer.recommendations.queries import desk as queries
from mostura.answer.recommendations.queries.visible import shown
from mostura.ground.themes import queries as themes
from mostura.listen.documents import queries as documents
from mostura.listen.documents.actions import deciding
from mostura.listen.documents.policy import (
    Refusal,
    decided_so,
    refusal_to_review,
    refusal_to_withdraw,
    rule_words,
)
from mostura.refused import Refused
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.forms import offer_again
from mostura.shell.request import ActorRequest

if TYPE_CHECKING:
    from mostura.listen.documents.models import Document, Suggestion

LONGEST_PASSAGE = 4000  # characters that come along from the desk; more is not one ask

ACTS_OFFERED = (
    ("accept", "a", _("Accept"), ""),
    ("dismiss", "d", _("Not an ask"), "quiet"),
    ("merge", "m", _("Join to the one before"), "quiet"),
)


@open_to(EVERYONE)
def document(request: ActorRequest, code: str) -> HttpResponse:
    """A document: what it is, and what it asks for, in its own order."""
    paper = get_object_or_404(documents.readable_by(request.actor), code=code)
    asks = queries.of_document(request.actor, paper.pk).values_list("pk", flat=True)
    context = {
        "document": paper,
        "rows": shown(request.actor, asks),
        "may_edit": refusal_to_review(request.actor, paper.organisation_id, paper.state) is None,
        "may_have_file": documents.with_file(request.actor).filter(pk=paper.pk).exists(),
    }
    return render(request, "recommendations/document.html", context)


@open_to(Role.EDITOR, Role.SECRETARIAT)
def review(request: ActorRequest, code: str, number: int = 0) -> HttpResponse:
    """The document on one side, the suggestion that is next on the other."""
    paper = get_object_or_404(documents.visible_to(request.actor), code=code)
    suggestions = list(queries.suggestions_of(request.actor, paper))
    after = request.GET.get("after", "")[:9]
    before_this = int(after) if after.isdecimal() else 0
    at = frames.next_to_decide(suggestions, number, before_this)
    if number and at is None:
        raise Http404
    context = {
        "document": paper,
        "suggestions": suggestions,
        "just": frames.decided_just_now(suggestions, before_this),
        "sheets": frames.sheets(frames.near(paper.blocks, at), suggestions, at),
        "listed": frames.listed(suggestions, at),
        "tally": frames.tally(suggestions),
        "drafts": queries.drafts_of_document(request.actor, paper.pk).count(),
        "refusal": refusal_to_review(request.actor, paper.organisation_id, paper.state),
        **(_about(request.actor, paper, at, suggestions) if at else {"at": None}),
    }
    return render(request, "recommendations/review.html", context)


def _about(
    actor: Actor, paper: "Document", at: "Suggestion", all_of_them: "list[Suggestion]"
) -> dict[str, Any]:
    """What the page says of the suggestion that is decided on."""
    labels = bodies.labels_of(actor, frames.keys_of(at))
    return {
        "at": at,
        "acts": frames.offered(ACTS_OFFERED, joinable=queries.joinable(actor, at)),
        "around": passages.passage_of(paper.text, at.start, at.end, paper.blocks),
        "likenesses": queries.likenesses(actor, at),
        "repeated": frames.repeated(all_of_them, at),
        "neighbours": frames.neighbours(all_of_them, at),
        "themes": themes.with_keys(actor, at.themes),
        "named": frames.named(at, labels),
        "why": rule_words(at.rule),
        "undone": documents.undone_by(actor, at),
        "made": queries.made_from(actor, at.pk).first(),
    }


@open_to(Role.EDITOR, Role.SECRETARIAT)
@require_POST
def decide(request: ActorRequest, code: str, number: int, act: str) -> HttpResponse:
    """Accept, dismiss, merge or reopen a suggestion, and go on to the next."""
    if act not in reviewing.ACTS:
        raise Http404
    paper = get_object_or_404(documents.visible_to(request.actor), code=code)
    suggestion = get_object_or_404(queries.suggestions_of(request.actor, paper), number=number)
    version = request.POST.get("version", "")[:9]
    try:
        made = reviewing.ACTS[act](
            suggestion, version=int(version) if version.isdecimal() else 0, by=request.actor
        )
    except Refused as refused:
        if not decided_so(suggestion.decision, act):  # else it was the second of two clicks
            messages.warning(request, str(refused.reason.label))
            return redirect("review_at", code=code, number=number)
        made = suggestion.came_from
    if act == "merge":
        number = getattr(made, "number", number)
    if act in {"merge", "reopen"}:
        return redirect("review_at", code=code, number=number)
    return redirect(f"{reverse('review', args=[code])}?after={number}")


@open_to(Role.EDITOR, Role.SECRETARIAT)
def edit_suggestion(request: ActorRequest, code: str, number: int) -> HttpResponse:
    """Put a suggestion into better words before it is decided."""
    paper = get_object_or_404(documents.visible_to(request.actor), code=code)
    suggestion = get_object_or_404(queries.suggestions_of(request.actor, paper), number=number)
    labels = bodies.labels_of(request.actor, frames.keys_of(suggestion))
    form = AskForm(
        request.POST or None,
        initial=frames.as_typed(suggestion, labels),
        actor=request.actor,
        known=frames.labelled(suggestion, labels),
    )
    if form.is_valid():
        values = dict(form.cleaned_data)
        version = values.pop("version")
        try:
            deciding.edit_suggestion(suggestion, version=version, values=values, by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.reason.label)
            offer_again(form, version=suggestion.version)
        else:
            return redirect("review_at", code=code, number=number)
    now = frames.as_typed(suggestion, labels)
    context = {**_beside(paper, suggestion), "form": form, "now": now}
    return render(request, "recommendations/edit_suggestion.html", context)


def _beside(paper: "Document", suggestion: "Suggestion") -> dict[str, Any]:
    """What stands beside a form: the words of the document that it is about."""
    around = passages.passage_of(paper.text, suggestion.start, suggestion.end, paper.blocks)
    return {"document": paper, "suggestion": suggestion, "around": around}


@open_to(Role.EDITOR, Role.SECRETARIAT)
def split_suggestion(request: ActorRequest, code: str, number: int) -> HttpResponse:
    """Cut a suggestion into several."""
    paper = get_object_or_404(documents.visible_to(request.actor), code=code)
    suggestion = get_object_or_404(queries.suggestions_of(request.actor, paper), number=number)
    initial = {"text": passages.proposed_split(suggestion.text), "version": suggestion.version}
    form = SplitForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            made = deciding.split_suggestion(
                suggestion, form.parts(), version=form.cleaned_data["version"], by=request.actor
            )
        except Refused as refused:
            form.add_error(None, refused.reason.label)
            offer_again(form, version=suggestion.version)
        else:
            return redirect("review_at", code=code, number=made[0].number)
    context = {**_beside(paper, suggestion), "form": form}
    return render(request, "recommendations/split_suggestion.html", context)


@open_to(Role.EDITOR, Role.SECRETARIAT)
def mark_passage(request: ActorRequest, code: str) -> HttpResponse:
    """Add an ask that the machine missed."""
    paper = get_object_or_404(documents.visible_to(request.actor), code=code)
    marked = {"passage": request.GET.get("passage", "")[:LONGEST_PASSAGE]}
    form = PassageForm(request.POST or None, initial=marked, text=paper.text)
    if form.is_valid():
        start, end = form.cleaned_data["passage"]
        try:
            made = deciding.mark_passage(paper, start=start, end=end, by=request.actor)
        except Refused as refused:
            form.add_error("passage", refused.reason.label)
        else:
            return redirect("review_at", code=code, number=made.number)
    context = {"document": paper, "form": form}
    return render(request, "recommendations/mark_passage.html", context)


@open_to(Role.EDITOR, Role.SECRETARIAT)
@require_POST
def publish_document(request: ActorRequest, code: str) -> HttpResponse:
    """Make the document and its asks public."""
    paper = get_object_or_404(documents.visible_to(request.actor), code=code)
    try:
        published = reviewing.publish_asks(paper, by=request.actor)
    except Refused as refused:
        if refused.reason != Refusal.ALREADY_PUBLISHED:
            messages.warning(request, str(refused.reason.label))
            return redirect("review", code=code)
        return redirect(paper)
    messages.success(
        request,
        ngettext(
            "Published, with %(count)s recommendation.",
            "Published, with %(count)s recommendations.",
            len(published),
        )
        % {"count": len(published)}
        if published
        else gettext("Published. It asks for nothing."),
    )
    return redirect(paper)


@open_to(Role.EDITOR, Role.SECRETARIAT)
def withdraw_document(request: ActorRequest, code: str) -> HttpResponse:
    """Take a published document back, with what only it was heard to ask."""
    paper = get_object_or_404(documents.visible_to(request.actor), code=code)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        try:
            reviewing.withdraw_asks(paper, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            paper.refresh_from_db(fields=["state"])
            if not policy.already(refused.reason, paper.state):
                raise
        return redirect(paper)
    context = {
        "document": paper,
        "form": form,
        "count": queries.said_only_in(request.actor, paper.pk).count(),
        "refusal": refusal_to_withdraw(request.actor, paper.organisation_id, paper.state),
    }
    return render(request, "recommendations/withdraw_document.html", context)
