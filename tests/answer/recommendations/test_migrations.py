"""Rows of former versions say what those of today would."""

import importlib

import pytest
from django.apps import apps

from mostura.answer.recommendations.models import Likeness, Origin, Resemblance
from mostura.listen.documents.models import Document

pytestmark = pytest.mark.django_db

FOLDER = "mostura.answer.recommendations.migrations"


def test_what_was_found_alike_at_the_desk_is_offered_for_the_asks(published, make, suggestions):
    origin = published[0].origins.get()
    Likeness.objects.create(
        suggestion_id=origin.suggestion_id, recommendation=published[1], score=0.8
    )
    Likeness.objects.create(
        suggestion_id=origin.suggestion_id, recommendation=published[0], score=0.9
    )

    importlib.import_module(f"{FOLDER}.0003_likenesses_of_public_asks").take_over(apps, None)

    assert list(Resemblance.objects.values_list("one", "other", "score")) == [
        (published[0].pk, published[1].pk, 0.8)
    ]


def test_passages_that_were_cut_before_get_their_lines(published):
    origin = published[0].origins.get()
    text = "We ask for: - a bridge - a school"
    blocks = [
        {"start": 9 + text.index(item), "text": item, "marker": "-"}
        for item in ("a bridge", "a school")
    ]
    Document.objects.filter(pk=origin.document_id).update(blocks=blocks)
    Origin.objects.filter(pk=origin.pk).update(passage=text, start=9, end=9 + len(text))

    importlib.import_module(f"{FOLDER}.0004_passages_keep_their_lines").cut_lines(apps, None)

    origin.refresh_from_db()
    assert origin.passage == "We ask for:\n- a bridge\n- a school"
    assert published[1].origins.get().passage == published[1].text
