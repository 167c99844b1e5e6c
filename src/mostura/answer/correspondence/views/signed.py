"""The door of a signed link: who holds it sees, who proves the mailbox acts."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec, cast

from django.conf import settings
from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language, override

from mostura.actor import VISITOR
from mostura.answer.correspondence.actions import links
from mostura.answer.correspondence.forms.answering import CodeForm, MailboxForm
from mostura.answer.correspondence.frames import asked
from mostura.answer.correspondence.models import Link
from mostura.answer.correspondence.policy import answers
from mostura.answer.correspondence.queries import behind_link
from mostura.refused import Refused
from mostura.shell.languages import interface_for
from mostura.shell.request import ActorRequest

PROVEN: Final = "proven_mailboxes"
P = ParamSpec("P")
Signed = Callable[Concatenate[ActorRequest, Link, P], HttpResponse]
Opened = Callable[Concatenate[ActorRequest, str, P], HttpResponse]


@dataclass(frozen=True, slots=True)
class Act:
    """Something an office can do behind its link."""

    title: str
    label: str
    done: str
    form: Callable[..., BaseForm]
    perform: Callable[[dict[str, Any]], object]
    lead: str = ""
    initial: dict[str, Any] = field(default_factory=dict)
    refusal: answers.Refusal | None = None
    seen: Callable[[], dict[str, int]] = dict
    """Hidden marks of what the writer has read, as they are now."""


def behind_signed_link(view: Signed[P]) -> Opened[P]:
    """Open the view to the holder of an open link; others read why it does not open."""

    @wraps(view)
    def opened(
        request: ActorRequest, token: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        link = behind_link.link_behind(request.actor, token)
        with override(_language_for(request, link)):
            if link is None or links.refusal_of_link(link):
                return discreet(closed_page(request, link))
            return discreet(view(request, link, *args, **kwargs))

    return cast("Opened[P]", opened)


def discreet(response: HttpResponse) -> HttpResponse:
    """Kept by no cache and no search engine; its address is told to no other site.

    The policy is not `no-referrer`: a browser would then send forms with an origin of null, which
    the protection against forged forms refuses.
    """
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    response["Content-Language"] = get_language() or settings.LANGUAGE_CODE
    return response


def closed_page(
    request: ActorRequest, link: Link | None, form: MailboxForm | None = None
) -> HttpResponse:
    """Why a link does not open, and how to get a fresh one."""
    state = "unknown"
    if link is not None:
        state = answers.link_state(link.expires_at, link.revoked_at, timezone.now())
        if state == answers.LinkState.REVOKED and behind_link.is_replaced(link):
            state = "replaced"
    context = {"state": state, "token": token_of(request), "form": form or MailboxForm()}
    status = 404 if link is None else 410
    return render(request, "correspondence/answer_closed.html", context, status=status)


def token_of(request: ActorRequest) -> str:
    """The key in the address of this request."""
    match = request.resolver_match
    return str(match.kwargs["token"]) if match else ""


def is_let_in(request: ActorRequest, link: Link) -> bool:
    """Whether this browser has proven the mailbox within the working day."""
    proven_at = request.session.get(PROVEN, {}).get(str(link.contact_id))
    if not proven_at:
        return False
    return timezone.now() - dt.datetime.fromisoformat(proven_at) < answers.PROOF_LASTS


def act_page(request: ActorRequest, link: Link, act: Act, code: str = "") -> HttpResponse:
    """A form, its proof if one is still owed, and what comes of it; words typed are never lost."""
    let_in, proof, form = is_let_in(request, link), CodeForm(), act.form(initial=act.initial)
    if "mail_code" in request.POST:
        form = act.form(initial={**act.initial, **request.POST.dict()})
        proof = _after(CodeForm({}), "code", lambda: links.send_code(link, by=VISITOR))
    elif request.method == "POST":
        form = act.form(request.POST, request.FILES, initial=act.initial)
        if not let_in:
            proof = _after(CodeForm(request.POST), "code", lambda: _let_in(request, link))
            let_in = not proof.errors
        if let_in and form.is_valid() and _done(form, act):
            messages.success(request, act.done)
            there = reverse("answer", args=[token_of(request)])
            return redirect(f"{there}#ask-{code}" if code else there)
    return _act_page(request, link, act, (form, proof, let_in), code)


def _act_page(
    request: ActorRequest,
    link: Link,
    act: Act,
    typed: tuple[BaseForm, CodeForm, bool],
    code: str,
) -> HttpResponse:
    form, proof, let_in = typed
    line = asked.line_of(link, code, timezone.now()) if code else None
    compare = form.is_bound and bool(form.non_field_errors())
    if compare:
        _offer_again(form, act.seen())
    context = {
        "link": link,
        "token": token_of(request),
        "act": act,
        "line": line,
        "form": form,
        "proof": proof,
        "let_in": let_in,
        "mailed": not let_in and behind_link.code_is_on_its_way(link, timezone.now()),
        "compare": compare,
    }
    status = 422 if form.errors or proof.errors else 200
    return render(request, "correspondence/answer_act.html", context, status=status)


def _offer_again(form: BaseForm, seen: dict[str, int]) -> None:
    """Let a stale form be sent once more as it is, now that its writer sees what stands there."""
    form.data = form.data.copy()  # type: ignore[attr-defined]
    for name, value in seen.items():
        form.data[form.add_prefix(name)] = str(value)  # type: ignore[index]


def _done(form: BaseForm, act: Act) -> bool:
    try:
        act.perform(form.cleaned_data)
    except Refused as refused:
        form.add_error(None, refused.reason.label)
        return False
    return True


def _after(form: CodeForm, name: str, attempt: Callable[[], object]) -> CodeForm:
    """The form, with the reason where an attempt was refused."""
    form.is_valid()
    try:
        attempt()
    except Refused as refused:
        form.add_error(name, refused.reason.label)
    return form


def _let_in(request: ActorRequest, link: Link) -> None:
    typed = request.POST.get("code", "").strip()
    if not typed:
        raise Refused(answers.Refusal.MAILBOX_NOT_PROVEN)
    links.prove_mailbox(link, typed, by=behind_link.holder_of(link))
    request.session.cycle_key()
    proven = request.session.get(PROVEN, {})
    request.session[PROVEN] = {**proven, str(link.contact_id): timezone.now().isoformat()}


def _language_for(request: ActorRequest, link: Link | None) -> str:
    """The language the reader chose; before that, the one the office reads."""
    if link is None or settings.LANGUAGE_COOKIE_NAME in request.COOKIES:
        return get_language() or settings.LANGUAGE_CODE
    return interface_for(link.contact.language)
