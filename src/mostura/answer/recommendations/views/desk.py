"""The review desk: a document beside the suggestions found in it, each decided with one key."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from mostura.actor import Role
from mostura.answer.recommendations import frames
from mostura.answer.recommendations.actions import reviewing
from mostura.answer.recommendations.forms import AskForm, PassageForm, SplitForm
from mostura.answer.recommendations.queries import desk as queries
from mostura.answer.recommendations.queries.visible import shown
from mostura.ground.themes import queries as themes
from mostura.listen.documents import actions as document_actions
from mostura.listen.documents import queries as documents
from mostura.listen.documents.policy import refusal_to_review, rule_words
from mostura.refused import Refused
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.request import ActorRequest

ACTS_OFFERED = (
    ("accept", "a", _("Accept"), ""),
    ("dismiss", "d", _("Not an ask"), "quiet"),
    ("merge", "m", _("Merge into the one before"), "quiet"),
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
    suggestions = list(documents.suggestions_of(request.actor, paper))
    after = request.GET.get("after", "")[:9]
    at = frames.next_to_decide(suggestions, number, int(after) if after.isdecimal() else 0)
    context = {
        "document": paper,
        "suggestions": suggestions,
        "at": at,
        "sheets": frames.sheets(paper.blocks, suggestions, at),
        "likenesses": queries.likenesses(request.actor, at.pk) if at else [],
        "repeated": frames.repeated(suggestions, at),
        "neighbours": frames.neighbours(suggestions, at),
        "themes": themes.with_keys(request.actor, at.themes if at else []),
        "named": frames.named(at),
        "why": rule_words(at.rule) if at else "",
        "acts": ACTS_OFFERED,
        "tally": frames.tally(suggestions),
        "refusal": refusal_to_review(request.actor, paper.organisation_id, paper.state),
    }
    return render(request, "recommendations/review.html", context)


@open_to(Role.EDITOR, Role.SECRETARIAT)
@require_POST
def decide(request: ActorRequest, code: str, number: int, act: str) -> HttpResponse:
    """Accept, dismiss, merge or reopen a suggestion, and go on to the next."""
    if act not in reviewing.ACTS:
        raise Http404
    paper = get_object_or_404(documents.visible_to(request.actor), code=code)
    suggestion = get_object_or_404(documents.suggestions_of(request.actor, paper), number=number)
    version = request.POST.get("version", "")[:9]
    try:
        reviewing.ACTS[act](
            suggestion, version=int(version) if version.isdecimal() else 0, by=request.actor
        )
    except Refused as refused:
        messages.warning(request, str(refused.reason.label))
        return redirect("review_at", code=code, number=number)
    if act == "reopen":
        return redirect("review_at", code=code, number=number)
    return redirect(f"{reverse('review', args=[code])}?after={number}")


@open_to(Role.EDITOR, Role.SECRETARIAT)
def edit_suggestion(request: ActorRequest, code: str, number: int) -> HttpResponse:
    """Put a suggestion into better words before it is decided."""
    paper = get_object_or_404(documents.visible_to(request.actor), code=code)
    suggestion = get_object_or_404(documents.suggestions_of(request.actor, paper), number=number)
    form = AskForm(request.POST or None, initial=frames.as_typed(suggestion), actor=request.actor)
    if form.is_valid():
        values = dict(form.cleaned_data)
        version = values.pop("version")
        try:
            document_actions.edit_suggestion(
                suggestion, version=version, values=values, by=request.actor
            )
        except Refused as refused:
            form.add_error(None, refused.reason.label)
        else:
            return redirect("review_at", code=code, number=number)
    context = {"document": paper, "suggestion": suggestion, "form": form}
    return render(request, "recommendations/edit_suggestion.html", context)


@open_to(Role.EDITOR, Role.SECRETARIAT)
def split_suggestion(request: ActorRequest, code: str, number: int) -> HttpResponse:
    """Cut a suggestion into several."""
    paper = get_object_or_404(documents.visible_to(request.actor), code=code)
    suggestion = get_object_or_404(documents.suggestions_of(request.actor, paper), number=number)
    initial = {"text": frames.proposed_split(suggestion.text), "version": suggestion.version}
    form = SplitForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            made = document_actions.split_suggestion(
                suggestion, form.parts(), version=form.cleaned_data["version"], by=request.actor
            )
        except Refused as refused:
            form.add_error(None, refused.reason.label)
        else:
            return redirect("review_at", code=code, number=made[0].number)
    context = {"document": paper, "suggestion": suggestion, "form": form}
    return render(request, "recommendations/split_suggestion.html", context)


@open_to(Role.EDITOR, Role.SECRETARIAT)
def mark_passage(request: ActorRequest, code: str) -> HttpResponse:
    """Add an ask that the machine missed."""
    paper = get_object_or_404(documents.visible_to(request.actor), code=code)
    form = PassageForm(request.POST or None, text=paper.text)
    if form.is_valid():
        start, end = form.cleaned_data["passage"]
        try:
            made = document_actions.mark_passage(paper, start=start, end=end, by=request.actor)
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
    published = reviewing.publish_asks(paper, by=request.actor)
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
