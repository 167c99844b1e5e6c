"""The public shelf of documents."""

import copy
from typing import TYPE_CHECKING

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from mostura.actor import Role
from mostura.ground.vault import queries as vault
from mostura.listen.documents import policy, queries
from mostura.listen.documents.actions import describing
from mostura.listen.documents.forms import DescribeForm
from mostura.refused import Refused
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.components import Page, page_of
from mostura.shell.files import hand_out
from mostura.shell.forms import offer_again
from mostura.shell.request import ActorRequest

if TYPE_CHECKING:
    from mostura.listen.documents.models import Document

PER_PAGE = 20


@open_to(EVERYONE)
def documents(request: ActorRequest) -> HttpResponse:
    """Public papers that have been read for what they ask."""
    shelf = queries.published(request.actor)
    words = request.GET.get("q", "").strip()
    if words:
        shelf = queries.titled(shelf, words)
    page: Page[Document] = page_of(shelf, request.GET, total=shelf.count(), size=PER_PAGE)
    return render(request, "documents/documents.html", {"page": page, "words": words})


@open_to(Role.EDITOR, Role.SECRETARIAT)
def describe_document(request: ActorRequest, code: str) -> HttpResponse:
    """Say what a document is."""
    now = get_object_or_404(queries.visible_to(request.actor), code=code)
    document = copy.copy(now)  # the form writes into the one it is given
    form = DescribeForm(request.POST or None, instance=document, initial={"version": now.version})
    refusal = policy.refusal_to_edit(request.actor, document.organisation_id)
    if form.is_valid():
        values = dict(form.cleaned_data)
        version = values.pop("version")
        try:
            describing.describe_document(document, version=version, values=values, by=request.actor)
        except Refused as refused:
            form.add_error(None, refused.reason.label)
            offer_again(form, version=now.version)
        else:
            return redirect(document)
    context = {"document": now, "form": form, "refusal": refusal}
    return render(request, "documents/describe.html", context)


@open_to(Role.MEMBER, Role.EDITOR, Role.SECRETARIAT)
def download_document(request: ActorRequest, code: str) -> FileResponse:
    """Hand out the cleaned file, to members of the organisation that added it."""
    document = get_object_or_404(queries.with_file(request.actor), code=code)
    if document.file is None:
        raise Http404
    return hand_out(vault.download_of(document.file))
