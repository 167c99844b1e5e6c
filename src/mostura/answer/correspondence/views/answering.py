"""What an office sees and says behind its signed link, without an account."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mostura.actor import VISITOR
from mostura.answer.correspondence.actions import links, progress, replying, stepping
from mostura.answer.correspondence.actions.stepping import Said
from mostura.answer.correspondence.forms import answering as forms
from mostura.answer.correspondence.frames import asked
from mostura.answer.correspondence.frames.asked import Line
from mostura.answer.correspondence.models import Link
from mostura.answer.correspondence.policy import answers
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.answer.correspondence.queries import behind_link
from mostura.answer.correspondence.views import signed
from mostura.answer.correspondence.views.signed import Act, act_page, behind_signed_link
from mostura.refused import Refused
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.request import ActorRequest

Typed = dict[str, Any]


@open_to(EVERYONE)
@behind_signed_link
def answer(request: ActorRequest, link: Link) -> HttpResponse:
    """What is asked, where it was said, by when an answer is due, and what was said so far."""
    lines = asked.lines_of(link, timezone.now())
    context = {
        "link": link,
        "token": signed.token_of(request),
        "lines": lines,
        "can_acknowledge": any(one.can_acknowledge for one in lines),
        "let_in": signed.is_let_in(request, link),
    }
    return render(request, "correspondence/answer.html", context)


@open_to(EVERYONE)
@behind_signed_link
def acknowledge(request: ActorRequest, link: Link) -> HttpResponse:
    """Say that the letter has arrived."""
    askings, holder = behind_link.askings_of(link), behind_link.holder_of(link)
    said = Said(contact=link.contact)
    act = Act(
        title=_("We have this letter"),
        lead=_("This says no more than that it has arrived and that somebody looks after it."),
        label=_("Acknowledge receipt"),
        done=_("Thank you. It stands on the page of each ask."),
        form=forms.NothingForm,
        perform=lambda _typed: replying.acknowledge_letter(askings, said, by=holder),
    )
    return act_page(request, link, act)


@open_to(EVERYONE)
@behind_signed_link
def ask_back(request: ActorRequest, link: Link, code: str) -> HttpResponse:
    """Ask what is meant; the clock stands still until we say."""
    line = _line(link, code)
    act = Act(
        title=_("Ask what is meant"),
        lead=_("Until you hear from us no day counts."),
        label=_("Send the question"),
        done=_("Your question is here. No day counts until it is answered."),
        form=forms.WordsForm,
        perform=_step(link, line, StepKind.CLARIFICATION_ASKED),
        initial=_start(link, line),
        seen=_version(link, line),
        refusal=_refusal(link, line, StepKind.CLARIFICATION_ASKED),
    )
    return act_page(request, link, act, code)


@open_to(EVERYONE)
@behind_signed_link
def give_answer(request: ActorRequest, link: Link, code: str) -> HttpResponse:
    """Accept, in part or whole, note or decline, and say why."""
    line = _line(link, code)

    def perform(typed: Typed) -> object:
        kind, said, more = typed["kind"], _said(link, typed), _more(link, line, typed)
        return replying.answer_asking(line.asking, kind, said, **more)

    act = Act(
        title=_("Answer again") if line.answered else _("Answer"),
        lead=_("The answer is public, with the name of your institution and today's date."),
        label=_("Send the answer"),
        done=_("Your answer is here, and those who follow the ask hear of it."),
        form=forms.AnswerForm,
        perform=perform,
        initial=_start(link, line),
        seen=_version(link, line),
        refusal=None if line.answered else _refusal(link, line, StepKind.ANSWERED),
    )
    return act_page(request, link, act, code)


@open_to(EVERYONE)
@behind_signed_link
def make_promise(request: ActorRequest, link: Link, code: str) -> HttpResponse:
    """Promise a measure with a day."""
    line = _line(link, code)

    def perform(typed: Typed) -> object:
        said, more = _said(link, typed), _more(link, line, typed)
        return replying.promise(line.asking, typed["due_on"], said, **more)

    act = Act(
        title=_("Promise a measure"),
        lead=_("One measure at a time, with the day by which it will be done. It is public."),
        label=_("Promise it"),
        done=_("The promise stands on the page of the ask."),
        form=forms.PromiseForm,
        perform=perform,
        initial=_start(link, line),
        seen=_version(link, line),
        refusal=answers.Refusal.WITHDRAWN if line.dropped else None,
    )
    return act_page(request, link, act, code)


@open_to(EVERYONE)
@behind_signed_link
def take_promise_back(request: ActorRequest, link: Link, code: str, pk: int) -> HttpResponse:
    """Take a promise back, and say why."""
    line = _line(link, code)
    commitment = get_object_or_404(line.asking.commitments, pk=pk)
    office = behind_link.office_of(link, line.asking)
    act = Act(
        title=_("Take a promise back"),
        lead=commitment.text,
        label=_("Take it back"),
        done=_("The promise is taken back. It stays readable, with your reason."),
        form=forms.TakeBackForm,
        perform=lambda typed: replying.take_promise_back(commitment, typed["text"], by=office),
        refusal=answers.Refusal.WITHDRAWN if line.dropped else None,
    )
    return act_page(request, link, act, code)


@open_to(EVERYONE)
@behind_signed_link
def refer(request: ActorRequest, link: Link, code: str) -> HttpResponse:
    """Not us, but them."""
    line = _line(link, code)
    act = Act(
        title=_("Not us, but them"),
        lead=_("We then put the ask to those whom you name."),
        label=_("Send it"),
        done=_("Thank you. We write to those whom you named."),
        form=forms.ReferForm,
        perform=_step(link, line, StepKind.REFERRED),
        initial=_start(link, line),
        seen=_version(link, line),
        refusal=_refusal(link, line, StepKind.REFERRED),
    )
    return act_page(request, link, act, code)


@open_to(EVERYONE)
@behind_signed_link
def report(request: ActorRequest, link: Link, code: str) -> HttpResponse:
    """Say how far it is, and show evidence."""
    line = _line(link, code)

    def perform(typed: Typed) -> None:
        said = Said(typed["text"], typed["language"], link.contact)
        piece = progress.Piece(typed.get("upload"), typed["url"], typed["title"])
        office = behind_link.office_of(link, line.asking)
        level, seen = typed["level"], typed["seen"]
        progress.report_progress(line.asking, level, said, piece, by=office, seen=seen)

    let_in = signed.is_let_in(request, link)
    act = Act(
        title=_("Report how far it is"),
        lead=_("Your account stands beside those of others. All of them are public."),
        label=_("Send the report"),
        done=_("Your account is public now."),
        form=forms.ProgressFileForm if let_in else forms.ProgressForm,
        perform=perform,
        initial=_said_before(link, line),
        refusal=answers.Refusal.WITHDRAWN if line.dropped else None,
        seen=lambda: {"seen": _said_before(link, line)["seen"]},
    )
    return act_page(request, link, act, code)


@open_to(EVERYONE)
@behind_signed_link
def hand_on(request: ActorRequest, link: Link) -> HttpResponse:
    """Give the letter to a colleague."""
    holder = behind_link.holder_of(link)
    act = Act(
        title=_("Hand it on to a colleague"),
        lead=_("We mail them a link of their own. Yours stays as it is."),
        label=_("Hand it on"),
        done=_("The letter is on its way to your colleague."),
        form=forms.HandOnForm,
        perform=lambda typed: links.hand_on(link, by=holder, **typed),
        initial={"language": link.contact.language},
    )
    return act_page(request, link, act)


@open_to(EVERYONE)
@require_POST
def mail_fresh_link(request: ActorRequest, token: str) -> HttpResponse:
    """Mail a fresh link to the office's own mailbox; the page says the same in any case."""
    link = behind_link.link_behind(request.actor, token)
    form = forms.MailboxForm(request.POST)
    if link is None and not form.is_valid():
        return signed.discreet(signed.closed_page(request, None, form))
    try:
        if link is None:
            links.renew_for_mailbox(form.cleaned_data["email"], by=VISITOR)
        else:
            links.renew_link(link, by=VISITOR)
    except Refused:
        pass  # whoever asks learns nothing of the office
    told = _("If a letter was sent to your office, a fresh link is on its way to its mailbox.")
    messages.info(request, told)
    return signed.discreet(redirect("answer", token))


def _line(link: Link, code: str) -> Line:
    line = asked.line_of(link, code, timezone.now())
    if line is None:
        raise Http404
    return line


def _start(link: Link, line: Line) -> Typed:
    return {"version": line.asking.version, "language": link.contact.language}


def _version(link: Link, line: Line) -> Callable[[], dict[str, int]]:
    return lambda: {"version": _line(link, line.asking.code).asking.version}


def _said_before(link: Link, line: Line) -> Typed:
    """What they said last of how far it is."""
    claim = behind_link.own_claim(line.asking)
    if claim is None:
        return {"seen": 0, "language": link.contact.language}
    return {"seen": claim.pk, "level": claim.level, "language": claim.language, "text": claim.note}


def _said(link: Link, typed: Typed) -> Said:
    words = typed["text"]
    if who := typed.get("who"):
        words = f"{who}. {words}"
    named = typed.get("named")
    return Said(words, typed["language"], link.contact, named_id=named.pk if named else None)


def _more(link: Link, line: Line, typed: Typed) -> Typed:
    return {"version": typed["version"], "by": behind_link.office_of(link, line.asking)}


def _step(link: Link, line: Line, kind: StepKind) -> Callable[[Typed], object]:
    def perform(typed: Typed) -> object:
        return stepping.take_step(line.asking, kind, _said(link, typed), **_more(link, line, typed))

    return perform


def _refusal(link: Link, line: Line, kind: StepKind) -> answers.Refusal | None:
    office = behind_link.office_of(link, line.asking)
    organisation_id, state = line.asking.organisation_id, line.asking.state
    return answers.refusal_to_step(office, organisation_id, state, kind)
