"""Finding organisations in any script, and knowing who is addressed."""

import pytest
from django.utils.translation import override

from mostura.actor import VISITOR
from mostura.ground.organisations.actions.registry import add_name
from mostura.ground.organisations.models import order_of_reader
from mostura.ground.organisations.policy.registry import Facts, Kind, Named
from mostura.ground.organisations.queries import registry as queries
from mostura.ground.organisations.queries.addressees import Reason, resolve, resolve_all
from mostura.shell.search import Tier

MINISTRIES = (
    ("Ministry of Justice", "RS", "rs-ministry-of-justice"),
    ("Ministarstvo pravde", "ME", "me-ministry-of-justice"),
    ("министерство за правда", "MK", "mk-ministry-of-justice"),
    ("Ministria e Drejtesise", "AL", "al-ministry-of-justice"),
    ("the Council of Ministers", "BA", "ba-government"),
    ("Kosovska policija", "", "xk-police"),
    ("Vijeće Evrope", "", "council-of-europe"),
    ("Савет Европе", "RS", "council-of-europe"),
    ("EU-Mitgliedstaaten", "", "eu-member-states"),
    ("Regional Youth Cooperation Office", "XK", "ryco"),
    ("ОБСЕ", "MK", "osce"),
    ("OSBE", "AL", "osce"),
    ("Visoko sudsko i tužilačko vijeće BiH", "", "ba-judicial-council"),
)


@pytest.mark.parametrize("words", ["Мост суседа", "most suseda", "MOST SUSEDA", "Мост ђурђевак",
                                   "most đurđevak", "most djurdjevak"])  # fmt: skip
def test_script_and_diacritics_do_not_matter(bridge, add, words):
    add(en="Something else")

    keys = queries.found(VISITOR, queries.Asked(words), Tier.EXACT)

    assert keys == [bridge.pk]


def test_the_exact_name_comes_before_longer_ones(add):
    longer = add(en="Lantern of the Valley and the Hills")
    exact = add(en="Lantern")
    add(en="Lantern Keepers", facts=Facts(country="RS"))

    keys = queries.found(VISITOR, queries.Asked("lantern"), Tier.EXACT)

    assert keys[0] == exact.pk
    assert len(keys) == 3
    assert longer.pk in keys


def test_filters_narrow_what_words_find(add):
    here = add(en="Willow Forum", facts=Facts(kind=Kind.MEDIA, country="RS"))
    add(en="Willow Forum", facts=Facts(kind=Kind.CSO, country="RS"))
    add(en="Willow Forum", facts=Facts(kind=Kind.MEDIA, country="AL"))

    asked = queries.Asked("willow", kinds=["media"], countries=["RS"])

    assert queries.found(VISITOR, asked, Tier.EXACT) == [here.pk]


def test_entries_that_may_be_the_same_are_shown_with_each_other(add):
    one = add(en="Spring", facts=Facts(country="RS", website="https://spring.example"))
    by_name = add(en="Something", sr="Spring", facts=Facts(country="RS"))
    by_domain = add(en="Well", facts=Facts(country="AL", website="http://www.spring.example/a"))
    add(en="Spring", facts=Facts(country="AL"))
    add(en="Page", facts=Facts(country="RS", website="https://facebook.com/page"))

    assert list(queries.alike(VISITOR, one)) == [by_name, by_domain]


def test_hosts_that_many_share_make_nobody_alike(add):
    one = add(en="One page", facts=Facts(country="RS", website="https://facebook.com/one"))
    add(en="Two page", facts=Facts(country="RS", website="https://facebook.com/two"))

    assert list(queries.alike(VISITOR, one)) == []


def test_names_that_several_share_are_listed_by_country(add):
    one = add(en="Twin House", facts=Facts(country="RS"))
    other = add(en="twin house", facts=Facts(country="RS"))
    add(en="Twin House", facts=Facts(country="AL"))

    assert queries.repeated_names(VISITOR) == [("twin house", "RS", [one, other])]


def test_a_text_about_a_country_means_its_own_institutions(institutions):
    likeliest = {
        (name, country): resolve(VISITOR, name, country=country)[0].organisation.code
        for name, country, _code in MINISTRIES
    }

    assert likeliest == {(name, country): code for name, country, code in MINISTRIES}


def test_bodies_of_other_countries_follow_weakened(institutions):
    candidates = resolve(VISITOR, "Ministry of Justice", country="ME")

    assert candidates[0].organisation.country == "ME"
    assert candidates[0].strength > 1.9 * candidates[1].strength
    assert candidates[0].reason == Reason.ALIAS


def test_a_small_word_is_no_abbreviation(institutions):
    assert resolve(VISITOR, "WHO")[0].organisation.code == "who"
    assert Reason.ABBREVIATION not in {one.reason for one in resolve(VISITOR, "who")}


def test_words_alone_are_a_weak_reason(institutions):
    best = resolve(VISITOR, "youth cooperation office")[0]

    assert (best.organisation.code, best.reason) == ("ryco", Reason.WORDS)
    assert best.strength < 0.5


def test_nobody_is_meant_by_words_nobody_bears(institutions):
    assert resolve(VISITOR, "zxqv wvut") == []
    assert resolve(VISITOR, "") == []


def test_a_joined_entry_leads_to_the_one_that_stands(bridge, add, office):
    from mostura.ground.organisations.actions.joining import join_organisations

    twin = add(en="Neighbourly Bridge")
    join_organisations(bridge, joined=twin, by=office)

    assert [one.organisation for one in resolve(VISITOR, "Neighbourly Bridge")] == [bridge]


def test_many_names_cost_as_many_queries_as_few(institutions, django_assert_num_queries):
    names = [name for name, _country, _code in MINISTRIES]
    with django_assert_num_queries(2):
        resolve_all(VISITOR, names[:2])

    with django_assert_num_queries(2):
        answers = resolve_all(VISITOR, names)

    assert all(answers.values())


@pytest.mark.parametrize(
    ("language", "places"),
    [
        ("en", ["Bridge", "Dialogue", "Garden", "Zebra"]),
        ("sq", ["Bridge", "Dialogue", "Dhjeta", "Gjelbër"]),
        ("sr-latn", ["Bridge", "Dijalog", "Džep", "Đerdan"]),
        ("sr", ["Дијалог", "Ђердан", "Џеп", "Bridge"]),
    ],
)
def test_lists_stand_in_the_order_of_the_names_that_the_reader_sees(add, language, places):
    add(en="Zebra", sq="Gjelbër", sr="Џеп")
    add(en="Garden", sq="Dhjeta", sr="Ђердан")
    add(en="Dialogue", sr="Дијалог")
    add(en="Bridge")

    with override(language):
        listed = queries.with_names(queries.listed(VISITOR, queries.Asked(), (order_of_reader(),)))
        shown = [one.label for one in listed]

    assert shown == places


def test_a_new_name_moves_an_organisation_in_the_lists_of_its_language_only(add, office):
    moved, stays = add(en="Anchor"), add(en="Compass")

    add_name(moved, named=Named("sq", "Zemra"), by=office)

    def order_in(language):
        with override(language):
            return [*queries.listed(VISITOR, queries.Asked(), (order_of_reader(),))]

    assert order_in("sq") == [stays, moved]
    assert order_in("en") == [moved, stays]
