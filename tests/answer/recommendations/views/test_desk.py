"""The review desk: what each key does, and what happens when two hands are at it."""

import re

import pytest

from mostura.actor import Role
from mostura.answer.recommendations.models import Recommendation
from mostura.listen.documents.models import Suggestion

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(document, suggestions):
    """The address of the review of the paper."""
    return f"/documents/{document.code}/review/"


def text_of(response):
    return " ".join(response.content.decode().split())


def decide(desk, at, number, act, version=1):
    return desk.post(f"{at}{number}/{act}/", {"version": version}, follow=True)


def decisions():
    return dict(Suggestion.objects.order_by("number").values_list("number", "decision"))


def test_the_first_open_suggestion_stands_beside_its_passage(desk, at, suggestions):
    page = text_of(desk.get(at))

    assert "Suggestion 1" in page
    assert f'<blockquote lang="en">{suggestions[0].text}</blockquote>' in page
    assert '<mark class="open here" id="passage">' in page
    assert "the rule's own estimate: 90 of 100" in page.replace("&#x27;", "'")
    assert "(the sentence says who should)" in page


def test_after_a_decision_the_next_one_comes_with_a_way_back(desk, at):
    page = text_of(decide(desk, at, 1, "accept"))

    assert "Suggestion 1 was accepted." in page
    assert "Suggestion 2" in page
    assert f'action="{at}1/reopen/"' in page
    assert 'tabindex="-1" autofocus' in page


def test_a_double_click_says_nothing_and_goes_on(desk, at):
    decide(desk, at, 1, "accept")

    page = text_of(decide(desk, at, 1, "accept"))

    assert "Suggestion 2" in page
    assert "in the meantime" not in page
    assert Recommendation.objects.count() == 1


def test_another_decision_made_meanwhile_is_said(desk, at):
    decide(desk, at, 1, "dismiss")

    page = text_of(decide(desk, at, 1, "accept"))

    assert "Somebody has decided on this suggestion in the meantime." in page
    assert decisions()[1] == "dismissed"


def test_a_page_of_yesterday_decides_nothing(desk, at, suggestions):
    desk.post(f"{at}1/edit/", {"version": 1, "text": "Mend it.", "addressees": ""})

    page = text_of(decide(desk, at, 1, "accept", version=1))

    assert "Somebody else changed this in the meantime." in page
    assert "Mend it." in page
    assert decisions()[1] == "open"


def test_joining_shows_the_joined_one_and_how_to_undo_it(desk, at):
    page = text_of(decide(desk, at, 2, "merge"))

    assert "Suggestion 4" in page
    assert "Undo the joining" in page

    decide(desk, at, 2, "reopen", version=2)

    assert decisions() == {1: "open", 2: "open", 3: "open"}


def test_the_first_has_nothing_to_be_joined_to(desk, at):
    page = text_of(decide(desk, at, 1, "merge"))

    assert "There is no suggestion before this one to join it to." in page


def test_joining_is_offered_where_there_is_one_before(desk, at):
    offers = ["Join to the one before" in text_of(desk.get(f"{at}{number}/")) for number in (1, 2)]

    assert offers == [False, True]


def test_joining_is_not_offered_when_the_one_before_was_dismissed(desk, at):
    page = text_of(decide(desk, at, 1, "dismiss"))

    assert "Suggestion 2" in page
    assert "Join to the one before" not in page


def test_the_desk_names_institutions_in_the_language_of_the_reader(desk, at):
    desk.cookies["language"] = "sr"

    page, form = text_of(desk.get(f"{at}1/")), text_of(desk.get(f"{at}1/edit/"))

    assert "<b>Министарство мостова</b>" in page
    assert 'value="Министарство мостова" list=' in form


def test_an_addressee_that_nobody_touched_stays_what_it_was(desk, at, suggestions):
    desk.cookies["language"] = "sr"
    was = suggestions[0].addressees
    typed = {"version": 1, "text": "Mend it.", "addressees": ["Министарство мостова", "", ""]}

    assert desk.post(f"{at}1/edit/", typed).status_code == 302

    suggestions[0].refresh_from_db()
    assert (suggestions[0].text, suggestions[0].addressees) == ("Mend it.", was)


def test_the_forms_begin_in_the_text_beside_the_passage(desk, at, suggestions):
    for form in ("edit", "split"):
        page = text_of(desk.get(f"{at}1/{form}/"))

        assert page.count("autofocus") == 1
        assert re.search(r'<textarea name="text"[^>]* autofocus', page)
        assert f"<mark>{suggestions[0].text}</mark>" in page


def test_names_are_completed_from_those_who_are_asked(desk, at, ministry):
    ministry.from_pack = True
    ministry.save()

    page = text_of(desk.get(f"{at}3/edit/"))

    assert '<datalist id="id_addressees_known"><option value="Ministry of Bridges">' in page
    assert page.count('name="addressees"') == 2


def test_themes_are_folded_unless_one_is_chosen(desk, at):
    page = text_of(desk.get(f"{at}1/edit/"))

    assert "<details open><summary>Themes (1)</summary>" in page
    assert "<details><summary>Markers</summary>" in page


def test_splitting_shows_the_parts_and_how_to_undo_it(desk, at):
    words = {"version": 1, "text": "Mend the bridge.\r\n\r\nDo so by 2027."}
    page = text_of(desk.post(f"{at}1/split/", words, follow=True))

    assert "Undo the split" in page
    assert decisions() == {1: "split", 2: "open", 3: "open", 4: "open", 5: "open"}


def test_a_split_into_one_keeps_what_was_typed(desk, at):
    page = text_of(desk.post(f"{at}1/split/", {"version": 1, "text": "Only this."}))

    assert "Put an empty line between the asks to split them; there is only one." in page
    assert "Only this.</textarea>" in page


def test_a_stale_edit_shows_both_texts(desk, at):
    address = f"{at}3/edit/"
    desk.post(address, {"version": 1, "text": "Open it on Mondays.", "addressees": ""})

    page = text_of(desk.post(address, {"version": 1, "text": "Open it now.", "addressees": ""}))

    assert "As it stands now" in page
    assert "Open it on Mondays." in page
    assert "Open it now.</textarea>" in page


def test_what_is_marked_in_the_paper_comes_along(desk, at):
    page = text_of(desk.get(f"{at}missed/", {"passage": "That was all."}))

    assert "That was all.</textarea>" in page


def test_when_all_is_decided_the_page_offers_to_publish(desk, at, document):
    for number in (1, 2, 3):
        page = text_of(decide(desk, at, number, "dismiss"))

    assert "Everything is decided" in page
    assert "It asks for nothing; it becomes public as it is." in page
    assert "No ask was found" not in page
    publish = f"/documents/{document.code}/publish/"
    assert [desk.post(publish)["Location"] for _click in range(2)] == [
        f"/documents/{document.code}/"
    ] * 2


def test_nothing_is_published_while_something_is_open(desk, at, document):
    page = text_of(desk.post(f"/documents/{document.code}/publish/", follow=True))

    assert "Some suggestions still wait for a decision." in page


def test_the_desk_is_not_for_everyone(client, client_of, organisation, stranger, at):
    other = client_of(Role.EDITOR, type(organisation).objects.get(code="river-side"))
    member = client_of(Role.MEMBER, organisation)

    assert client.get(at).status_code == 302
    assert other.get(at).status_code == 404
    assert member.get(at).status_code == 403
    assert other.post(f"{at}1/accept/", {"version": 1}).status_code == 404
    assert set(decisions().values()) == {"open"}


def test_an_unknown_act_or_number_is_not_found(desk, at):
    assert desk.post(f"{at}1/burn/", {"version": 1}).status_code == 404
    assert desk.get(f"{at}99/").status_code == 404
