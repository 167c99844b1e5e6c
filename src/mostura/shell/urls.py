"""Addresses of the shell itself."""

from django.urls import path

from mostura.shell import views

urlpatterns = [
    path("gallery/", views.gallery, name="gallery"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
]
