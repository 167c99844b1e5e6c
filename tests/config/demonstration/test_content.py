"""What the pack tells of public gatherings is told in its own words."""

import json
import re
from pathlib import Path

import pytest

from mostura.config.demonstration import content

CORPUS = Path(__file__).resolve().parents[4] / "shared" / "corpus"
RUN = 8  # words in a row that two writers do not find by chance


def words(text):
    return re.findall(r"\w+", text.casefold())


def runs(text):
    found = words(text)
    return {tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1)}


def test_no_run_of_words_is_taken_from_the_documents_it_retells():
    if not CORPUS.is_dir():
        pytest.skip("the documents lie in ../shared/corpus beside the checkout, and are not there")
    theirs = {run for path in CORPUS.glob("*.txt") for run in runs(path.read_text())}
    files = [path for path in content.folder().rglob("*") if path.suffix in {".txt", ".toml"}]
    assert len(theirs) > 5000
    assert files

    taken = {path.name: runs(path.read_text()) & theirs for path in files}

    assert {name: found for name, found in taken.items() if found} == {}


def test_every_invented_body_and_paper_says_that_it_is_invented():
    says = re.compile(r"invented|izmišljen|измишљен|измислен|trilluar|erfunden")
    names = [name for body in content.bodies() for _language, name in body.names]
    publishers = [one.described["publisher"] for one in content.papers()]

    assert [name for name in names if not says.search(name)] == []
    assert [
        one for one in publishers if not says.search(one) and "in our own words" not in one
    ] == []


def test_people_live_at_addresses_that_lead_nowhere():
    domains = {one.email.partition("@")[2] for one in content.figures()}

    assert domains == {"example.org"}


def test_addressees_are_bodies_of_the_registry_in_the_words_of_the_paper(settings):
    entries = json.loads((settings.MOSTURA_REGION_PACK / "institutions.json").read_text())
    keys = {one["key"] for one in entries}
    meant = [
        (paper.path.read_text(), words, codes)
        for paper in content.papers()
        for ask in paper.asks
        for words, codes in ask.changes.get("addressees", {}).items()
    ]

    unknown = [code for _text, _words, codes in meant for code in codes if code not in keys]
    unsaid = [words for text, words, _codes in meant if words not in text]

    assert unknown == []
    assert unsaid == []


def test_threads_name_only_asks_that_exist():
    known = {f"{paper.key}/{ask.key}" for paper in content.papers() for ask in paper.asks}
    threads = content.threads()
    named = {name for family in threads["families"] for name in family}
    named |= {one["ask"] for one in [*threads["translation"], *threads["withdrawn"]]}

    assert named - known == set()


def test_only_invented_bodies_are_asked_and_answer():
    invented = {one.key for one in content.bodies()}
    said = content.answers()
    speakers = {one["body"] for one in [*said["office"], *said["put"]]}
    speakers |= {claim["body"] for one in said["put"] for claim in one.get("claim", ())}

    assert speakers - invented == set()
    assert {one["email"].partition("@")[2] for one in said["office"]} == {"example.org"}
