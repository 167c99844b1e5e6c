"""The demonstration comes into the hub once, whole, and as everybody's papers do."""

import datetime as dt
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest
from django.db.models import Q
from django.test import Client
from django.utils import timezone

from mostura.actor import CLOCK, VISITOR
from mostura.answer.claims.queries import one as claims
from mostura.answer.correspondence.queries import board
from mostura.answer.correspondence.queries import visible as askings
from mostura.answer.recommendations.models import Family, Origin, Recommendation, Translation
from mostura.config.demonstration import content, marker
from mostura.config.demonstration.loading import Loaded
from mostura.config.demonstration.removing import remove
from mostura.ground.ledger import queries as ledger
from mostura.ground.ledger.models import Delivery
from mostura.ground.notices.models import Follower, Letter
from mostura.ground.organisations.models import Organisation
from mostura.ground.people.models import Person
from mostura.ground.vault.models import StoredFile
from mostura.listen.documents.models import Document, Suggestion

SHOWN = (
    *("sent", "acknowledged", "clarification_asked", "answered", "overdue", "bounced", "promised"),
)
KINDS = (Document, Recommendation, Organisation, Person, StoredFile)


def counts():
    return [kind.objects.filter(demonstration=True).count() for kind in KINDS]


def test_a_second_load_changes_nothing(demonstration, load):
    before = [*counts(), Suggestion.objects.count(), ledger.length(CLOCK)]

    again = load()

    assert again == demonstration
    assert [*counts(), Suggestion.objects.count(), ledger.length(CLOCK)] == before
    assert list(ledger.faults(CLOCK)) == []


def test_a_load_that_was_cut_short_is_brought_to_its_end(demonstration, load):
    whole = [*counts(), Family.objects.count(), Translation.objects.count()]
    marker.put_up(complete=False)
    Document.objects.get(file__name="scan.pdf").delete()
    Translation.objects.filter(language="sq").delete()
    assert [*counts(), Family.objects.count(), Translation.objects.count()] != whole

    load()

    assert [*counts(), Family.objects.count(), Translation.objects.count()] == whole
    assert marker.is_complete()


def test_a_paper_that_a_dead_worker_left_is_read_when_its_lease_is_over(demonstration, load):
    scan = Document.objects.filter(file__name="scan.pdf")
    scan.update(state="reading", unreadable="", publisher="")
    given = Delivery.objects.filter(entry__event="DocumentReceived")
    given.filter(entry__subject_id=scan.get().pk).update(
        done_at=None, worker="dead", lease_until=timezone.now() - dt.timedelta(seconds=1)
    )
    marker.put_up(complete=False)

    load()

    assert (scan.get().state, scan.get().unreadable) == ("unreadable", "scanned")
    assert scan.get().publisher != ""


def test_what_visitors_changed_stays_changed(demonstration, load):
    shown = Recommendation.objects.filter(state="published").first()
    Recommendation.objects.filter(pk=shown.pk).update(text="What a visitor typed.")

    load()

    assert Recommendation.objects.get(pk=shown.pk).text == "What a visitor typed."


def test_everything_of_it_is_marked_and_nothing_waits(demonstration):
    papers, bodies, figures = content.papers(), content.bodies(), content.figures()
    asks = Recommendation.objects.count()

    assert counts() == [len(papers), asks, len(bodies), len(figures), len(papers)]
    assert demonstration == Loaded(len(papers), asks)
    assert not Delivery.objects.filter(done_at=None).exists()
    assert marker.stands()


def test_it_shows_every_state_language_and_script(demonstration):
    languages = set(Recommendation.objects.values_list("language", flat=True))
    states = Counter(Document.objects.values_list("state", flat=True))
    withdrawn = Recommendation.objects.get(state="withdrawn")
    scripts = set(Document.objects.exclude(script="").values_list("script", flat=True))

    assert languages == {"en", "sq", "sr", "bs", "cnr", "mk", "de"}
    assert states == {"published": len(content.papers()) - 2, "read": 1, "unreadable": 1}
    assert withdrawn.withdrawn_reason
    assert scripts == {"latin", "cyrillic"}
    assert Suggestion.objects.filter(document__state="read", decision="open").count() == 5
    assert Family.objects.count() == len(content.threads()["families"])
    assert not Translation.objects.exclude(state="drafted").exists()


def test_what_was_put_shows_every_way_it_can_go(demonstration):
    put = askings.visible_to(VISITOR).filter(demonstration=True)
    counted = board.counts(put, timezone.now())
    disputed = Recommendation.objects.get(claims_of(put)).pk
    measure = claims.of_recommendation(VISITOR, disputed).measure

    assert set(put.values_list("organisation__demonstration", flat=True)) == {True}
    assert {name: counted[name] for name in SHOWN} == dict.fromkeys(SHOWN, 1) | {"answered": 2}
    assert (measure.mean, measure.lowest, measure.dissent) == (Fraction(3, 5), Fraction(1, 3), True)


def claims_of(put):
    return Q(pk__in=put.filter(commitments__isnull=False).values("recommendation"))


def test_no_mail_leaves_for_an_address_that_leads_nowhere(demonstration):
    kinds = sorted(Follower.objects.values_list("kind", "rhythm"))

    assert kinds == [("person", "page_only"), ("receipt", "at_once")]
    assert not Letter.objects.exists()


def test_every_ask_that_the_pack_names_is_in_the_register(demonstration):
    named = {(paper.path.name, ask.at) for paper in content.papers() for ask in paper.asks}
    said = list(Origin.objects.values_list("document__file__name", "passage"))

    found = {
        (name, at)
        for name, at in named
        if any(file == name and passage.startswith(at) for file, passage in said)
    }

    assert found == named
    assert len(said) >= 60


def test_six_countries_and_those_beyond_them_are_asked(demonstration):
    asked = Organisation.objects.filter(
        pk__in=Recommendation.objects.filter(state="published").values("addressees")
    )

    assert set(asked.values_list("country", flat=True)) == {"", "AL", "BA", "ME", "MK", "RS", "XK"}
    assert {"un", "eu", "donors"} <= set(asked.values_list("code", flat=True))


@pytest.mark.parametrize("address", ["/", "/documents/", "/organisations/", "/about/"])
def test_every_page_says_so_whatever_stands_on_it(demonstration, settings, address):
    sentence = "<b>Demonstration.</b>"
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    Recommendation.objects.filter(state="published").update(demonstration=False)
    before = Client().get(address).content.decode()

    Recommendation.objects.update(demonstration=True)
    remove()

    assert sentence in before
    assert sentence not in Client().get(address).content.decode()
