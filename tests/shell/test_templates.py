"""What holds for every template: nothing inline, nothing from elsewhere."""

import re
from pathlib import Path

import pytest

import mostura

SOURCES = Path(mostura.__file__).parent
MAIL = re.compile(r"/mail(/|\.html$)|/email/")
TEMPLATES = sorted(
    path for path in SOURCES.rglob("templates/**/*.html") if not MAIL.search(path.as_posix())
)


def named(path):
    return path.relative_to(SOURCES).as_posix()


def test_there_are_templates_to_look_at():
    assert len(TEMPLATES) > 40


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_no_template_carries_style_or_script_inside(path):
    text = path.read_text()
    scripts = re.findall(r"<script(?![^>]*(\bsrc=|application/(ld\+)?json))[^>]*>", text)

    assert re.findall(r"<style|\sstyle=|\son[a-z]+=\"|javascript:", text) == []
    assert scripts == []


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_no_template_loads_anything_from_elsewhere(path):
    loaded = re.findall(
        r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"(https?:)?//", path.read_text()
    )

    assert loaded == []
