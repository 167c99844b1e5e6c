"""What a reader of the register finds, and what stays out of their sight."""

import pytest

from mostura.actor import VISITOR
from mostura.answer.recommendations.actions import describing, reviewing
from mostura.answer.recommendations.jobs import index_named
from mostura.answer.recommendations.models import Located
from mostura.answer.recommendations.policy import State
from mostura.answer.recommendations.queries import facets
from mostura.answer.recommendations.queries import register as queries
from mostura.answer.recommendations.queries.register import Figures, Filters
from mostura.ground.organisations.models import Organisation
from mostura.ground.places.models import Place
from mostura.shell.search import folded

pytestmark = pytest.mark.django_db


def choices_of(actor):
    return facets.labels(facets.choices(actor))


def texts(actor, **asked):
    return [one.text for one in queries.register(actor, Filters(**asked))]


@pytest.fixture
def draft(make, editor):
    """An ask of a paper that is not public."""
    paper = make("Keep this bridge to ourselves.", title="Hidden paper")
    return reviewing.accept_suggestion(paper.suggestions.get(), version=1, by=editor)


@pytest.fixture
def there(published):
    """The first ask concerns a country."""
    country = Place.objects.create(
        code="XK", country_code="XK", kind="country", names={"en": "Kosovo"},
        latitude=42, longitude=20, position=1,
    )  # fmt: skip
    Located.objects.create(recommendation=published[0], place=country)
    return country


def test_the_newest_stands_first_unless_asked_otherwise(published):
    oldest_first = [one.text for one in published]

    assert texts(VISITOR) == oldest_first[::-1]
    assert texts(VISITOR, order="oldest") == oldest_first


def test_each_filter_leaves_what_it_names(published, document, there):
    mend, fund, hall = (one.text for one in published)

    assert texts(VISITOR, addressee="ministry-of-bridges") == [mend]
    assert texts(VISITOR, addressee=queries.NOBODY) == [hall]
    assert texts(VISITOR, theme="bridges") == [mend]
    assert texts(VISITOR, marker="yps") == []
    assert texts(VISITOR, country="XK") == [mend]
    assert texts(VISITOR, document=document.code) == [hall, fund, mend]
    assert texts(VISITOR, document="nosuch") == []


def test_an_addressee_that_was_joined_counts_as_the_one_it_became(published, ministry):
    whole = Organisation.objects.create(code="infrastructure", name="Infrastructure")
    ministry.joined_into = whole
    ministry.save()

    assert texts(VISITOR, addressee="infrastructure") == [published[0].text]
    assert list(queries.asked_of(VISITOR, whole)) == [published[0].pk]
    assert ("infrastructure", "Infrastructure (1)") in choices_of(VISITOR)["addressee"]


def test_drafts_are_for_those_who_work_on_them(published, draft, editor, stranger):
    assert texts(editor, state=State.DRAFT) == [draft.text]

    assert texts(stranger, state=State.DRAFT) == []
    assert texts(VISITOR, state=State.DRAFT) == []
    assert draft.text not in texts(VISITOR) + texts(editor)


def test_a_hidden_draft_is_in_no_count_and_no_search(published, draft):
    found = queries.found(queries.register(VISITOR, Filters()), Filters(q="bridge"))

    assert found.exact == [published[0].pk]
    assert found.looser == []
    assert queries.figures(VISITOR) == Figures(asked=3, documents=1, addressees=1, since_year=None)
    assert dict(choices_of(VISITOR)["document"]) == {
        published[0].origins.get().document.code: "Round table"
    }
    portions = queries.exported(VISITOR, Filters()).portions
    assert draft.pk not in [one.pk for portion in portions for one in portion]


def test_choices_count_what_they_lead_to(published, there):
    choices = choices_of(VISITOR)

    assert choices["addressee"] == [
        ("ministry-of-bridges", "Ministry of Bridges (1)"),
        ("nobody", "Nobody named"),
    ]
    assert choices["theme"] == [("bridges", "Bridges (1)")]
    assert choices["marker"] == []
    assert choices["country"] == [("XK", "Kosovo (1)")]


def test_choices_follow_the_ledger(published, editor):
    assert choices_of(VISITOR)["theme"] == [("bridges", "Bridges (1)")]

    describing.withdraw_recommendation(published[0], reason="A mistake.", by=editor)

    assert choices_of(VISITOR)["theme"] == []


def test_words_find_both_scripts_and_any_diacritics(published, editor):
    describing.translate_recommendation(
        published[1], language="sr", text="Донатори треба да плате омладинске клубове.", by=editor
    )

    for words in ("омладинске клубове", "omladinske klubove", "OMLADINSKE"):
        found = queries.found(queries.register(VISITOR, Filters()), Filters(q=words))
        assert (found.exact, found.total) == ([published[1].pk], 1)


@pytest.mark.parametrize("words", ["Ministry of Bridges", "ministarstvo mostova", "министарство"])
def test_the_name_of_an_addressee_finds_what_it_was_asked(published, words):
    found = queries.found(queries.register(VISITOR, Filters()), Filters(q=words))

    assert found.exact == [published[0].pk]


def test_a_new_name_of_an_addressee_finds_what_it_was_asked(published, ministry):
    name = "Zyra e Urave"
    ministry.names.create(language="sq", name=name, folded=folded(name))

    index_named(1, organisation=ministry.pk, language="sq", kind="official")

    found = queries.found(queries.register(VISITOR, Filters()), Filters(q="zyra urave"))
    assert found.exact == [published[0].pk]


def test_words_of_the_ask_and_the_name_of_the_addressee_go_together(published):
    found = queries.found(queries.register(VISITOR, Filters()), Filters(q="министарство 2027"))

    assert found.exact == [published[0].pk]


def test_what_only_looks_alike_stands_apart(published):
    found = queries.found(queries.register(VISITOR, Filters()), Filters(q="briges"))

    assert published[0].pk not in found.exact
    assert set(found.looser).isdisjoint(found.exact)


def test_words_and_filters_hold_together(published):
    chosen = queries.register(VISITOR, Filters(theme="bridges"))

    assert queries.found(chosen, Filters(q="donors")).exact == []
    assert queries.found(chosen, Filters(q="bridge")).exact == [published[0].pk]


def test_found_asks_can_be_read_by_age(published):
    filters = Filters(q="the", order="oldest")
    found = queries.found(queries.register(VISITOR, filters), filters)

    assert found.exact == sorted(found.exact)


def test_the_page_of_an_addressee_knows_its_themes(published, ministry, themes):
    asked = queries.asked_of(VISITOR, ministry)

    assert list(asked) == [published[0].pk]
    assert queries.themes_among(VISITOR, asked) == [(themes[0], 1)]


def test_the_page_of_a_country_knows_who_is_asked(published, there, ministry):
    asked = queries.asked_in(VISITOR, "XK")

    assert list(asked) == [published[0].pk]
    assert queries.bodies_among(VISITOR, asked) == [(ministry, 1)]
    assert queries.countries(VISITOR) == {"XK": 1}
