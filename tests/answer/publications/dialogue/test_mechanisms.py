"""Public asks as files for mechanisms, and a draft of which nothing stays behind."""

import io

import pytest
from django.apps import apps
from django.urls import reverse
from docx import Document as Docx
from openpyxl import load_workbook

from mostura.answer.publications.frames.mechanisms.draft import draft
from mostura.answer.publications.policy.mechanisms import Refusal, Submission
from mostura.ground.people.models import Membership, Person
from mostura.refused import Refused

SECRET = "Nevena Tajnović"
TYPED = {
    "letter": "allegation",
    "submitter": "Iva Brdo",
    "reached_at": "iva@house.example",
    "submitter_agrees": "on",
    "circumstances": "The hall was closed to them at night.",
    "person-0-name": SECRET,
    "person-0-agreed": "themselves",
    "person-0-residence": "Mostar",
}


@pytest.fixture
def member(dialogue, client, settings):
    """A member who is signed in."""
    settings.MOSTURA_REQUIRE_SECOND_FACTOR = False
    person = Person.objects.create(email="iva@house.example", name="Iva Brdo")
    Membership.objects.create(person=person, organisation=dialogue.house, role="member")
    client.force_login(person)
    return client


def get_file(client, mechanism, kind, **asked):
    answer = client.get(reverse("export_file", args=[mechanism, kind]), asked)
    assert answer["Content-Disposition"] == f'attachment; filename="{mechanism}.{kind}"'
    return io.BytesIO(answer.content)


def lines_of(paper):
    return [(line.style.name, line.text) for line in Docx(paper).paragraphs]


def everything_stored():
    """Every value of every table, as one text."""
    return "\n".join(
        str(row) for model in apps.get_models() for row in model._base_manager.values_list()
    )


def rows_in_all_tables():
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def test_the_page_tells_for_whom_each_file_is_and_keeps_the_choice(dialogue, client):
    page = client.get(reverse("exports"), {"country": "XK"}).content.decode()

    assert "2 public asks are chosen." in page
    for name in ("upr.xlsx", "treaty-body.docx", "enlargement.docx"):
        assert f'href="/exports/{name}?country=XK"' in page
    assert "Members of the coalition sign in for it." in page


def test_the_matrix_has_a_line_for_each_ask_and_says_what_is_not_known(dialogue, client):
    book = load_workbook(get_file(client, "upr", "xlsx"))

    heads, first, second, *others = book["UPR"].iter_rows(values_only=True)
    told = dict(zip(heads, first, strict=True))
    assert told == told | {
        "No.": 1,
        "Recommendation": dialogue.asks[0].text,
        "In English": dialogue.asks[0].text,
        "Recommended by": "Bridge House",
        "Source": "First dialogue, 1 May 2019, page 2",
        "State concerned": "Kosovo",
        "Addressee": "Ministry of Bridges",
        "Theme": "Schools",
        "Persons concerned": "Not known",
        "In the words of the review": "Supported",
        "Answer and reasons": "Ministry of Bridges: Promised. We agree and begin.",
        "Promises": "1 May 2027: Mend the arch first.",
        "Mean": 0.67,
        "Lowest": 0.33,
        "Highest": 1,
        "Accounts": 2,
        "Address in the register": f"https://hub.example/recommendations/{dialogue.asks[0].code}/",
    }
    unknown = dict(zip(heads, second, strict=True))
    assert {unknown[name] for name in ("In English", "Promises", "Mean", "Answer and reasons")} == {
        "Not known"
    }
    assert len(others) == 3


def test_the_matrix_tells_how_it_was_made(dialogue, client):
    book = load_workbook(get_file(client, "upr", "xlsx", country="XK"))

    notes = [row[0] for row in book["Method"].iter_rows(values_only=True)]
    assert "Chosen: Country: Kosovo (2)." in notes
    assert "Asks in this file: 2 of 2." in notes
    assert "“Not known” means that nobody has told this register. It is not a judgement." in notes


def test_words_of_an_ask_are_no_formula_in_the_matrix(dialogue, client):
    ask = dialogue.asks[4]
    ask.text = '=HYPERLINK("https://evil.example")\x07'
    ask.save()

    book = load_workbook(get_file(client, "upr", "xlsx"))

    cell = book["UPR"].cell(6, 2)
    assert (cell.value, cell.data_type) == ('\'=HYPERLINK("https://evil.example") ', "s")


def test_the_follow_up_table_puts_the_accounts_side_by_side_and_proposes_no_grade(dialogue, client):
    table = Docx(get_file(client, "treaty-body", "docx")).tables[0]

    cells = [[cell.text for cell in row.cells] for row in table.rows[:3]]
    assert cells[0][3:] == [
        "Information from the institution",
        "Information from civil society and monitors",
        "Together",
        "Assessment, left to the committee",
    ]
    assert cells[1][3].startswith("Ministry of Bridges: Done (")
    assert cells[1][4].startswith("Bridge House: Begun (")
    assert cells[1][5:] == ["mean 0.67, from 0.33 to 1.00, accounts: 2", ""]
    assert cells[2][1:] == ["Ministry of Bridges", *["Not known"] * 4, ""]
    assert len(table.rows) == 6


def test_a_reversal_is_told_apart_from_the_mean(dialogue, client):
    from mostura.answer.claims.models import Claim

    Claim.objects.create(
        recommendation=dialogue.asks[2],
        organisation=dialogue.house,
        party="civil_society",
        level="reversed",
    )

    table = Docx(get_file(client, "treaty-body", "docx")).tables[0]

    assert table.rows[3].cells[5].text == "reversed, accounts: 1"


def test_the_contribution_orders_asks_by_cluster_and_chapter(dialogue, client):
    lines = lines_of(get_file(client, "enlargement", "docx"))

    first, second, *others = (ask.text for ask in dialogue.asks)
    kept = {"Heading 1", "Heading 2", "List Number"}
    assert [(style, text) for style, text in lines if style in kept] == [
        ("Heading 1", "Cluster 1: Fundamentals"),
        ("List Number", second),
        ("Heading 2", "Chapter 23: Judiciary"),
        ("List Number", first),
        ("Heading 1", "Without a chapter"),
        *(("List Number", text) for text in others),
        ("Heading 1", "How this was made"),
    ]
    assert ("Normal", "Asks: 1. Answered: 1. With a promise: 1.") in lines
    assert ("Normal", "Asks: 3. Answered: 0. With a promise: 0.") in lines


def test_what_is_invented_is_said_to_be(dialogue, client):
    ask = dialogue.asks[4]
    ask.demonstration = True
    ask.save()

    lines = lines_of(get_file(client, "enlargement", "docx"))

    assert ("List Bullet", "Invented for a demonstration, do not submit: 1.") in lines


def test_drafts_are_in_no_file(dialogue, client):
    ask = dialogue.asks[4]
    ask.state, ask.published_at, ask.text = "draft", None, "Tajni nacrt."
    ask.save()

    book = load_workbook(get_file(client, "upr", "xlsx"))

    assert "Tajni nacrt." not in str(list(book["UPR"].values))


def test_a_wrong_kind_is_not_there_and_a_wrong_choice_is_explained(dialogue, client):
    wrong = reverse("export_file", args=["upr", "docx"])
    right = reverse("export_file", args=["upr", "xlsx"])

    assert client.get(wrong).status_code == 404
    answer = client.get(right, {"country": "ZZ"}, follow=True)
    assert answer.redirect_chain == [(f"{reverse('exports')}?country=ZZ", 302)]
    assert "Select a valid choice." in answer.content.decode()


def test_files_ask_the_database_as_often_for_many_asks_as_for_few(
    dialogue, client, django_assert_num_queries, django_assert_max_num_queries
):
    address = reverse("export_file", args=["upr", "xlsx"])
    client.get(address)
    with django_assert_max_num_queries(60) as few:
        client.get(address, {"country": "XK"})

    with django_assert_num_queries(len(few.captured_queries)):
        client.get(address)


def test_a_member_gets_a_draft_with_the_asks_they_chose(member, dialogue):
    answer = member.post(reverse("special_procedures"), TYPED | {"country": "ME"})

    assert answer["Content-Disposition"] == 'attachment; filename="submission.docx"'
    assert "no-store" in answer["Cache-Control"]
    words = [text for _style, text in lines_of(io.BytesIO(answer.content))]
    assert {
        "Kind of letter: Letter of allegation: it has happened",
        f"Name: {SECRET}",
        "Age: Not known",
        "Where they live: Mostar",
        "Consent: They agreed themselves",
        "The hall was closed to them at night.",
        "Nobody may be named in the letter to the government or in reports.",
        dialogue.asks[3].text,
    } <= set(words)
    assert dialogue.asks[0].text not in words


def test_nothing_of_a_draft_is_stored_not_even_that_it_was_made(member):
    member.get(reverse("special_procedures"))
    before = rows_in_all_tables()

    answer = member.post(reverse("special_procedures"), TYPED)

    assert answer.status_code == 200
    assert rows_in_all_tables() == before
    assert SECRET not in everything_stored()
    assert "The hall was closed" not in everything_stored()


def test_without_consent_there_is_no_draft_and_what_was_typed_is_kept_on_the_page(member):
    typed = TYPED | {"person-0-agreed": "nobody", "submitter": "anonymous"}

    answer = member.post(reverse("special_procedures"), typed)

    page = answer.content.decode()
    assert answer["Content-Type"].startswith("text/html")
    assert str(Refusal.PERSON_SILENT.label) in page
    assert str(Refusal.NO_SUBMITTER.label) in page
    assert SECRET in page
    assert "The hall was closed to them at night." in page


def test_whoever_calls_the_paper_itself_is_refused_too(dialogue):
    nobody = Submission("law", "", "", submitter_agrees=False, circumstances="A law.")

    with pytest.raises(Refused) as refused:
        draft(nobody, [], [])

    assert refused.value.reason == Refusal.NO_SUBMITTER


def test_visitors_write_no_draft(dialogue, client):
    answer = client.post(reverse("special_procedures"), TYPED)

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_an_empty_form_tells_each_thing_that_is_missing_once(member):
    page = member.post(reverse("special_procedures"), {"letter": "allegation"}).content.decode()

    missing = (Refusal.NO_SUBMITTER, Refusal.NOT_REACHABLE, Refusal.NO_CIRCUMSTANCES)
    for refusal in (*missing, Refusal.SUBMITTER_SILENT, Refusal.NO_PERSON):
        assert 1 <= page.count(str(refusal.label)) <= 2  # below its field, and in the summary
    assert "This field is required." not in page
