"""The read API for people: what it gives, how it is described, and what is not there."""

from collections.abc import Callable, Iterator
from functools import cache, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import URLPattern, path, re_path
from django.utils.translation import override

from mostura.answer.publications.frames import records
from mostura.answer.publications.policy.interface import OPERATIONS
from mostura.answer.publications.views.interface.operations import api
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.request import ActorRequest

ROOT = "api/"


@open_to(EVERYONE)
def interface(request: ActorRequest) -> HttpResponse:
    """What programs may ask for, on a page that asks nobody else for anything."""
    operations = [
        {"path": path, "purpose": OPERATIONS[one["operationId"]], "parameters": one["parameters"]}
        for path, methods in description()["paths"].items()
        for one in methods.values()
    ]
    return render(request, "publications/interface.html", {"operations": operations})


def _shared(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let pages of other sites read it too: it is public, and the same for everyone."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        response["Cache-Control"] = "public, max-age=60"
        return response

    return open_to(EVERYONE)(answered)


@_shared
def interface_description(request: HttpRequest) -> HttpResponse:
    """The description for machines, OpenAPI 3.1."""
    return JsonResponse(description())


@_shared
def interface_nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """There is no such address below the read API."""
    return JsonResponse({"detail": "Not Found"}, status=404)


@cache
def description() -> dict[str, Any]:
    """What the read API is, made once: it does not change while the hub runs."""
    with override("en"):
        whole: dict[str, Any] = api.get_openapi_schema(path_prefix=ROOT)
    whole["servers"] = [{"url": records.address("")}]
    return whole


def patterns() -> Iterator[URLPattern]:
    """Every address of the read API, each with its audience."""
    yield path(ROOT, interface, name="api")
    yield path(f"{ROOT}openapi.json", interface_description, name="api_description")
    for one in api.urls[0]:
        if isinstance(one, URLPattern) and one.name != "api-root":
            route = f"{ROOT}{one.pattern}"
            yield path(route, _shared(one.callback), name=one.name)
    yield re_path(rf"^{ROOT}(?P<rest>(?s:.*))$", interface_nothing, name="api_nothing")
