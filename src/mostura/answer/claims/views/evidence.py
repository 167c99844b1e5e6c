"""Evidence: shown, handed out, taken back."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mostura.actor import Actor, Role
from mostura.answer.claims.actions import showing
from mostura.answer.claims.forms import EvidenceForm, ReasonForm
from mostura.answer.claims.models import Claim
from mostura.answer.claims.policy import claiming
from mostura.answer.claims.queries.visible import evidence_visible_to, visible_to
from mostura.answer.recommendations.queries import visible as recommendations
from mostura.ground.vault import queries as vault
from mostura.refused import Refused
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.files import hand_out
from mostura.shell.request import ActorRequest


@open_to(Role.MEMBER, Role.EDITOR, Role.SECRETARIAT)
def add_evidence(request: ActorRequest, code: str) -> HttpResponse:
    """Lay a file or a page beside a claim."""
    claim = get_object_or_404(visible_to(request.actor), code=code)
    ask = get_object_or_404(recommendations.readable_by(request.actor), pk=claim.recommendation_id)
    sent = request.method == "POST"
    form = EvidenceForm(request.POST, request.FILES) if sent else EvidenceForm()
    refusal = claiming.refusal_to_change(request.actor, claim.organisation_id, claim.party)
    if form.is_valid():
        try:
            _show(claim, form, request.actor)
        except Refused as refused:
            form.add_error("upload" if form.cleaned_data["upload"] else None, refused.reason.label)
        else:
            messages.success(request, _("The evidence is public now."))
            return redirect("claims", code=ask.code)
    context = {"recommendation": ask, "form": form, "refusal": refusal, "claim": claim}
    status = 422 if form.errors else 200
    return render(request, "claims/add_evidence.html", context, status=status)


@open_to(Role.MEMBER, Role.EDITOR, Role.SECRETARIAT)
def withdraw_evidence(request: ActorRequest, code: str) -> HttpResponse:
    """Take a piece of evidence back."""
    pieces = evidence_visible_to(request.actor).select_related("claim")
    evidence = get_object_or_404(pieces, code=code)
    claim = evidence.claim
    ask = get_object_or_404(recommendations.readable_by(request.actor), pk=claim.recommendation_id)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        showing.withdraw_evidence(evidence, by=request.actor, **form.cleaned_data)
        return redirect("claims", code=ask.code)
    refusal = claiming.refusal_to_change(request.actor, claim.organisation_id, claim.party)
    context = {"recommendation": ask, "form": form, "refusal": refusal, "evidence": evidence}
    return render(request, "claims/withdraw_evidence.html", context)


@open_to(EVERYONE)
def download_evidence(request: ActorRequest, code: str) -> FileResponse:
    """Hand out the cleaned copy of a file that stands as evidence."""
    standing = evidence_visible_to(request.actor).filter(withdrawn_at=None)
    evidence = get_object_or_404(standing.select_related("stored_file"), code=code)
    if evidence.stored_file is None:
        raise Http404
    return hand_out(vault.download_of(evidence.stored_file))


def _show(claim: Claim, form: EvidenceForm, actor: Actor) -> None:
    upload = form.cleaned_data["upload"]
    if upload:
        showing.add_file(claim, upload, form.described, by=actor)
    else:
        showing.add_link(claim, form.cleaned_data["url"], form.described, by=actor)
