"""Makers of documents and of what was found in them."""

from django.utils import timezone

from mostura.listen.documents.models import Document


def draft_document(place):
    return Document.objects.create(
        title="Skriveni nacrt",
        text="Open the hall to both schools.",
        organisation=place,
        state="read",
    )


def draft_document_at(place):
    return {"code": draft_document(place).code}


def published_document_at(place):
    document = draft_document(place)
    document.state, document.published_at = "published", timezone.now()
    document.save()
    return {"code": document.code}


def suggestion_at(place):
    document = draft_document(place)
    document.suggestions.create(
        number=1, text="Open the hall.", start=0, end=14, rule="imperative", confidence=0.9
    )
    return {"code": document.code, "number": 1}


def decision_at(place):
    return suggestion_at(place) | {"act": "accept"}


MAKERS = {
    **dict.fromkeys(
        ("document", "describe_document", "withdraw_document", "download_document", "review"),
        draft_document_at,
    ),
    "mark_passage": draft_document_at,
    "remove_document": draft_document_at,
    "publish_document": draft_document_at,
    "document:published": published_document_at,
    "review_at": suggestion_at,
    "edit_suggestion": suggestion_at,
    "split_suggestion": suggestion_at,
    "decide": decision_at,
}
