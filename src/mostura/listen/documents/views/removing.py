"""Removing a document that was added by mistake, and what is left of it."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mostura.actor import Role
from mostura.listen.documents import policy, queries
from mostura.listen.documents.actions import removing
from mostura.listen.documents.forms import RemoveForm
from mostura.refused import Refused
from mostura.shell.audience import open_to
from mostura.shell.components import Page, page_of
from mostura.shell.forms import offer_again
from mostura.shell.request import ActorRequest

if TYPE_CHECKING:
    from mostura.listen.documents.models import Document

PER_PAGE = 30


@open_to(Role.EDITOR, Role.SECRETARIAT)
def remove_document(request: ActorRequest, code: str) -> HttpResponse:
    """Ask for the reason, then remove a document for good."""
    if queries.removed(request.actor).filter(code=code).exists():
        return redirect("removed_documents")  # the second of two clicks, or a colleague was first
    document = get_object_or_404(queries.visible_to(request.actor), code=code)
    form = RemoveForm(request.POST or None, initial={"version": document.version})
    if form.is_valid():
        try:
            removing.remove_document(document, by=request.actor, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reason.label)
            offer_again(form, version=document.version)
        else:
            messages.success(request, _("The document is removed. Its reason stands here."))
            return redirect("removed_documents")
    return render(request, "documents/remove.html", _asked(request, document, form))


def _asked(request: ActorRequest, document: "Document", form: RemoveForm) -> dict[str, object]:
    owner = document.organisation_id
    return {
        "document": document,
        "form": form,
        "found": queries.suggestions_of(request.actor, document).count(),
        "accepted": queries.accepted_count(request.actor, document),
        "refusal": policy.refusal_to_remove(request.actor, owner, document.state),
        "may_withdraw": policy.refusal_to_withdraw(request.actor, owner, document.state) is None,
    }


@open_to(Role.MEMBER, Role.EDITOR, Role.SECRETARIAT)
def removed_documents(request: ActorRequest) -> HttpResponse:
    """What my organisation has removed: when, and why; nothing of what it held."""
    gone = queries.removed(request.actor)
    page: Page[Document] = page_of(gone, request.GET, total=gone.count(), size=PER_PAGE)
    return render(request, "documents/removed.html", {"page": page})
