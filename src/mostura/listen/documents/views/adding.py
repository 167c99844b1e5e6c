"""Adding documents, and watching them being read."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mostura.actor import Role
from mostura.ground.vault.policy import NotKept
from mostura.listen.documents import queries
from mostura.listen.documents.actions import receiving
from mostura.listen.documents.forms import AddForm
from mostura.listen.documents.policy import State
from mostura.shell.audience import open_to
from mostura.shell.components import Page, page_of
from mostura.shell.request import ActorRequest

if TYPE_CHECKING:
    from mostura.listen.documents.models import Document

PER_PAGE = 30


@open_to(Role.MEMBER, Role.EDITOR, Role.SECRETARIAT)
def add_documents(request: ActorRequest) -> HttpResponse:
    """Take the files that can be kept, and say of each other one why not."""
    sent = request.method == "POST"
    form = AddForm(request.POST, request.FILES) if sent else AddForm()
    refused_files: list[tuple[str, str]] = []
    kept = 0
    if form.is_valid():
        for upload in form.cleaned_data["papers"]:
            try:
                document = receiving.receive_document(upload, by=request.actor)
                kept += 1
                if document.state != State.RECEIVED:
                    messages.info(request, _("“%s” is here already.") % document.title)
            except NotKept as refused:
                refused_files.append((upload.name or "", refused.sentence))
        if kept:  # else the page itself says why
            for name, reason in refused_files:
                messages.warning(request, f"{name}: {reason}")
            return redirect("documents_in_the_works")
    return render(
        request,
        "documents/add.html",
        {"form": form, "refused_files": refused_files},
        status=422 if refused_files or form.errors else 200,
    )


@open_to(Role.MEMBER, Role.EDITOR, Role.SECRETARIAT)
def documents_in_the_works(request: ActorRequest) -> HttpResponse:
    """What my organisation has added and not yet published; refreshes itself while reading."""
    works = queries.in_the_works(request.actor)
    page: Page[Document] = page_of(works, request.GET, total=works.count(), size=PER_PAGE)
    fragment = "documents/_in_the_works.html"
    template = fragment if request.htmx.target else "documents/in_the_works.html"
    may_remove = request.actor.holds(Role.EDITOR, Role.SECRETARIAT)
    context = {"page": page, "busy": queries.is_reading(page), "may_remove": may_remove}
    return render(request, template, context)
