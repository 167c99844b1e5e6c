"""The synthesis of a dialogue: its page, its prints, its papers."""

import builtins
import datetime as dt
import io
import os
import subprocess
import sys

import pikepdf
import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone, translation
from docx import Document as Docx

from mostura.actor import VISITOR
from mostura.answer.correspondence.models import Asking
from mostura.answer.publications.frames import papers
from mostura.answer.publications.frames.sections import sections_of
from mostura.answer.publications.queries.synthesis import Scope, synthesis

A_DAY = dt.timedelta(days=1)


def sections(scope=Scope()):  # noqa: B008
    found = synthesis(VISITOR, scope)
    told = sections_of(found, timezone.now(), 20, scope.since)
    return {section.key: [entry.ask.text for entry in section.entries] for section in told}


def paper(kind, scope=Scope()):  # noqa: B008
    found = synthesis(VISITOR, scope)
    told = sections_of(found, timezone.now(), 500, scope.since)
    return papers.paper_of(kind, papers.Made(found, told, scope.since))


def text_of(pdf):
    with pypdfium2.PdfDocument(pdf) as opened:
        whole = "\n".join(page.get_textpage().get_text_bounded() for page in opened)
    return " ".join(whole.replace("\x02", "").split())


def put_again(dialogue, text):
    """One more ask with a place, a paper and an answer."""
    ask = type(dialogue.asks[0]).objects.create(
        text=text, language="en", organisation=dialogue.house, state="published",
        published_at=timezone.now(),
    )  # fmt: skip
    ask.origins.create(document=dialogue.new, passage=text, start=0, end=len(text))
    ask.located_set.create(place=dialogue.places["ME"])
    asking = Asking.objects.create(
        recommendation=ask, organisation=dialogue.ministry, basis="none", time_zone="UTC",
        state="answered",
    )  # fmt: skip
    asking.steps.create(kind="sent", at=timezone.now())
    asking.answers.create(kind="noted", reasons="Read.", language="en")


def fonts_of(pdf):
    """The names of the fonts of a PDF, and whether each of them lies in the file."""
    found = {}
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for one in opened.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor":
                held = any(key in one for key in ("/FontFile", "/FontFile2", "/FontFile3"))
                found[str(one["/FontName"]).partition("+")[2]] = held
    return found


def test_asks_stand_where_they_were_asked_with_the_newest_words_of_a_family(dialogue):
    en, sr, sq, latin, region = (ask.text for ask in dialogue.asks)

    assert en not in str(sections())
    assert sections() == {
        "several": [sr],
        "differing": [sr],
        "one_country": [sq, latin],
        "no_country": [region],
    }


def test_a_scope_of_one_country_and_one_paper_holds_only_what_is_in_both(dialogue):
    scope = Scope(documents=(dialogue.new.code,), country="XK")

    assert sections(scope) == {"one_country": [dialogue.asks[2].text]}


def test_moved_since_looks_at_steps_and_accounts_from_the_beginning_of_the_day(dialogue):
    day = timezone.localdate(dialogue.moved)

    assert sections(Scope(since=day))["moved"] == [dialogue.asks[1].text]
    assert "moved" not in sections(Scope(since=day + A_DAY))


def test_drafts_are_in_no_synthesis(dialogue):
    dialogue.asks[4].__class__.objects.filter(pk=dialogue.asks[4].pk).update(
        state="draft", published_at=None
    )

    assert "no_country" not in sections()


def test_the_number_of_queries_does_not_depend_on_the_number_of_asks(
    dialogue, django_assert_max_num_queries, django_assert_num_queries
):
    with django_assert_max_num_queries(30) as few:
        sections()
    for number in range(12):
        put_again(dialogue, f"Mend it, once more: {number}.")

    with django_assert_num_queries(len(few.captured_queries)):
        sections()


def test_the_page_says_what_moved_since_which_day_and_links_to_each_passage(dialogue, client):
    day = timezone.localdate(dialogue.moved)

    page = client.get(reverse("synthesis"), {"since": f"{day}"}).content.decode()

    first, second = dialogue.asks[:2]
    assert f"What has moved since {day.day} {day:%B} {day.year}" in page
    assert (
        f'<a href="/recommendations/{first.code}/#said">First dialogue (2019), page 2</a>' in page
    )
    assert (
        f'<a href="/recommendations/{second.code}/#said">Second dialogue (2024), page 2</a>' in page
    )
    assert 'lang="sr-Cyrl"' in page
    assert "asked 2 times, 2019–2024" in page
    assert "How far it is: mean 0.67 of 2 accounts" in page


def test_the_place_a_passage_link_leads_to_is_there(dialogue, client):
    page = client.get(dialogue.asks[0].get_absolute_url()).content.decode()

    assert 'id="said"' in page


def test_a_day_since_when_nothing_moved_is_said(dialogue, client):
    page = client.get(reverse("synthesis"), {"since": "2026-12-31"}).content.decode()

    assert "Nothing has moved since this day: 31 December 2026" in page


def test_a_wrong_question_is_explained_on_the_page_and_makes_no_file(dialogue, client):
    answer = client.get(reverse("synthesis_file", args=["pdf"]), {"since": "soon"}, follow=True)

    assert answer.redirect_chain == [(f"{reverse('synthesis')}?since=soon", 302)]
    assert "Enter a valid date." in answer.content.decode()


def test_the_pdf_holds_all_words_in_every_alphabet(dialogue):
    text = text_of(paper("pdf", Scope(since=dt.date(2019, 1, 1))))

    for ask in dialogue.asks[1:]:
        assert ask.text in text
    assert "Ministry of Bridges: Promised We agree and begin." in text
    assert "What has moved since 1 January 2019 (1)" in text
    assert "Second dialogue (2024), page 2" in text


@pytest.mark.parametrize(
    ("language", "heading"),
    [("sr", "синтеза"), ("sq", "sintez"), ("mk", "синтеза"), ("sr-latn", "sintez")],
)
def test_the_pdf_says_its_language(dialogue, language, heading):
    with translation.override(language):
        made = paper("pdf")

    tags = {"sr": "sr-Cyrl", "sr-latn": "sr-Latn"}
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert str(opened.Root.Lang) == tags.get(language, language)
    assert dialogue.asks[1].text in text_of(made)


def test_the_pdf_carries_our_own_fonts(dialogue):
    fonts = fonts_of(paper("pdf"))

    assert all(fonts.values())
    assert {name.partition("-Weight")[0].replace("-", "")[:9] for name in fonts} <= {
        "PrintSans",
        "PrintSeri",
    }


def test_links_in_the_pdf_are_whole_addresses(dialogue):
    with pikepdf.open(io.BytesIO(paper("pdf"))) as opened:
        leads = {
            str(note["/A"]["/URI"])
            for page in opened.pages
            for note in page.get("/Annots", [])
            if "/A" in note
        }

    assert f"https://hub.example/recommendations/{dialogue.asks[0].code}/#said" in leads
    assert all(one.startswith("https://hub.example/") for one in leads)


def test_a_machine_without_fonts_prints_the_same_letters(tmp_path):
    config = tmp_path / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><cachedir>{tmp_path}</cachedir></fontconfig>"
    )
    program = (
        "import sys\n"
        "from weasyprint import CSS, HTML\n"
        "from weasyprint.text.fonts import FontConfiguration\n"
        "from mostura.shell.printing import STYLES\n"
        "fonts = FontConfiguration()\n"
        "style = CSS(filename=str(STYLES), font_config=fonts)\n"
        "page = HTML(string='<h1>Ђурђевак, pa vonesë</h1><p><b>школу</b> Њего šćđž ѓќѕ</p>')\n"
        "sys.stdout.buffer.write(page.write_pdf(stylesheets=[style], font_config=fonts))\n"
    )
    bare = os.environ | {"FONTCONFIG_FILE": str(config), "PYTHONWARNINGS": "ignore"}

    run = subprocess.run([sys.executable, "-c", program], env=bare, capture_output=True, check=True)

    assert text_of(run.stdout) == "Ђурђевак, pa vonesë школу Њего šćđž ѓќѕ 1 / 1"
    assert all(fonts_of(run.stdout).values())


def test_where_the_printer_is_missing_the_page_says_so_and_offers_another_way(
    dialogue, client, monkeypatch
):
    brought = builtins.__import__

    def without_pango(name, *args, **more):
        if name.startswith("weasyprint"):
            raise OSError("cannot load library 'libpango-1.0-0'")
        return brought(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", without_pango)

    answer = client.get(reverse("synthesis_file", args=["pdf"]), {"country": "XK"})

    page = answer.content.decode()
    assert answer.status_code == 503
    assert "This hub cannot make PDF files" in page
    assert 'href="/synthesis/synthesis.html?country=XK"' in page


def test_the_page_to_print_brings_its_styles_by_address_and_runs_nothing(dialogue, client):
    answer = client.get(reverse("synthesis_file", args=["html"]))

    page = answer.content.decode()
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert "shell/print" in page
    assert "<style" not in page
    assert "<script" not in page
    assert dialogue.asks[1].text in page


def test_the_docx_reads_back_with_headings_asks_and_what_came_of_them(dialogue):
    read = Docx(io.BytesIO(paper("docx")))

    lines = [(line.style.name, line.text) for line in read.paragraphs]
    assert [text for style, text in lines if style == "Heading 1"] == [
        "Asked in several countries (1)",
        "Where answers or accounts differ (1)",
        "Asked in one country only (2)",
        "Asked of the region or the world (1)",
    ]
    start = lines.index(("List Number", dialogue.asks[1].text))
    address = "https://hub.example/recommendations/"
    assert [text for _style, text in lines[start + 1 : start + 8]] == [
        "Asked 2 times, 2019–2024 · Serbia",
        f"First dialogue (2019), page 2: {address}{dialogue.asks[0].code}/#said",
        f"Second dialogue (2024), page 2: {address}{dialogue.asks[1].code}/#said",
        "Ministry of Bridges: Promised: We agree and begin.",
        "1 May 2027: Mend the arch first.",
        "How far it is: mean 0.67 of 2 accounts",
        "Where answers or accounts differ (1)",
    ]


def test_the_docx_takes_words_that_such_a_file_cannot_hold(dialogue):
    dialogue.asks[4].text = "Meet\x0b every\x01 year."
    dialogue.asks[4].save()

    read = Docx(io.BytesIO(paper("docx")))

    assert "Meet  every  year." in [line.text for line in read.paragraphs]


def test_a_file_is_named_and_handed_to_everybody(dialogue, client):
    answer = client.get(reverse("synthesis_file", args=["docx"]), {"country": "XK"})

    assert answer["Content-Disposition"] == 'attachment; filename="synthesis.docx"'
    read = Docx(io.BytesIO(answer.content))
    assert dialogue.asks[2].text in [line.text for line in read.paragraphs]
