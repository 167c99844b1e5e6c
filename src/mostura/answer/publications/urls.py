"""Addresses of what leaves the hub."""

from django.urls import path, re_path

from mostura.answer.publications.views import data, embed, feeds, mechanisms, synthesis
from mostura.answer.publications.views.interface import pages

urlpatterns = [
    path("synthesis/", synthesis.synthesis, name="synthesis"),
    re_path(
        r"^synthesis/synthesis\.(?P<kind>pdf|docx|html)$",
        synthesis.synthesis_file,
        name="synthesis_file",
    ),
    path("data/", data.data, name="data"),
    path("data/schema-<int:version>.json", data.data_schema, name="data_schema"),
    re_path(
        r"^data/(?P<table>recommendations|answers|commitments|claims)\.(?P<kind>csv|hxl\.csv|json)$",
        data.data_file,
        name="data_file",
    ),
    path("exports/", mechanisms.exports, name="exports"),
    path("exports/special-procedures/", mechanisms.special_procedures, name="special_procedures"),
    re_path(
        r"^exports/(?P<mechanism>[a-z-]+)\.(?P<kind>xlsx|docx)$",
        mechanisms.export_file,
        name="export_file",
    ),
    path("feeds/", feeds.to_follow, name="to_follow"),
    path("feeds/all.atom", feeds.feed, name="feed"),
    path("feeds/all.ics", feeds.calendar, name="calendar"),
    path("feeds/of/<slug:code>.atom", feeds.feed, {"part": "of"}, name="feed_of"),
    path("feeds/in/<slug:code>.atom", feeds.feed, {"part": "in"}, name="feed_in"),
    path("feeds/about/<slug:code>.atom", feeds.feed, {"part": "about"}, name="feed_about"),
    path("feeds/of/<slug:code>.ics", feeds.calendar, {"part": "of"}, name="calendar_of"),
    path("feeds/in/<slug:code>.ics", feeds.calendar, {"part": "in"}, name="calendar_in"),
    path("embed/<slug:code>/", embed.embed, name="embed"),
    path("embed/<slug:code>/snippet/", embed.embed_snippet, name="embed_snippet"),
    *pages.patterns(),
]
