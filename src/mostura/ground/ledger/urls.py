"""Addresses of the ledger."""

from django.urls import path

from mostura.ground.ledger import views

urlpatterns = [
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/<int:pk>/retry/", views.retry_delivery, name="retry_delivery"),
    path("outbox/<int:pk>/discard/", views.discard_delivery, name="discard_delivery"),
]
