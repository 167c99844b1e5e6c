"""Addresses of themes."""

from django.urls import path

from mostura.ground.themes import views

app_name = "themes"
urlpatterns = [
    path("themes/", views.themes, name="themes"),
]
