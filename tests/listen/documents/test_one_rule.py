"""The page and `mostura read` judge one file alike."""

import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document as Docx
from PIL import Image

from mostura.engines.reading.command import main as mostura_read
from mostura.ground.vault.frames.cleaning.kinds import WORDS
from mostura.ground.vault.policy import NotKept, Refusal
from mostura.listen.documents.actions import receiving
from mostura.listen.documents.models import Document

pytestmark = pytest.mark.django_db

SENTENCE = "The town should open the sports hall to both schools by May."


def picture(kind):
    made = io.BytesIO()
    Image.new("RGB", (20, 20)).save(made, kind)
    return made.getvalue()


def archive(**members):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in members.items():
            new.writestr(name.replace("__", "/"), data)
    return made.getvalue()


def office():
    made, document = io.BytesIO(), Docx()
    document.add_paragraph(SENTENCE)
    document.save(made)
    return made.getvalue()


WRONG = {
    "picture.docx": picture("PNG"),
    "picture.pdf": picture("JPEG"),
    "picture.gif": picture("GIF"),
    "sheet.docx": archive(xl__workbook="<a/>"),
    "letter.rtf": b"{\\rtf1 " + SENTENCE.encode() + b"}",
    "print.ps": b"%!PS-Adobe-3.0\n(words) show\n",
    "run.sh": b"#!/bin/sh\necho words\n",
    "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><text>words</text></svg>",
    "data.xml": b"<?xml version='1.0'?><data>words</data>",
    "program.pdf": b"MZ\x90\x00\x03" + b"\x00" * 200,
    "blank.txt": b"  \n \n",
    "cut.docx": office()[:900],
}
RIGHT = {
    "named.pdf": office(),
    "page.txt": b"<!doctype html><html><body><p>" + SENTENCE.encode() + b"</p></body></html>",
    "words.docx": SENTENCE.encode(),
    "wide.txt": SENTENCE.encode("utf-16-le"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_the_command_does_not_read_the_page_does_not_take(name, editor, tmp_path, capsys):
    given = tmp_path / name
    given.write_bytes(WRONG[name])

    with pytest.raises(NotKept) as refused:
        receiving.receive_document(SimpleUploadedFile(name, WRONG[name]), by=editor)
    status = mostura_read([str(given)])

    code = re.search(r"\[(\w+)\]$", capsys.readouterr().err.strip())[1]
    assert (status, refused.value.reason) == (1, Refusal(WORDS[code]))
    assert Document.objects.count() == 0


@pytest.mark.parametrize("name", RIGHT)
def test_what_the_command_reads_the_page_takes_whatever_it_is_called(
    name, editor, tmp_path, capsys
):
    given = tmp_path / name
    given.write_bytes(RIGHT[name])

    document = receiving.receive_document(SimpleUploadedFile(name, RIGHT[name]), by=editor)

    assert mostura_read(["--text", str(given)]) == 0
    assert SENTENCE in capsys.readouterr().out
    assert document.state == "received"


def test_a_picture_is_refused_with_the_same_words(editor, tmp_path, capsys):
    given = tmp_path / "picture.docx"
    given.write_bytes(WRONG["picture.docx"])

    with pytest.raises(NotKept) as refused:
        receiving.receive_document(
            SimpleUploadedFile("picture.docx", WRONG["picture.docx"]), by=editor
        )
    mostura_read([str(given)])

    said = re.findall(r"\w+", refused.value.sentence.lower())
    assert " ".join(said) in " ".join(re.findall(r"\w+", capsys.readouterr().err.lower()))


@pytest.mark.parametrize(
    ("data", "options", "told"),
    [
        (b"a " * 13_200_000, (), "(25.2 MB, at most 25)"),
        (archive(**{f"a{n}": b"" for n in range(5_001)}), (), "5,001 files inside, at most 5,000"),
        (archive(word__document=bytes(20_000_000)), (), "times its size, at most 200"),
        (SENTENCE.encode() * 200_000, ("--seconds", "1"), "(at most 1 seconds)"),
    ],
    ids=["size", "members", "ratio", "seconds"],
)
def test_the_command_names_the_limit_too(data, options, told, tmp_path, capsys):
    given = tmp_path / "given"
    given.write_bytes(data)

    status = mostura_read([*options, str(given)])

    assert status == 1
    assert told in capsys.readouterr().err
