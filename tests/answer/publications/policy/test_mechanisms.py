"""Where asks are carried to, and what stands against a draft."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mostura.answer.publications.policy.mechanisms import (
    Concerned,
    Heading,
    Refusal,
    Shelf,
    Submission,
    UprPosition,
    in_words_of_the_review,
    refusals,
    shelves,
)

ANA = Concerned("Ana Mostar", "themselves")
WHOLE = Submission(
    letter="allegation",
    submitter="Iva Brdo",
    reached_at="iva@house.example",
    submitter_agrees=True,
    circumstances="The hall was closed to them.",
    persons=(ANA,),
)
FUNDAMENTALS, MARKET = Heading(1, 1), Heading(2, 2)
JUDICIARY, SECURITY, GOODS = Heading(11, 23, 1), Heading(12, 24, 1), Heading(13, 1, 2)
HEADINGS = [FUNDAMENTALS, MARKET, JUDICIARY, SECURITY, GOODS]


def test_a_whole_draft_with_everyones_agreement_is_made():
    assert refusals(WHOLE) == []


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"submitter": "  "}, Refusal.NO_SUBMITTER),
        ({"submitter": "Anonymous"}, Refusal.NO_SUBMITTER),
        ({"submitter": "Анонимно"}, Refusal.NO_SUBMITTER),
        ({"submitter": "N. N."}, Refusal.NO_SUBMITTER),
        ({"submitter": "???"}, Refusal.NO_SUBMITTER),
        ({"reached_at": " "}, Refusal.NOT_REACHABLE),
        ({"submitter_agrees": False}, Refusal.SUBMITTER_SILENT),
        ({"circumstances": "\n"}, Refusal.NO_CIRCUMSTANCES),
        ({"persons": ()}, Refusal.NO_PERSON),
        ({"persons": (ANA, Concerned("", "themselves"))}, Refusal.NAMELESS_PERSON),
        ({"persons": (ANA, Concerned("Ivo", "nobody"))}, Refusal.PERSON_SILENT),
        ({"persons": (ANA, Concerned("Ivo", ""))}, Refusal.PERSON_SILENT),
        ({"persons": (ANA, Concerned("Ivo", "of course"))}, Refusal.PERSON_SILENT),
    ],
)
def test_each_thing_that_is_missing_stands_against_it(change, refusal):
    assert refusals(dataclasses.replace(WHOLE, **change)) == [refusal]


def test_a_letter_on_a_law_needs_no_person_but_asks_those_it_names():
    law = dataclasses.replace(WHOLE, letter="law", persons=())

    assert refusals(law) == []
    assert refusals(dataclasses.replace(law, persons=(Concerned("Ivo", "nobody"),))) == [
        Refusal.PERSON_SILENT
    ]


def test_a_family_may_agree_for_who_cannot_be_asked():
    gone = dataclasses.replace(WHOLE, persons=(Concerned("Ivo", "family"),))

    assert refusals(gone) == []


def test_an_empty_form_hears_of_everything_at_once():
    assert refusals(Submission("allegation", "", "", submitter_agrees=False, circumstances="")) == [
        Refusal.NO_SUBMITTER,
        Refusal.NOT_REACHABLE,
        Refusal.SUBMITTER_SILENT,
        Refusal.NO_CIRCUMSTANCES,
        Refusal.NO_PERSON,
    ]


@given(st.lists(st.sampled_from(["themselves", "family", "nobody", "", "x"]), max_size=5))
def test_no_draft_is_made_while_one_person_has_not_agreed(agreements):
    persons = tuple(Concerned(f"Ime {sign}", sign) for sign in agreements)

    silent = any(sign not in {"themselves", "family"} for sign in agreements)
    against = refusals(dataclasses.replace(WHOLE, persons=persons))
    assert (Refusal.PERSON_SILENT in against) == silent


def test_only_a_whole_yes_is_support_in_the_words_of_the_review():
    kinds = ("accepted", "partly", "noted", "declined", "")

    assert [in_words_of_the_review(kind) for kind in kinds] == [
        UprPosition.SUPPORTED,
        UprPosition.NOTED,
        UprPosition.NOTED,
        UprPosition.NOTED,
        None,
    ]


def test_asks_stand_below_their_chapters_in_the_order_of_the_methodology():
    tagged = {5: [13], 6: [12, 99], 7: [11], 8: [2], 9: [1], 10: []}

    assert shelves(tagged, HEADINGS, [5, 6, 7, 8, 9, 10, 11]) == [
        Shelf(1, 0, (9,)),
        Shelf(1, 11, (7,)),
        Shelf(1, 12, (6,)),
        Shelf(2, 0, (8,)),
        Shelf(2, 13, (5,)),
        Shelf(0, 0, (10, 11)),
    ]


def test_an_ask_with_several_chapters_stands_below_each_and_not_below_their_cluster_again():
    assert shelves({5: [1, 11, 13]}, HEADINGS, [5]) == [Shelf(1, 11, (5,)), Shelf(2, 13, (5,))]


@given(
    st.dictionaries(
        st.integers(1, 30), st.lists(st.sampled_from([1, 2, 11, 12, 13, 99])), max_size=20
    )
)
def test_no_ask_is_lost_and_none_stands_twice_on_one_shelf(tagged):
    found = shelves(tagged, HEADINGS, tagged)

    assert {ask for shelf in found for ask in shelf.asks} == set(tagged)
    assert all(len(shelf.asks) == len(set(shelf.asks)) for shelf in found)
