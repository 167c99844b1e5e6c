"""The addresses of the hub, and one that does not say who may come."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from mostura.config.urls import urlpatterns as declared


def unguarded(request: HttpRequest) -> HttpResponse:
    """Nobody said who may see this."""
    return HttpResponse()


urlpatterns = [*declared, path("unguarded/", unguarded)]
