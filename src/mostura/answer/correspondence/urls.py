"""Addresses of the board, of letters, and of the page behind a signed link."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
