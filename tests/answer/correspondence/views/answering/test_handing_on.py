"""Reports of an institution, colleagues, and others who are responsible."""

from django.core.files.uploadedfile import SimpleUploadedFile

from mostura.actor import CLOCK
from mostura.answer.claims.models import Claim
from mostura.answer.correspondence.actions import links
from mostura.answer.correspondence.models import Contact, Link
from mostura.answer.correspondence.policy import answers
from mostura.shell.search import folded


def page(response):
    return response.content.decode()


def words(response):
    """The page as running text."""
    return " ".join(page(response).split())


def test_progress_is_a_claim_of_the_institution_with_its_evidence(proven, asking, ministry):
    proven.send(
        f"{asking.code}/report/", level="partly", text="Seven groups.", language="en",
        url="https://bridges.example/groups", title="The groups",
    )  # fmt: skip

    claim = Claim.objects.get()
    assert (claim.organisation, claim.party, claim.level) == (ministry, "institution", "partly")
    assert claim.contact_id == proven.link.contact_id
    assert claim.evidence.get().url == "https://bridges.example/groups"
    assert "Who says what, and why" in words(proven.open())


def test_a_file_is_taken_as_evidence_of_who_has_proven_the_mailbox(holder, asking, settings):
    assert 'type="file"' not in page(holder.open(f"{asking.code}/report/"))
    holder.prove()

    paper = SimpleUploadedFile("minutes.txt", b"Seven groups now have seats.", "text/plain")
    holder.send(f"{asking.code}/report/", level="begun", text="See.", language="en", upload=paper)

    assert Claim.objects.get().evidence.get().title == "minutes.txt"


def test_two_reports_at_once_are_compared(proven, asking):
    address = f"{asking.code}/report/"
    proven.send(address, level="done", text="All.", language="en", seen="0")

    second = proven.send(address, level="partly", text="Half.", language="en", seen="0")

    assert "Half." in page(second)
    assert f'name="seen" value="{Claim.objects.get().pk}"' in page(second)


def test_an_address_that_is_none_is_refused_and_nothing_is_claimed(proven, asking):
    response = proven.send(
        f"{asking.code}/report/", level="done", text="All.", language="en",
        url="http://user:secret@bridges.example/",
    )  # fmt: skip

    assert response.status_code == 422
    assert not Claim.objects.exists()


def test_somebody_else_is_named_by_a_name_the_registry_knows(proven, asking, body):
    rivers = body("Ministry of Rivers")

    proven.send(
        f"{asking.code}/not-us/", who="ministry of rivers", text="It is a ferry.", language="en"
    )

    step = asking.steps.get(kind="referred")
    assert (step.named, step.text) == (rivers, "ministry of rivers. It is a ferry.")


def test_a_name_nobody_knows_is_kept_as_it_was_written(proven, asking):
    proven.send(f"{asking.code}/not-us/", who="The ferryman", text="It is a ferry.", language="en")

    step = asking.steps.get(kind="referred")
    assert (step.named, step.text) == (None, "The ferryman. It is a ferry.")


def test_of_several_the_office_picks_one(proven, asking, body):
    rivers, lakes = body("Agency for Rivers"), body("Agency for Lakes")
    for one in (rivers, lakes):
        one.names.create(language="en", name="Agency", folded=folded("Agency"), kind="alias")
    typed = {"who": "Agency", "text": "It is a ferry.", "language": "en"}

    offered = proven.send(f"{asking.code}/not-us/", **typed)
    proven.send(f"{asking.code}/not-us/", **typed, chosen=rivers.code)

    assert "Agency for Lakes" in page(offered)
    assert asking.steps.get(kind="referred").named == rivers


def test_a_colleague_gets_a_link_of_their_own_and_answers_with_it(proven, asking, mails, now_of):
    proven.send("hand-on/", name="Unit 4", email="unit4@bridges.example", language="en")

    handed = Link.objects.exclude(pk=proven.link.pk).get()
    colleague = type(proven)(handed)
    colleague.prove()
    colleague.send(f"{asking.code}/answer/", kind="accepted", text="Yes.", language="en")

    assert mails()[-2] == ("unit4@bridges.example", "correspondence.link")
    assert asking.answers.get().contact.name == "Unit 4"
    assert proven.open().status_code == 200  # the first link stays as it is


def test_handing_on_to_oneself_is_said(proven):
    response = proven.send("hand-on/", name="We", email="CABINET@bridges.example", language="en")

    assert "This is the mailbox that has the letter already." in words(response)


def test_a_letter_is_no_mailing(proven):
    for number in range(answers.HANDED_ON + 1):
        response = proven.send(
            "hand-on/", name=f"Unit {number}", email=f"u{number}@bridges.example", language="en"
        )

    assert "You handed this letter on to ten colleagues." in words(response)
    assert Contact.objects.count() == 1 + answers.HANDED_ON


def test_a_link_on_its_way_to_a_wrong_mailbox_takes_no_ask_away(proven, asking, now_of):
    proven.send("hand-on/", name="Unit 4", email="typo@bridges.example", language="en")
    handed = Link.objects.exclude(pk=proven.link.pk).get()

    links.note_link_bounced(handed.pk, by=CLOCK)

    assert now_of(asking).state == "delivered"
    assert Contact.objects.get(email="typo@bridges.example").failing_since is not None
