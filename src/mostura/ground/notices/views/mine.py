"""What a person with an account was told, and how they want to be told."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mostura.ground.notices import queries
from mostura.ground.notices.actions import following, telling
from mostura.ground.notices.forms import WishesForm
from mostura.ground.notices.frames.letters import line_of
from mostura.ground.notices.models import Follower, Notice
from mostura.shell.audience import SIGNED_IN, open_to
from mostura.shell.components import Page, page_of
from mostura.shell.request import ActorRequest

ROWS = 25


@open_to(SIGNED_IN)
def notices(request: ActorRequest) -> HttpResponse:
    """What is new in what one follows, and what one follows."""
    mine = queries.visible_to(request.actor)
    follower = queries.follower_of(request.actor)
    language = get_language() or settings.LANGUAGE_CODE
    page: Page[Notice] = page_of(mine, request.GET, total=mine.count(), size=ROWS)
    return render(
        request,
        "notices/notices.html",
        {
            "page": page,
            "rows": [(one, line_of(one.occasion, language)) for one in page],
            "unseen": queries.unseen(request.actor),
            "things": queries.things_followed(request.actor, follower) if follower else [],
        },
    )


@require_POST
@open_to(SIGNED_IN)
def see_notices(request: ActorRequest) -> HttpResponse:
    """Everything that is new was seen."""
    telling.see_notices(by=request.actor)
    return redirect("notices")


@open_to(SIGNED_IN)
def my_wishes(request: ActorRequest) -> HttpResponse:
    """Language, rhythm and quiet hours of one's letters."""
    follower = queries.follower_of(request.actor)
    form = WishesForm(request.POST or None, initial=start(follower))
    if form.is_valid():
        language = form.cleaned_data["language"]
        following.wish_as_person(language=language, wishes=form.wishes, by=request.actor)
        messages.success(request, _("It is kept: you will be told this way."))
        return redirect("notices")
    return render(request, "notices/wishes.html", {"form": form})


def start(follower: Follower | None) -> dict[str, object]:
    """What a form of wishes begins with."""
    if follower is None:
        language = get_language() or settings.LANGUAGE_CODE
        return {"language": language, "rhythm": "at_once", "time_zone": settings.TIME_ZONE}
    names = ("language", "rhythm", "quiet_from", "quiet_until", "time_zone")
    return {name: getattr(follower, name) for name in names}
