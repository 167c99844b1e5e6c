"""Addresses of what leaves the hub."""

from django.urls import path, re_path

from mostura.answer.publications.views import synthesis

urlpatterns = [
    path("synthesis/", synthesis.synthesis, name="synthesis"),
    re_path(
        r"^synthesis/synthesis\.(?P<kind>pdf|docx)$",
        synthesis.synthesis_file,
        name="synthesis_file",
    ),
]
