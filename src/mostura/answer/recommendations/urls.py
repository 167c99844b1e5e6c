"""Addresses of the register, of documents with what they ask for, and of the review desk."""

from django.urls import path, re_path

from mostura.answer.recommendations.views import alike, desk, one, register

SUGGESTION = "documents/<slug:code>/review/<int:number>/"

urlpatterns = [
    path("recommendations/", register.register, name="register"),
    re_path(
        r"^recommendations/register\.(?P<kind>csv|xlsx|json)$",
        register.register_file,
        name="register_file",
    ),
    path("recommendations/perhaps-the-same/", alike.perhaps_the_same, name="perhaps_the_same"),
    path("recommendations/of/<slug:code>/", register.addressee, name="addressee"),
    path("recommendations/in/<slug:code>/", register.asked_in, name="asked_in"),
    path("recommendations/<slug:code>/", one.recommendation, name="recommendation"),
    path("recommendations/<slug:code>/edit/", one.edit_recommendation, name="edit_recommendation"),
    path(
        "recommendations/<slug:code>/publish/",
        one.publish_recommendation,
        name="publish_recommendation",
    ),
    path(
        "recommendations/<slug:code>/withdraw/",
        one.withdraw_recommendation,
        name="withdraw_recommendation",
    ),
    path(
        "recommendations/<slug:code>/delete-words/",
        one.blank_recommendation,
        name="blank_recommendation",
    ),
    path(
        "recommendations/<slug:code>/translate/",
        one.translate_recommendation,
        name="translate_recommendation",
    ),
    path(
        "recommendations/<slug:code>/translations/<slug:language>/check/",
        one.check_translation,
        name="check_translation",
    ),
    path("recommendations/<slug:code>/join/", one.join_recommendation, name="join_recommendation"),
    path("recommendations/<slug:code>/tell-apart/", alike.tell_apart, name="tell_apart"),
    path("recommendations/<slug:code>/offer-again/", alike.offer_again, name="offer_again"),
    path("recommendations/<slug:code>/part/", one.part_recommendation, name="part_recommendation"),
    path("documents/<slug:code>/", desk.document, name="document"),
    path("documents/<slug:code>/review/", desk.review, name="review"),
    path("documents/<slug:code>/review/missed/", desk.mark_passage, name="mark_passage"),
    path("documents/<slug:code>/publish/", desk.publish_document, name="publish_document"),
    path("documents/<slug:code>/withdraw/", desk.withdraw_document, name="withdraw_document"),
    path("documents/<slug:code>/review/<int:number>/", desk.review, name="review_at"),
    path(f"{SUGGESTION}edit/", desk.edit_suggestion, name="edit_suggestion"),
    path(f"{SUGGESTION}split/", desk.split_suggestion, name="split_suggestion"),
    path(f"{SUGGESTION}<str:act>/", desk.decide, name="decide"),
]
