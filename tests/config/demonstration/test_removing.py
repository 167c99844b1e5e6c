"""One command takes the demonstration away, and nothing that is real."""

from pathlib import Path

import pytest
from django.utils import timezone

from mostura.actor import CLOCK, VISITOR
from mostura.answer.correspondence.models import Asking, Contact
from mostura.answer.recommendations.actions import demonstration as recommendations
from mostura.answer.recommendations.models import Asked, Family, Kinship, Origin, Recommendation
from mostura.answer.recommendations.queries.visible import INDEX
from mostura.config.demonstration import command, marker
from mostura.config.demonstration.removing import remove
from mostura.ground.ledger import queries as ledger
from mostura.ground.ledger.models import Entry
from mostura.ground.notices.models import Follower, Occasion
from mostura.ground.organisations.actions import demonstration as organisations
from mostura.ground.organisations.models import Organisation
from mostura.ground.organisations.queries import registry as queries
from mostura.ground.people.actions import demonstration as people
from mostura.ground.people.models import Invitation, Person
from mostura.ground.vault import actions as vault
from mostura.ground.vault.models import StoredFile
from mostura.listen.documents.actions import demonstration as documents
from mostura.listen.documents.models import Document
from mostura.refused import Refused
from mostura.shell.removal import Removal
from mostura.shell.search import Tier

KINDS = (Document, Recommendation, Organisation, Person, StoredFile)


OPEN_TABLE = "Open Table (invented)"


def left():
    return [kind.objects.filter(demonstration=True).count() for kind in KINDS]


def real_ask(text="Mend the footbridge."):
    house = Organisation.objects.create(code="real-house", name="A Real House")
    return Recommendation.objects.create(
        text=text, language="en", organisation=house, state="published", published_at=timezone.now()
    )


def files_in(vault):
    return [one for one in Path(vault).glob("??/*") if one.is_file()]


def test_nothing_of_it_is_left_and_the_ledger_says_so(demonstration):
    entries = ledger.length(CLOCK)
    assert INDEX.matching("medijska pismenost", Tier.EXACT, 5) != []

    done = remove()

    assert left() == [0, 0, 0, 0, 0]
    assert {noun: one.kept for noun, one in done.items()} == dict.fromkeys(done, ())
    assert done["recommendations"] == Removal(demonstration.recommendations)
    assert INDEX.matching("medijska pismenost", Tier.EXACT, 5) == []
    assert not Invitation.objects.exists()
    assert not Family.objects.exists()
    assert not Asking.objects.exists()
    assert not Contact.objects.exists()
    assert not Follower.objects.exists()
    assert not Occasion.objects.exists()
    assert not marker.stands()
    told = Entry.objects.filter(event__startswith="Demonstration", number__gt=entries)
    assert sorted(told.values_list("event", "data__removed")) == [
        ("DemonstrationAskingsRemoved", done["askings"].removed),
        ("DemonstrationAsksRemoved", done["recommendations"].removed),
        ("DemonstrationClaimsRemoved", done["claims"].removed),
        ("DemonstrationDocumentsRemoved", done["documents"].removed),
        ("DemonstrationOrganisationsRemoved", done["organisations"].removed),
        ("DemonstrationPeopleRemoved", done["people"].removed),
    ]
    assert list(ledger.faults(CLOCK)) == []


def test_the_bytes_go_too(demonstration, settings, django_capture_on_commit_callbacks):
    before = files_in(settings.MOSTURA_VAULT)

    with django_capture_on_commit_callbacks(execute=True):
        remove()

    assert before != []
    assert files_in(settings.MOSTURA_VAULT) == []


def test_real_rows_stay_as_they_are(demonstration):
    real = real_ask()

    remove()

    assert list(Recommendation.objects.all()) == [real]
    assert Organisation.objects.filter(code="real-house").exists()
    assert Organisation.objects.filter(code="rs-police").exists()


def test_what_real_rows_refer_to_becomes_an_ordinary_row_and_is_named(demonstration):
    real = real_ask()
    invented = Organisation.objects.get(name=OPEN_TABLE)
    document = Document.objects.get(file__name="vienna-2024.txt")
    Asked.objects.create(recommendation=real, organisation=invented)
    Origin.objects.create(recommendation=real, document=document, passage="x", start=0, end=1)

    done = remove()

    assert done["documents"].kept == ((document.title, "Origin"),)
    assert done["files"].kept == (("vienna-2024.txt", "Document"),)
    assert set(done["organisations"].kept) == {
        (OPEN_TABLE, "Asked"),
        ("Bridge Workshop (invented)", "Document"),
    }
    assert left() == [0, 0, 0, 0, 0]
    assert (Document.objects.count(), StoredFile.objects.count()) == (1, 1)
    assert not invented.coalition_memberships.exists()
    assert not marker.stands()


def test_the_banner_goes_and_what_stays_is_told(demonstration, capsys, client):
    Asked.objects.create(
        recommendation=real_ask(), organisation=Organisation.objects.get(name=OPEN_TABLE)
    )
    page = '<div class="demonstration">'
    assert page in client.get("/about/").content.decode()

    status = command.main(["remove"])

    told = capsys.readouterr().out
    assert status == 0
    assert f"stays, an ordinary entry now (organisations): {OPEN_TABLE} - needed by Asked" in told
    assert page not in client.get("/about/").content.decode()
    assert list(queries.visible_to(VISITOR).filter(demonstration=True)) == []


def test_a_real_ask_left_alone_in_a_family_leaves_it(demonstration):
    real = real_ask()
    family = Family.objects.order_by("pk").first()
    kinship = Kinship.objects.create(family=family, recommendation=real)

    remove()

    kinship.refresh_from_db()
    assert kinship.parted_at is not None


def test_it_can_be_loaded_again_after_that(demonstration, load):
    remove()

    again = load()

    assert again == demonstration


@pytest.mark.parametrize("context", [recommendations, documents, vault, people, organisations])
def test_no_visitor_takes_it_away(demonstration, context):
    before = left()

    with pytest.raises(Refused):
        context.remove_demonstration(by=VISITOR)

    assert left() == before
