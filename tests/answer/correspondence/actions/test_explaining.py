"""Saying what is meant: on the page, and by mail to who asked."""

from mostura.actor import Actor
from mostura.answer.correspondence.actions import asking as put
from mostura.answer.correspondence.actions import sending, stepping, writing
from mostura.answer.correspondence.actions.stepping import Said
from mostura.answer.correspondence.models import Sending
from mostura.answer.correspondence.policy.answers import SendingKind
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.ground.notices.models import Letter
from mostura.ground.notices.policy.posting import Envelope


def ask_back(asking, contact):
    by = Actor(organisation_id=asking.organisation_id)
    said = Said("Which bridge?", "en", contact)
    stepping.take_step(asking, StepKind.CLARIFICATION_ASKED, said, by=by)


def test_an_explanation_is_mailed_to_the_office_that_asked(asking, office, secretariat, now_of):
    ask_back(asking, office)

    mailed = sending.explain(asking, "The one at the mill.", by=secretariat)

    letter = Letter.objects.latest("pk")
    mail = writing.ask_letter(Envelope(letter.pk, letter.to, letter.language, letter.values))
    assert (mailed, letter.to, now_of(asking).state) == (True, office.email, "acknowledged")
    assert "You asked what is meant by the recommendation below." in mail.body
    assert "The one at the mill." in mail.body
    assert mail.subject == "Mostura: what is meant, for Ministry of Bridges"


def test_the_post_of_an_explanation_moves_no_clock(asking, office, secretariat, now_of):
    ask_back(asking, office)
    sending.explain(asking, "The one at the mill.", by=secretariat)
    before = now_of(asking)
    explained = Sending.objects.get(kind=SendingKind.CLARIFICATION)

    sending.note_delivered(explained.pk, by=secretariat)
    sending.note_bounced(explained.pk, by=secretariat)

    assert now_of(asking) == before


def test_an_office_that_asked_on_paper_is_written_to_where_the_letter_went(
    asking, office, secretariat
):
    ask_back(asking, None)

    assert sending.explain(asking, "The one at the mill.", by=secretariat)
    assert Letter.objects.latest("pk").to == office.email


def test_where_no_mailbox_is_known_the_explanation_stands_on_the_page_alone(
    asking, office, secretariat, now_of
):
    ask_back(asking, office)
    put.end_contact(office, by=secretariat)
    before = Letter.objects.count()

    mailed = sending.explain(asking, "The one at the mill.", by=secretariat)

    assert (mailed, now_of(asking).state) == (False, "acknowledged")
    assert Letter.objects.count() == before
