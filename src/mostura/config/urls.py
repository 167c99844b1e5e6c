"""Every address of the hub."""

from django.urls import include, path

from mostura.config.others import declared

handler500 = "mostura.config.faults.fault"
urlpatterns = [
    path("", include("mostura.home.urls")),
    path("", include("mostura.listen.documents.urls")),
    path("", include("mostura.answer.recommendations.urls")),
    path("", include("mostura.answer.claims.urls")),
    path("", include("mostura.answer.correspondence.urls")),
    path("", include("mostura.answer.publications.urls")),
    path("", include("mostura.ground.organisations.urls")),
    path("", include("mostura.ground.places.urls")),
    path("", include("mostura.ground.themes.urls")),
    path("", include("mostura.ground.people.urls")),
    path("", include("mostura.ground.ledger.urls")),
    path("", include("mostura.ground.notices.urls")),
    path("", include("mostura.ground.vault.urls")),
    path("", include("mostura.shell.urls")),
    *declared("", "django.conf.urls.i18n"),
    *declared("sign-in/", "allauth.account.urls"),
    *declared("sign-in/factors/", "allauth.mfa.urls"),
]
