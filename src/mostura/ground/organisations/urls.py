"""Addresses of organisations."""

from django.urls import path

from mostura.ground.organisations.views import importing, keeping, registry

urlpatterns = [
    path("organisations/", registry.organisations, name="organisations"),
    path("organisations/add/", keeping.add_organisation, name="add_organisation"),
    path("organisations/import/", importing.import_organisations, name="import_organisations"),
    path(
        "organisations/import/<slug:code>/",
        importing.organisations_import,
        name="organisations_import",
    ),
    path(
        "organisations/import/<slug:code>/confirm/",
        importing.confirm_import,
        name="confirm_organisations_import",
    ),
    path(
        "organisations/import/<slug:code>/rejected/",
        importing.rejected_rows,
        name="rejected_organisations",
    ),
    path("organisations/repeated/", registry.repeated_organisations, name="repeated_organisations"),
    path("organisations/<slug:code>/", registry.organisation, name="organisation"),
    path(
        "organisations/<slug:code>/change/",
        keeping.change_organisation,
        name="change_organisation",
    ),
    path("organisations/<slug:code>/name/", keeping.name_organisation, name="name_organisation"),
    path(
        "organisations/<slug:code>/name/<int:name>/drop/",
        keeping.drop_name,
        name="drop_organisation_name",
    ),
    path("organisations/<slug:code>/join/", keeping.join_organisation, name="join_organisation"),
    path("organisations/<slug:code>/part/", keeping.part_organisation, name="part_organisation"),
    path(
        "organisations/<slug:code>/coalition/",
        keeping.take_into_coalition,
        name="coalition_membership",
    ),
]
