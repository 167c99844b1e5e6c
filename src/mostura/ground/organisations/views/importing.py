"""A file of organisations: uploaded, looked at, confirmed, and what was left out."""

import csv
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from mostura.actor import Role
from mostura.ground.organisations.actions import importing as actions
from mostura.ground.organisations.forms.importing import ColumnsForm, UploadForm
from mostura.ground.organisations.models import RegistryImport
from mostura.ground.organisations.policy.importing import Fault, Unusable, Verdict
from mostura.ground.organisations.queries import countries
from mostura.ground.organisations.queries import importing as queries
from mostura.refused import Refused
from mostura.shell.audience import open_to
from mostura.shell.request import ActorRequest


@open_to(Role.SECRETARIAT)
def import_organisations(request: ActorRequest) -> HttpResponse:
    """Choose a file; nothing is imported before it was looked at."""
    form = UploadForm(
        request.POST or None, request.FILES or None, countries=countries.names(request.actor)
    )
    if form.is_valid():
        said = dict(form.cleaned_data)
        file = said.pop("file")
        try:
            seen = actions.look_at_file(file.read(), file_name=file.name, by=request.actor, **said)
        except Unusable as unusable:
            form.add_error("file", str(unusable.fault.label))
        else:
            return redirect(seen)
    context = {"form": form, "earlier": queries.visible_to(request.actor)[:10]}
    return render(request, "organisations/import.html", context)


@open_to(Role.SECRETARIAT)
def organisations_import(request: ActorRequest, code: str) -> HttpResponse:
    """What would become of the rows of a file, or what became of them."""
    seen = get_object_or_404(queries.visible_to(request.actor), code=code)
    if seen.confirmed_at:
        return render(request, "organisations/imported.html", _outcome(request, seen))
    heads, options = seen.preview["heads"], dict(seen.options)
    form = ColumnsForm(
        request.POST or None,
        heads=heads,
        fields=options["fields"],
        initial=options,
        countries=countries.names(request.actor),
    )
    if form.is_valid():
        try:
            actions.look_again(seen, by=request.actor, **form.cleaned_data)
        except Refused as refused:  # somebody has confirmed it meanwhile
            messages.info(request, refused.reason.label)
        return redirect(seen)
    return render(request, "organisations/preview.html", {"form": form, **_preview(seen)})


@require_POST
@open_to(Role.SECRETARIAT)
def confirm_import(request: ActorRequest, code: str) -> HttpResponse:
    """Import a file that was looked at; the first part at once, the rest by the worker."""
    seen = get_object_or_404(queries.visible_to(request.actor), code=code)
    try:
        confirmed = actions.confirm_import(seen, by=request.actor)
    except Unusable as unusable:
        messages.error(request, str(unusable.fault.label))
        return redirect(seen)
    actions.carry_on_import(confirmed, by=request.actor, parts=1)
    messages.success(request, gettext("The file is confirmed. Its rows are being imported."))
    return redirect(seen)


@open_to(Role.SECRETARIAT)
def rejected_rows(request: ActorRequest, code: str) -> HttpResponse:
    """The rows that were left out, as a CSV file to mend and upload again."""
    seen = get_object_or_404(queries.visible_to(request.actor), code=code)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="rejected-{seen.code}.csv"'
    response.write("\ufeff")  # so that spreadsheets know the encoding
    out = csv.writer(response, delimiter=seen.preview["separator"])
    out.writerow([*seen.preview["heads"], gettext("Line"), gettext("Why it was left out")])
    out.writerows([_harmless(cell) for cell in row] for row in queries.rejected(seen))
    return response


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet does not run as a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell


def _preview(seen: RegistryImport) -> dict[str, Any]:
    preview = seen.preview
    counts = [(one.label, preview["counts"].get(one.value, 0)) for one in Verdict]
    return {
        "import": seen,
        "preview": preview,
        "counts": counts,
        "first": [_told(one) for one in preview["first"]],
        "faults": [_told(one) for one in preview["faults"]],
        "unseen": preview["rows"] - preview["looked_at"],
    }


def _told(row: dict[str, Any]) -> dict[str, Any]:
    sentences = [Fault(code, detail).sentence for code, detail in row["faults"]]
    return {**row, "sentences": sentences, "verdict": Verdict(row["verdict"]).label}


def _outcome(request: ActorRequest, seen: RegistryImport) -> dict[str, Any]:
    left = [
        {
            "line": row.line,
            "cells": row.cells,
            "sentences": [Fault(code, detail).sentence for code, detail in row.faults],
        }
        for row in queries.first_rejected(seen)
    ]
    return {"import": seen, "left": left, "rows": seen.preview["rows"]}
