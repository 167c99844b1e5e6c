"""Addresses of themes."""

from django.urls import path

from mostura.ground.themes import views

urlpatterns = [
    path("themes/", views.themes, name="themes"),
]
