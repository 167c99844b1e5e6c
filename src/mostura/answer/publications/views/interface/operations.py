"""The operations of the read API; all of them see what a visitor sees."""

from collections.abc import Callable, Sequence
from typing import Any, Final, Protocol

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import override
from ninja import NinjaAPI, Path, Query
from ninja.errors import ValidationError
from ninja.throttling import BaseThrottle

from mostura.actor import VISITOR
from mostura.answer.claims.queries import measuring
from mostura.answer.correspondence.queries import said
from mostura.answer.correspondence.queries import visible as correspondence
from mostura.answer.publications.frames import records, shapes
from mostura.answer.publications.policy.interface import OPERATIONS
from mostura.answer.publications.queries import open_record
from mostura.answer.publications.views.interface import questions
from mostura.answer.recommendations.queries import families as kin
from mostura.answer.recommendations.queries import register, visible
from mostura.ground.organisations.queries import registry
from mostura.ground.places import queries as place_queries
from mostura.ground.themes import queries as theme_queries
from mostura.listen.documents import queries as document_queries

A_MINUTE: Final = 60


class Throttle(BaseThrottle):
    """So many questions a minute from one place; counted in memory only."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Whether this caller may ask now."""
        rate = {"ask": f"{settings.MOSTURA_API_PER_MINUTE}/m/ip"}
        return bool(
            ratelimit.consume(
                request, app="publications", action="ask", config=rate, limit_get=True
            )
        )

    def wait(self) -> float:
        """After how many seconds it is worth trying again."""
        return A_MINUTE


api = NinjaAPI(
    title="Mostura",
    version="1.0.0",
    description=(
        "Everything that is public on this hub: what was asked of whom, what they answered and "
        "promised, and how far it is by whose account. Read only, without a key."
    ),
    docs_url=None,
    openapi_url=None,
    throttle=[Throttle()],
    urls_namespace="interface",
)


class Rows(Protocol):
    """What can be paged: a list, or a query not yet asked."""

    def __getitem__(self, key: slice, /) -> Any: ...


def operation(path: str, shape: Any, *, missing: bool = False) -> Callable[..., Any]:
    """Declare an operation with every status that it may answer with."""
    statuses = {200: shape, 422: shapes.Faults, 429: shapes.Problem}
    if missing:
        statuses[404] = shapes.Problem

    def declared(function: Callable[..., Any]) -> Any:
        name = function.__name__
        summary = str(OPERATIONS[name])
        return api.get(
            path, response=statuses, operation_id=name, url_name=f"api_{name}", summary=summary
        )(function)

    return declared


@operation("recommendations/", shapes.Listed[shapes.Recommendation])
def recommendations(request: HttpRequest, asked: Query[questions.Sought]) -> dict[str, Any]:
    """Public recommendations; the newest first, or the best match."""
    chosen = register.filters_from(asked.model_dump(exclude={"language", "page", "limit"}))
    found = register.found(register.register(VISITOR, chosen), chosen)
    return _listed(request, asked, found.exact, found.total, _recommendations)


@operation("recommendations/{str:code}/", shapes.WholeRecommendation, missing=True)
def recommendation(
    request: HttpRequest, code: Path[questions.Named], asked: Query[questions.Question]
) -> dict[str, Any]:
    """One public recommendation."""
    one = _or_404(register.in_state(VISITOR).filter(code=code).first())
    with override(asked.language):
        return records.whole_recommendation(
            visible.shown(VISITOR, [one.pk])[0],
            measuring.measures_of(VISITOR, [one.pk]).get(one.pk),
            correspondence.of_recommendations(VISITOR, [one.pk]).get(one.pk, []),
            open_record.claims(VISITOR).filter(recommendation=one.pk, superseded_at=None),
        )


@operation("documents/", shapes.Listed[shapes.Document])
def documents(request: HttpRequest, asked: Query[questions.Paged]) -> dict[str, Any]:
    """Public papers, the newest first."""
    shelf = document_queries.published(VISITOR)
    return _listed(request, asked, shelf, shelf.count(), _documents)


@operation("documents/{str:code}/", shapes.Document, missing=True)
def document(
    request: HttpRequest, code: Path[questions.Named], asked: Query[questions.Question]
) -> dict[str, Any]:
    """One public paper."""
    one = _or_404(document_queries.published(VISITOR).filter(code=code).first())
    return _documents([one])[0]


@operation("organisations/", shapes.Listed[shapes.Organisation])
def organisations(request: HttpRequest, asked: Query[questions.Paged]) -> dict[str, Any]:
    """Organisations that are asked something, in the order in which the registry knows them."""
    times = open_record.asked_times(VISITOR)
    bodies = open_record.organisations_asked(VISITOR, times)
    return _listed(request, asked, bodies, bodies.count(), lambda rows: _organisations(rows, times))


@operation("organisations/{str:code}/", shapes.Organisation, missing=True)
def organisation(
    request: HttpRequest, code: Path[questions.Named], asked: Query[questions.Question]
) -> dict[str, Any]:
    """One organisation; one that was joined into another answers as that."""
    one = registry.standing(_or_404(registry.by_code(VISITOR, code)))
    with override(asked.language):
        return _organisations([one], open_record.asked_times(VISITOR))[0]


@operation("answers/", shapes.Listed[shapes.Answer])
def answers(request: HttpRequest, asked: Query[questions.About]) -> dict[str, Any]:
    """Answers, the latest first."""
    rows = _about(said.answers(VISITOR), asked, "asking__")
    rows = rows if asked.everything else rows.filter(superseded_at=None)
    return _listed(request, asked, rows, rows.count(), _each(records.answer))


@operation("commitments/", shapes.Listed[shapes.Commitment])
def commitments(request: HttpRequest, asked: Query[questions.About]) -> dict[str, Any]:
    """Promises, the latest first."""
    rows = _about(said.promises(VISITOR), asked, "asking__")
    rows = rows if asked.everything else rows.filter(withdrawn_at=None)
    return _listed(request, asked, rows, rows.count(), _each(records.commitment))


@operation("claims/", shapes.Listed[shapes.Claim])
def claims(request: HttpRequest, asked: Query[questions.About]) -> dict[str, Any]:
    """Accounts of how far things are, the latest first."""
    rows = _about(open_record.claims(VISITOR), asked, "")
    rows = rows if asked.everything else rows.filter(superseded_at=None)
    return _listed(request, asked, rows, rows.count(), _each(records.claim))


@operation("families/", shapes.Listed[shapes.Family])
def families(request: HttpRequest, asked: Query[questions.Paged]) -> dict[str, Any]:
    """Families, the oldest first."""
    rows = kin.families(VISITOR)
    return _listed(request, asked, rows, rows.count(), _each(records.family))


@operation("themes/", shapes.Listed[shapes.Theme])
def themes(request: HttpRequest, asked: Query[questions.Schemed]) -> dict[str, Any]:
    """The vocabulary, scheme by scheme."""
    words = theme_queries.offered(VISITOR).order_by("scheme", "order", "pk")
    words = words.filter(scheme=asked.scheme) if asked.scheme else words
    return _listed(request, asked, words, words.count(), _each(records.theme))


@operation("places/", shapes.Listed[shapes.Place])
def places(request: HttpRequest, asked: Query[questions.Lying]) -> dict[str, Any]:
    """Places, the countries first."""
    rows = place_queries.visible_to(VISITOR).order_by("position", "code")
    rows = rows.filter(kind=asked.kind) if asked.kind else rows
    rows = rows.filter(country_code=asked.country) if asked.country else rows
    return _listed(request, asked, rows, rows.count(), _each(records.place))


@api.exception_handler(ValidationError)
def wrong_question(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """Say what is wrong with which parameter, and nothing of what was sent."""
    detail = [
        {"parameter": _parameter(one["loc"]), "message": str(one["msg"])} for one in fault.errors
    ]
    return api.create_response(request, {"detail": detail}, status=422)


def _parameter(place: Sequence[str | int]) -> str:
    return "" if place[-1] == "asked" else str(place[-1])


def _or_404(found: Any) -> Any:
    if found is None:
        raise Http404
    return found


def _about(rows: Any, asked: questions.About, way: str) -> Any:
    """Those about one recommendation, or by one organisation, under whatever code it is known."""
    if asked.recommendation:
        way_to_ask = "recommendation" if not way else f"{way}recommendation"
        rows = rows.filter(**{f"{way_to_ask}__code": asked.recommendation})
    if asked.organisation:
        known = registry.by_code(VISITOR, asked.organisation)
        keys = registry.keys_of(registry.standing(known)) if known else []
        rows = rows.filter(**{f"{way}organisation__in": keys})
    return rows


def _listed(
    request: HttpRequest,
    asked: questions.Paged,
    rows: Rows,
    count: int,
    described: Callable[[list[Any]], list[dict[str, Any]]],
) -> dict[str, Any]:
    """One page of rows, with the way to its neighbours."""
    start = (asked.page - 1) * asked.limit
    with override(asked.language):
        results = described(list(rows[start : start + asked.limit]))
    following = asked.page + 1 if start + asked.limit < count else None
    return {
        "count": count,
        "page": asked.page,
        "next": _page(request, following),
        "previous": _page(request, asked.page - 1 if asked.page > 1 else None),
        "results": results,
    }


def _page(request: HttpRequest, number: int | None) -> str | None:
    if number is None:
        return None
    said = request.GET.copy()
    said["page"] = str(number)
    return records.address(f"{request.path}?{said.urlencode()}")


def _each(describe: Callable[[Any], dict[str, Any]]) -> Callable[[list[Any]], list[dict[str, Any]]]:
    return lambda rows: [describe(one) for one in rows]


def _recommendations(keys: list[int]) -> list[dict[str, Any]]:
    measures = measuring.measures_of(VISITOR, keys)
    return [
        records.recommendation(one, measures.get(one.pk)) for one in visible.shown(VISITOR, keys)
    ]


def _documents(rows: list[Any]) -> list[dict[str, Any]]:
    counts = open_record.asked_in_documents(VISITOR, [one.pk for one in rows])
    return [records.document(one, counts.get(one.pk, 0)) for one in rows]


def _organisations(rows: list[Any], times: dict[int, int]) -> list[dict[str, Any]]:
    accounts = open_record.accounts_of(VISITOR, rows, times, timezone.localdate())
    return [records.organisation(one) for one in accounts]
