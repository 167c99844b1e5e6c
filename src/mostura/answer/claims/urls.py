"""Addresses of claims and evidence."""

from django.urls import path

from mostura.answer.claims.views import evidence, stating

urlpatterns = [
    path("recommendations/<slug:code>/claims/", stating.claims, name="claims"),
    path("recommendations/<slug:code>/claim/", stating.claim, name="claim"),
    path("claims/how-we-count/", stating.how_we_count, name="how_we_count"),
    path("claims/<slug:code>/withdraw/", stating.withdraw_claim, name="withdraw_claim"),
    path("claims/<slug:code>/evidence/", evidence.add_evidence, name="add_evidence"),
    path("evidence/<slug:code>/withdraw/", evidence.withdraw_evidence, name="withdraw_evidence"),
    path("evidence/<slug:code>/file/", evidence.download_evidence, name="download_evidence"),
]
