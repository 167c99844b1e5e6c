import pytest
from django.core.management import call_command


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_visitor_sees_the_countries_on_a_map_with_the_footnote(client, loaded):
    text = page(client, "/places/")

    assert text.count('class="shape ') == 6
    assert "Kosovo*" in text
    assert "without prejudice" in text


def test_a_visitor_finds_a_place_in_the_other_script(client, loaded):
    text = page(client, "/places/?q=%D0%A1%D1%83%D0%B1%D0%BE%D1%82%D0%B8%D1%86%D0%B0")

    assert 'href="/places/RS-3189595/"' in text


def test_a_search_without_a_hit_says_so_and_keeps_the_words(client, loaded):
    text = page(client, "/places/?q=Qqqq")

    assert "No place has this name" in text
    assert 'value="Qqqq"' in text


def test_a_place_tells_its_names_and_what_lies_in_it(client, loaded):
    text = page(client, "/places/XK-peje/")

    assert "Pejë / Peć" in text
    assert '<dd lang="sr-Cyrl">Пећ</dd>' in text
    assert 'href="/places/XK-787157/"' in text


@pytest.mark.parametrize("code", ["XK", "BA-BIH", "MK-KH", "RS-792680"])
def test_every_kind_of_place_costs_the_same_few_questions(
    client, loaded, code, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8):
        page(client, f"/places/{code}/")


def test_an_unknown_place_is_not_found(client, loaded):
    assert client.get("/places/XX-nowhere/").status_code == 404


def test_a_hub_without_places_says_who_loads_them(client, db, settings, tmp_path):
    settings.MOSTURA_REGION = tmp_path

    assert "mostura load_places" in page(client, "/places/")


def test_the_commands_build_and_load(db, settings, tmp_path, lexica, region, capsys):
    settings.MOSTURA_LEXICA = lexica
    settings.MOSTURA_REGION = tmp_path

    call_command("build_region_pack")
    call_command("build_region_pack")
    call_command("load_places")

    said = capsys.readouterr().out
    assert "Region pack built: 1857 places" in said
    assert "Region pack is up to date: 1857 places." in said
    assert "Places: 1857 added, 0 changed" in said
