"""Questions that look across everything: what the front page and the desk show."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from mostura.actor import Actor, Role
from mostura.answer.recommendations import policy as recommendations_policy
from mostura.answer.recommendations.queries import alike, register, visible
from mostura.answer.recommendations.queries.register import Figures
from mostura.ground.ledger import queries as ledger
from mostura.ground.places import queries as places
from mostura.listen.documents import queries as documents
from mostura.shell.maps import Choropleth, choropleth

LATELY = 5  # more would push the map off a laptop's screen
WAITING_SHOWN = 8  # a longer list belongs on its own page


@dataclass(frozen=True, slots=True)
class Front:
    """What the front page shows; without recommendations there is no figure, row or map."""

    figures: Figures | None
    lately: Sequence[object]
    asked_where: Choropleth | None
    notes: Sequence[tuple[str, str]]
    demonstration: bool


def front(actor: Actor) -> Front:
    """The register at a glance."""
    lately = register.newest(actor, LATELY)
    if not lately:
        return Front(None, [], None, [], demonstration=False)
    return Front(
        figures=register.figures(actor),
        lately=lately,
        asked_where=_map(register.countries(actor)),
        notes=places.notes_on(places.countries(actor)),
        demonstration=any(one.demonstration for one in lately),
    )


def _map(counts: dict[str, int]) -> Choropleth | None:
    base = places.region_outlines()
    if not base.shapes:
        return None
    address = reverse("register")
    known = {shape.code: counts.get(shape.code, 0) for shape in base.shapes}
    return choropleth(
        base,
        known,
        title=_("Countries it concerns"),
        sentence=_sentence({shape.code: shape.name for shape in base.shapes}, known),
        addresses={code: f"{address}?country={code}" for code, count in known.items() if count},
    )


def _sentence(names: dict[str, str], counts: dict[str, int]) -> str:
    """The map in words, for those who do not see it."""
    most = max(counts, key=lambda code: counts[code])
    if not counts[most]:
        return _("What is asked so far concerns the whole region, not one country.")
    return _("Public asks by the country they concern. Most: %(name)s, %(count)d.") % {
        "count": counts[most],
        "name": names[most],
    }


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits for one person."""

    documents: Sequence[object]
    documents_left: int
    drafts: Sequence[object]
    drafts_left: int
    alike: int
    dead_letters: int
    may_add: bool
    may_review: bool


def desk(actor: Actor) -> Desk:
    """Documents to review, drafts to publish, deliveries that failed."""
    in_the_works = documents.in_the_works(actor)
    drafts = visible.visible_to(actor).filter(state=recommendations_policy.State.DRAFT)
    keys = drafts.order_by("-drafted_at", "-pk").values_list("pk", flat=True)[:WAITING_SHOWN]
    return Desk(
        documents=list(in_the_works[:WAITING_SHOWN]),
        documents_left=max(0, in_the_works.count() - WAITING_SHOWN),
        drafts=visible.shown(actor, keys),
        drafts_left=max(0, drafts.count() - WAITING_SHOWN),
        alike=alike.perhaps_the_same(actor).count(),
        dead_letters=ledger.dead_letters(actor).count() if actor.holds(Role.OPERATOR) else 0,
        may_add=actor.holds(Role.MEMBER, Role.EDITOR, Role.SECRETARIAT),
        may_review=actor.holds(Role.EDITOR, Role.SECRETARIAT),
    )
