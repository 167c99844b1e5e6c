"""Web pages give the text that a reader came for."""

import pytest

from mostura.engines.reading.formats import structure
from mostura.engines.reading.formats.unreadable import Reason, Unreadable

STORY = (
    "The mayors of the river towns and the guards of the dams met in Ada for two days, and "
    "spoke about the floods of last spring, the boats of the schools, and what should be done."
)
PAGE = f"""<!DOCTYPE html><html lang="sr-Latn"><head><title>River forum | Town paper</title>
<style>p {{ color: red }}</style><script>alert("no")</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><h1>What the river towns agreed</h1>
<p>{STORY}</p><p>{STORY.replace("two", "three")}</p>
<h2>What is asked</h2>
<p>The forum asks the towns to:</p>
<ul><li>mend every dam above the old mill before the snow melts;</li>
<li>tell people downstream<ul><li>by letter</li></ul></li></ul>
<ol><li>Buy a boat for the school.</li><li>Hire a guard for the dam.</li></ol>
</main><footer>All rights reserved by the town paper</footer></body></html>"""


def test_headings_and_lists_are_kept_and_navigation_is_dropped(blocks):
    assert blocks(PAGE) == [
        "heading What the river towns agreed",
        f"paragraph {STORY}",
        f"paragraph {STORY.replace('two', 'three')}",
        "heading What is asked",
        "paragraph The forum asks the towns to:",
        "item • mend every dam above the old mill before the snow melts;",
        "item • tell people downstream",
        "item • by letter",
        "item 1. Buy a boat for the school.",
        "item 2. Hire a guard for the dam.",
    ]


def test_a_page_names_its_title_and_language(read):
    structured = read(PAGE)

    assert structured.title == "What the river towns agreed"
    assert structured.declared_language == "sr-Latn"
    assert structured.pages == 0


def test_a_page_in_which_the_extractor_finds_nothing_is_walked(blocks):
    source = "<html><body><div>Mend the dam.<br><br>Buy a boat.</div></body></html>"

    assert blocks(source) == ["paragraph Mend the dam.", "paragraph Buy a boat."]


def test_items_typed_with_bullets_and_breaks_are_items(blocks):
    source = (
        "<html><body><p>The forum asks the towns to do this:<br>• mend the dam;<br>"
        "• buy a boat for the school.</p></body></html>"
    )

    assert blocks(source) == [
        "paragraph The forum asks the towns to do this:",
        "item • mend the dam;",
        "item • buy a boat for the school.",
    ]


@pytest.mark.parametrize("encoding", ["windows-1250", "utf-8", "utf-16"])
def test_a_page_is_read_in_its_encoding(encoding, read):
    page = (
        f'<html><head><meta charset="{encoding}"></head><body><p>Općina će čuvati nasip, a škole '
        "žele čamac za đake.</p></body></html>"
    )

    assert read(page.encode(encoding)).text == (
        "Općina će čuvati nasip, a škole žele čamac za đake."
    )


def test_a_page_that_names_the_wrong_encoding_is_read_in_the_right_one(read):
    page = '<html><head><meta charset="utf-8"></head><body><p>Želimo čamac za škole.</p></body>'

    assert read(page.encode("cp1250")).text == "Želimo čamac za škole."


def test_a_page_nested_too_deeply_is_refused():
    page = "<html><body>" + "<div>" * 5_000 + "deep" + "</div>" * 5_000

    with pytest.raises(Unreadable) as refused:
        structure(page.encode())

    assert refused.value.code == Reason.TOO_DEEP


def test_a_page_without_any_text_has_no_blocks(read):
    assert read("<html><body><script>x = 1</script></body></html>").blocks == ()


def test_menus_made_of_links_are_dropped_where_a_page_does_not_name_its_parts(read):
    menu = "".join(f'<div><a href="/{n}">Part {n} of the town paper</a></div>' for n in range(8))
    story = f"<h2>What the towns agreed</h2><p>{STORY}</p><p>{STORY} It was warm.</p>"

    text = read(f"<html><body>{menu}{story}{menu}</body></html>").text

    assert text == f"What the towns agreed {STORY} {STORY} It was warm."
