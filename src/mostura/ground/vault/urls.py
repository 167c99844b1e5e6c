"""Addresses of the vault; a download's address belongs to what the file belongs to."""

from django.urls import path

from mostura.ground.vault import views

urlpatterns = [
    path("files/quarantine/", views.quarantine, name="quarantine"),
    path(
        "files/quarantine/<slug:code>/remove/", views.remove_quarantined, name="remove_quarantined"
    ),
]
