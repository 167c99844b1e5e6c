"""Addresses of the pages that look across everything."""

from django.urls import path

from mostura.home import views

urlpatterns = [
    path("", views.front, name="front"),
    path("about/", views.about, name="about"),
    path("desk/", views.desk, name="desk"),
]
