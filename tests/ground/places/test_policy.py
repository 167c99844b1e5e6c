from mostura.actor import CLOCK, VISITOR, Actor, Role
from mostura.ground.places import policy

NAMES = {"en": "Skopje", "mk": "Скопје", "sr": "Скопље", "sr-latn": "Skoplje", "sq": "Shkup"}


def test_readers_see_a_name_in_their_language_and_script():
    seen = {code: policy.name_for(code, NAMES) for code in ("en", "mk", "sr", "sr-latn", "sq")}

    assert seen == NAMES


def test_a_missing_name_gives_way_to_the_one_its_readers_know_best():
    seen = [policy.name_for(code, NAMES) for code in ("hr", "cnr", "de", "fr")]

    assert seen == ["Skoplje", "Skoplje", "Skopje", "Skopje"]


def test_a_place_with_only_a_local_name_is_never_nameless():
    assert policy.name_for("de", {"sq": "Lumardh"}) == "Lumardh"
    assert policy.name_for("de", {}) == ""


def test_names_sort_by_their_bare_letters():
    names = ["Čaška", "Demir Kapija", "Centar", "Žabljak", "Bar"]

    assert sorted(names, key=policy.alphabetical) == [
        "Bar",
        "Čaška",
        "Centar",
        "Demir Kapija",
        "Žabljak",
    ]


def test_only_an_operator_or_the_set_up_brings_places_in():
    operator = Actor(person_id=3, roles=frozenset({Role.OPERATOR}))
    editor = Actor(person_id=4, roles=frozenset({Role.EDITOR}))

    answers = [policy.refusal_to_load(actor) for actor in (CLOCK, operator, editor, VISITOR)]

    assert answers == [None, None, policy.Refusal.NOT_OPERATOR, policy.Refusal.NOT_OPERATOR]
