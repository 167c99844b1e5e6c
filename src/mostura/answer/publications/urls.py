"""Addresses of what leaves the hub."""

from django.urls import path, re_path

from mostura.answer.publications.views import synthesis
from mostura.answer.publications.views.interface import pages

urlpatterns = [
    path("synthesis/", synthesis.synthesis, name="synthesis"),
    re_path(
        r"^synthesis/synthesis\.(?P<kind>pdf|docx|html)$",
        synthesis.synthesis_file,
        name="synthesis_file",
    ),
    *pages.patterns(),
]
