"""Evidence is a file through the vault or a link; withdrawn, it stays readable."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from mostura.answer.claims.actions import showing, stating
from mostura.answer.claims.actions.showing import Described
from mostura.answer.claims.models import Evidence
from mostura.answer.claims.policy.claiming import EVIDENCE_OF_A_CLAIM, Refusal
from mostura.answer.claims.policy.measuring import Level
from mostura.ground.ledger.models import Entry
from mostura.ground.vault.policy import NotKept
from mostura.refused import Refused

PAGE = "https://bridges.example/opening"
ABOUT = Described("The opening", "Bridges daily", dt.date(2026, 5, 1), dt.date(2026, 5, 2))


@pytest.fixture
def claim(says, member):
    return says(member, Level.DONE)


@pytest.fixture
def vault(settings, tmp_path):
    settings.MOSTURA_VAULT = tmp_path / "vault"


def paper(words="The bridge was opened on the first of May."):
    return SimpleUploadedFile("opening.txt", words.encode(), content_type="text/plain")


def test_a_link_keeps_what_was_said_about_it(claim, member):
    evidence = showing.add_link(claim, PAGE, ABOUT, by=member)

    assert (evidence.url, evidence.title, evidence.publisher) == (
        PAGE,
        "The opening",
        "Bridges daily",
    )
    assert (evidence.dated_on, evidence.seen_on) == (dt.date(2026, 5, 1), dt.date(2026, 5, 2))
    assert Entry.objects.get(event="EvidenceAdded").data["kind"] == "link"


def test_the_day_somebody_saw_a_page_is_today_where_nobody_says_else(claim, member):
    evidence = showing.add_link(claim, PAGE, Described("The opening"), by=member)

    assert evidence.seen_on == timezone.localdate()


def test_a_file_goes_through_the_vault(claim, member, vault):
    evidence = showing.add_file(claim, paper(), Described(), by=member)

    assert (evidence.title, evidence.url) == ("opening.txt", "")
    assert evidence.stored_file.cleaned_path.is_file()


def test_an_institution_shows_evidence_by_its_signed_link(says, officer, vault):
    claim = says(officer, Level.DONE)

    evidence = showing.add_file(claim, paper(), Described("Minutes"), by=officer)

    assert (evidence.title, evidence.person_id) == ("Minutes", 0)


def test_a_file_that_the_vault_does_not_take_is_no_evidence(claim, member, vault):
    with pytest.raises(NotKept):
        showing.add_file(claim, SimpleUploadedFile("empty.pdf", b""), Described(), by=member)

    assert Evidence.objects.count() == 0


def test_two_clicks_are_one_piece(claim, member):
    assert showing.add_link(claim, PAGE, ABOUT, by=member) == showing.add_link(
        claim, PAGE, ABOUT, by=member
    )
    assert Evidence.objects.count() == 1


def test_others_lay_nothing_beside_a_claim(claim, officer):
    with pytest.raises(Refused) as refused:
        showing.add_link(claim, PAGE, ABOUT, by=officer)

    assert refused.value.reason == Refusal.NOT_YOUR_CLAIM


def test_what_others_may_not_add_is_not_even_kept(claim, officer, vault):
    with pytest.raises(Refused):
        showing.add_file(claim, paper(), Described(), by=officer)

    assert Entry.objects.filter(event="FileKept").count() == 0


def test_a_claim_that_was_taken_back_gets_no_evidence(claim, member):
    stating.withdraw_claim(claim, reason="Too early.", by=member)
    claim.refresh_from_db()

    with pytest.raises(Refused) as refused:
        showing.add_link(claim, PAGE, ABOUT, by=member)

    assert refused.value.reason == Refusal.CLAIM_WITHDRAWN


def test_a_claim_has_room_for_twenty_pieces(claim, member):
    for number in range(EVIDENCE_OF_A_CLAIM):
        showing.add_link(claim, f"{PAGE}/{number}", ABOUT, by=member)

    with pytest.raises(Refused) as refused:
        showing.add_link(claim, PAGE, ABOUT, by=member)

    assert refused.value.reason == Refusal.TOO_MUCH_EVIDENCE


def test_withdrawn_evidence_stays_with_its_reason(claim, member):
    evidence = showing.add_link(claim, PAGE, ABOUT, by=member)

    taken = showing.withdraw_evidence(evidence, reason="Another bridge.", by=member)
    again = showing.withdraw_evidence(evidence, reason="Twice.", by=member)

    assert (taken.withdrawn_reason, again.withdrawn_reason) == ("Another bridge.",) * 2
    assert taken.next_look_at is None
    assert Entry.objects.filter(event="EvidenceWithdrawn").count() == 1


def test_nobody_withdraws_the_evidence_of_others(claim, member, officer):
    evidence = showing.add_link(claim, PAGE, ABOUT, by=member)

    with pytest.raises(Refused) as refused:
        showing.withdraw_evidence(evidence, reason="No.", by=officer)

    assert refused.value.reason == Refusal.NOT_YOUR_CLAIM


def test_a_reason_of_blanks_is_none(claim, member):
    evidence = showing.add_link(claim, PAGE, ABOUT, by=member)

    with pytest.raises(Refused) as refused:
        showing.withdraw_evidence(evidence, reason="  ", by=member)

    assert refused.value.reason == Refusal.NEEDS_A_REASON
