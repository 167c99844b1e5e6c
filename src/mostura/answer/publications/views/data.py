"""The open data: a page with its dictionary, its schema, its files."""

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override

from mostura.answer.publications.frames import dataset, records
from mostura.answer.publications.policy import dictionary
from mostura.shell.audience import EVERYONE, open_to
from mostura.shell.request import ActorRequest


@open_to(EVERYONE)
def data(request: ActorRequest) -> HttpResponse:
    """What there is to take along, and what each column of it means."""
    context = {
        "tables": [
            (name, dictionary.NAMES[name], columns) for name, columns in dictionary.TABLES.items()
        ],
        "types": dictionary.TYPES,
        "kinds": tuple(dataset.MEDIA_TYPES),
        "licence": settings.MOSTURA_DATA_LICENCE,
        "version": dictionary.VERSION,
    }
    return render(request, "publications/data.html", context)


@open_to(EVERYONE)
def data_file(request: ActorRequest, table: str, kind: str) -> HttpResponseBase:
    """One table, whole, as it stands now; names in English, or in the language asked for."""
    language = request.GET.get("language", "en")
    language = language if language in dict(settings.LANGUAGES) else "en"
    frame = dataset.frame_of(_schema_address(), settings.MOSTURA_DATA_LICENCE)
    pieces = dataset.file_of(table, kind, language, frame)
    response = StreamingHttpResponse(pieces, content_type=dataset.MEDIA_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{table}.{kind}"'
    response["Access-Control-Allow-Origin"] = "*"
    response["Link"] = f'<{_schema_address()}>; rel="describedby"'
    return response


@open_to(EVERYONE)
def data_schema(request: ActorRequest, version: int) -> HttpResponse:
    """The JSON Schema of one version of the files."""
    if version != dictionary.VERSION:
        raise Http404
    with override("en"):
        schema = dictionary.schema_of(_schema_address(), settings.MOSTURA_DATA_LICENCE)
    response = JsonResponse(schema, content_type="application/schema+json")
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _schema_address() -> str:
    return records.address(reverse("data_schema", args=[dictionary.VERSION]))
