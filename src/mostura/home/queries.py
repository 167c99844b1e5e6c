"""Questions that look across everything: what the front page and the desk show."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mostura.actor import VISITOR, Actor, Role
from mostura.answer.claims.policy.measuring import Level
from mostura.answer.claims.queries import visible as claims
from mostura.answer.correspondence.policy.clock import State as AskingState
from mostura.answer.correspondence.policy.columns import REMIND
from mostura.answer.correspondence.queries import board, counting, moving, offices
from mostura.answer.correspondence.queries import visible as askings
from mostura.answer.recommendations import policy as recommendations_policy
from mostura.answer.recommendations.queries import alike, register, visible
from mostura.answer.recommendations.queries.register import Figures
from mostura.ground.ledger import queries as ledger
from mostura.ground.notices import queries as notices
from mostura.ground.places import queries as places
from mostura.listen.documents import queries as documents
from mostura.shell.maps import Choropleth, choropleth

if TYPE_CHECKING:
    from mostura.answer.claims.models import Claim
    from mostura.answer.correspondence.models import Step
    from mostura.answer.recommendations.models import Recommendation

LATELY = 5  # more would push the map off a laptop's screen
WAITING_SHOWN = 8  # a longer list belongs on its own page
MOVED_WITHIN = dt.timedelta(days=30)  # who comes once a month misses nothing
CLAIM_AGES = dt.timedelta(days=365)  # what was so a year ago may be so no longer


@dataclass(frozen=True, slots=True)
class Front:
    """What the front page shows; without recommendations there is no figure, row or map."""

    figures: Figures | None
    came_of_it: "CameOfIt | None"
    lately: Sequence[object]
    asked_where: Choropleth | None
    notes: Sequence[tuple[str, str]]
    demonstration: bool


def front(actor: Actor) -> Front:
    """The register at a glance."""
    lately = register.newest(actor, LATELY)
    if not lately:
        return Front(None, None, [], None, [], demonstration=False)
    return Front(
        figures=register.figures(actor),
        came_of_it=came_of_it(),
        lately=lately,
        asked_where=_map(register.countries(actor)),
        notes=places.notes_on(places.countries(actor)),
        demonstration=any(one.demonstration for one in lately),
    )


@dataclass(frozen=True, slots=True)
class CameOfIt:
    """What became of the public asks together; of `done` somebody says that they are."""

    put: int
    answered: int
    promised: int
    done: int


def came_of_it() -> CameOfIt | None:
    """What institutions and others said to public asks; nothing where nobody said anything."""
    said = counting.shares_of(askings.visible_to(VISITOR), timezone.localdate())
    called_done = claims.standing(VISITOR).filter(
        level=Level.DONE, recommendation__state=recommendations_policy.State.PUBLISHED
    )
    done = called_done.order_by().values("recommendation").distinct().count()
    told = CameOfIt(said.put, said.answered, said.promised, done)
    return told if told.answered or told.promised or told.done else None


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
class Board:
    """What waits for the office on its board."""

    columns: Mapping[str, int]
    reminders: int
    prepared: int

    @property
    def waits(self) -> bool:
        """Whether anything does."""
        return bool(self.reminders or self.prepared or any(self.columns.values()))


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits for one person."""

    documents: Sequence[object]
    documents_left: int
    drafts: Sequence[object]
    drafts_left: int
    alike: int
    unseen: int
    moved: Sequence[tuple["Step", "Recommendation"]]
    old_claims: Sequence[tuple["Claim", "Recommendation"]]
    board: Board | None
    dead_letters: int
    stranded_letters: int
    may_add: bool
    may_review: bool

    @property
    def waits(self) -> bool:
        """Whether anything does."""
        lists = (self.documents, self.drafts, self.moved, self.old_claims)
        numbers = (self.alike, self.unseen, self.dead_letters, self.stranded_letters)
        return any(lists) or any(numbers) or bool(self.board and self.board.waits)


def desk(actor: Actor) -> Desk:
    """Documents to review, drafts to publish, what moved, what aged, deliveries that failed."""
    in_the_works = documents.in_the_works(actor)
    drafts = visible.visible_to(actor).filter(state=recommendations_policy.State.DRAFT)
    keys = drafts.order_by("-drafted_at", "-pk").values_list("pk", flat=True)[:WAITING_SHOWN]
    operator = actor.holds(Role.OPERATOR)
    return Desk(
        documents=list(in_the_works[:WAITING_SHOWN]),
        documents_left=max(0, in_the_works.count() - WAITING_SHOWN),
        drafts=visible.shown(actor, keys),
        drafts_left=max(0, drafts.count() - WAITING_SHOWN),
        alike=alike.perhaps_the_same(actor).count(),
        unseen=notices.unseen(actor),
        moved=_moved(actor),
        old_claims=_old_claims(actor),
        board=_board(actor) if actor.holds(Role.SECRETARIAT) else None,
        dead_letters=ledger.dead_letters(actor).count() if operator else 0,
        stranded_letters=notices.stranded_letters(actor).count() if operator else 0,
        may_add=actor.holds(Role.MEMBER, Role.EDITOR, Role.SECRETARIAT),
        may_review=actor.holds(Role.EDITOR, Role.SECRETARIAT),
    )


def _board(actor: Actor) -> Board:
    """Counts of what the office has to do, in a constant number of queries."""
    counted = board.counts(askings.visible_to(actor), timezone.now())
    ours = (AskingState.CLARIFICATION_ASKED, AskingState.OVERDUE, AskingState.BOUNCED)
    return Board(
        columns={column: counted.get(column, 0) for column in (*ours, AskingState.REFERRED)},
        reminders=counted[REMIND],
        prepared=offices.prepared(actor).count(),
    )


def _moved(actor: Actor) -> list[tuple["Step", "Recommendation"]]:
    """What addressees did lately with asks of the actor's own organisation."""
    if not actor.organisation_id or not actor.holds(Role.MEMBER, Role.EDITOR):
        return []
    since = timezone.now() - MOVED_WITHIN
    steps = list(moving.moved_since(actor, actor.organisation_id, since)[:WAITING_SHOWN])
    keys = {one.asking.recommendation_id for one in steps}
    asks = {one.pk: one for one in visible.shown(actor, keys)}
    told = [(one, asks.get(one.asking.recommendation_id)) for one in steps]
    return [(step, ask) for step, ask in told if ask]


def _old_claims(actor: Actor) -> list[tuple["Claim", "Recommendation"]]:
    """What the actor's own organisation said so long ago that it may not be so any more."""
    if not actor.organisation_id or not actor.holds(Role.MEMBER, Role.EDITOR, Role.SECRETARIAT):
        return []
    mine = claims.standing(actor).filter(
        organisation=actor.organisation_id,
        stated_at__lt=timezone.now() - CLAIM_AGES,
        recommendation__state=recommendations_policy.State.PUBLISHED,
    )
    found = list(mine.order_by("stated_at", "pk")[:WAITING_SHOWN])
    asks = {one.pk: one for one in visible.shown(actor, {one.recommendation_id for one in found})}
    told = [(one, asks.get(one.recommendation_id)) for one in found]
    return [(claim, ask) for claim, ask in told if ask]
