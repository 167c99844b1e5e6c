"""What people type about recommendations."""

import pytest

from mostura.answer.recommendations.forms.asks import AskForm
from mostura.answer.recommendations.forms.desk import PassageForm
from mostura.answer.recommendations.forms.one import JoinForm
from mostura.answer.recommendations.forms.register import FilterForm
from mostura.ground.organisations.models import Organisation, OrganisationName

pytestmark = pytest.mark.django_db

KNOWN = [{"name": "donors", "reason": "explicit-subject"}]


def ask(actor, addressees, known=()):
    typed = {"version": 1, "text": "Mend it.", "addressees": addressees}
    return AskForm(typed, actor=actor, known=known)


def test_a_name_in_any_language_is_the_same_addressee(editor, ministry):
    form = ask(editor, "Министарство мостова")

    assert form.is_valid()
    assert form.cleaned_data["addressees"] == [
        {"name": "Министарство мостова", "key": "ministry-of-bridges", "reason": "named-by-hand"}
    ]


def test_an_addressee_nobody_touched_stays_what_it_was(editor):
    form = ask(editor, "donors", KNOWN)

    assert form.is_valid()
    assert form.cleaned_data["addressees"] == KNOWN


def test_an_unknown_addressee_is_said_by_its_name(editor, ministry):
    form = ask(editor, "Ministry of Bridges\nMinistry of Clouds")

    assert form.errors["addressees"] == [
        (
            "Not in the registry: Ministry of Clouds. Write it as it stands there, "
            "or put it into quotation marks to keep it as it is."
        )
    ]
    assert form["addressees"].value() == "Ministry of Bridges\nMinistry of Clouds"


def test_a_name_in_quotation_marks_is_kept_as_written(editor):
    form = ask(editor, "„Ministry of Clouds“")

    assert form.is_valid()
    assert form.cleaned_data["addressees"] == [
        {"name": "Ministry of Clouds", "reason": "named-by-hand"}
    ]


def test_an_ambiguous_name_offers_the_codes(editor):
    for code, country in (("hall-al", "AL"), ("hall-rs", "RS")):
        body = Organisation.objects.create(code=code, name="Town Hall", country=country)
        OrganisationName.objects.create(
            organisation=body, language="en", name="Town Hall", folded="town hall"
        )

    form = ask(editor, "Town Hall")
    chosen = ask(editor, "hall-rs")

    assert form.errors["addressees"] == [
        (
            "Several are called Town Hall. Write one of these instead: "
            "hall-al (Town Hall); hall-rs (Town Hall)."
        )
    ]
    assert chosen.is_valid()
    assert chosen.cleaned_data["addressees"][0]["key"] == "hall-rs"


def test_the_same_name_twice_is_one_addressee(editor, ministry):
    form = ask(editor, "Ministry of Bridges\n\n  Ministry  of Bridges ")

    assert form.is_valid()
    assert len(form.cleaned_data["addressees"]) == 1


def test_a_passage_is_found_across_lines_and_bullets():
    text = "What was said. - Open the hall. - Mend the roof."

    form = PassageForm({"passage": "open the\n hall.\n• Mend the roof."}, text=text)

    assert form.is_valid()
    assert form.cleaned_data["passage"] == (17, 48)


def test_words_that_do_not_stand_there_are_refused():
    form = PassageForm({"passage": "Close the hall."}, text="Open the hall.")

    assert form.errors["passage"] == [
        "These words do not stand in the document like this. Copy them as they are."
    ]


def test_a_filter_that_leads_nowhere_leaves_the_others():
    form = FilterForm(
        {"addressee": "gone", "q": "roof"}, {"addressee": [("here", "Here")]}, with_state=False
    )

    assert form.errors["addressee"] == [
        "Nothing in the register has this now. Choose from the list."
    ]
    assert form.cleaned_data["q"] == "roof"
    assert "state" not in form.fields


def test_another_recommendation_is_named_by_address_or_code():
    for typed in ("https://hub.example/recommendations/AB12CD34/", " ab12cd34 "):
        form = JoinForm({"other": typed})
        assert form.is_valid()
        assert form.cleaned_data["other"] == "ab12cd34"
