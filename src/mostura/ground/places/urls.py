"""Addresses of places."""

from django.urls import path

from mostura.ground.places import views

urlpatterns = [
    path("places/", views.places, name="places"),
    path("places/<slug:code>/", views.place, name="place"),
]
