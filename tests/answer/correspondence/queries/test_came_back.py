"""What becomes of letters that came back."""

from mostura.actor import CLOCK
from mostura.answer.correspondence.actions import asking as put
from mostura.answer.correspondence.actions import sending
from mostura.answer.correspondence.forms.sending import LetterForm
from mostura.answer.correspondence.queries import offices


def test_what_came_back_can_be_sent_once_more(letter, asks, ministry, secretariat):
    assert offices.not_yet_sent(secretariat, ministry) == []

    sending.note_bounced(letter.pk, by=CLOCK)

    assert {one.pk for one in offices.not_yet_sent(secretariat, ministry)} == {
        one.pk for one in asks
    }


def test_a_letter_goes_first_to_an_office_whose_mail_does_not_come_back(
    letter, office, ministry, secretariat
):
    sending.note_bounced(letter.pk, by=CLOCK)
    other = put.add_contact(
        ministry.pk, name="Archive", language="en", email="archive@example.org", by=secretariat
    )

    form = LetterForm(contacts=offices.contacts_of(secretariat, ministry))

    assert form.fields["contact"].initial == other
