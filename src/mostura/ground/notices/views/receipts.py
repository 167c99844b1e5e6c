"""Receipts: handed out, entered, and what became of what somebody said."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from mostura.actor import Role
from mostura.ground.notices import queries
from mostura.ground.notices.actions import receipts as actions
from mostura.ground.notices.forms import IssueForm, MailboxForm, ReceiptForm
from mostura.ground.notices.frames.letters import line_of
from mostura.ground.notices.frames.links import receipt_digest, receipt_link, square_code
from mostura.ground.notices.policy.following import grouped, normal_code
from mostura.ground.notices.views.following import ask, is_too_often, thing_at
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.request import ActorRequest


@open_to(EVERYONE)
def enter_receipt(request: ActorRequest) -> HttpResponse:
    """Enter the code of a receipt."""
    form = ReceiptForm(request.POST or None)
    if not form.is_valid():
        return render(request, "notices/enter_receipt.html", {"form": form})
    if is_too_often(request, "receipt"):
        context = {"form": form, "too_often": True}
        return render(request, "notices/enter_receipt.html", context, status=429)
    return redirect("receipt", code=grouped(form.cleaned_data["code"]))


@open_to(EVERYONE)
def receipt(request: ActorRequest, code: str) -> HttpResponse:
    """What became of each thing a receipt follows; a mailbox may be told from now on."""
    held = queries.receipt_behind(request.actor, receipt_digest(normal_code(code)))
    if held is None:
        context = {"form": ReceiptForm(initial={"code": code[:60]}), "unknown": True}
        return render(request, "notices/enter_receipt.html", context, status=404)
    follows = list(queries.follows_of(held))
    form = MailboxForm(request.POST or None)
    asked = form.is_valid() and not is_too_often(request, "follow")
    if asked:
        ask(request, form.cleaned_data["email"], [(one.kind, one.subject_id) for one in follows])
    language = get_language() or "en"
    lines = [(one.made_at, line_of(one, language)) for one in queries.told_to(held) if one.public]
    things = queries.things_of(request.actor, follows)
    context = {"things": things, "lines": lines, "form": form, "asked": asked}
    return render(request, "notices/receipt.html", context)


@open_to(Role.EDITOR, Role.SECRETARIAT)
def issue_receipts(request: ActorRequest, kind: str, code: str) -> HttpResponse:
    """Make receipts that follow one thing, and show them once, to be printed and handed out."""
    thing = thing_at(request, kind, code)
    form = IssueForm(request.POST or None)
    if not form.is_valid():
        return render(request, "notices/issue.html", {"thing": thing, "form": form})
    codes = actions.issue_receipts(
        [(thing.kind, thing.pk)],
        number=form.cleaned_data["number"],
        language=get_language() or "en",
        by=request.actor,
    )
    printed = [(one, square_code(receipt_link(normal_code(one)))) for one in codes]
    return render(request, "notices/issued.html", {"thing": thing, "printed": printed})
