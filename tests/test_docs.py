"""The documents tell of everything that is there: each list in them is held against the code."""

import ast
import dataclasses
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import get_commands, load_command_class

from mostura.config import commandline
from mostura.config.wiring import LISTENERS
from mostura.ground.ledger.events import Event

CHECKOUT = Path(__file__).resolve().parents[1]
SOURCE = CHECKOUT / "src" / "mostura"
DOCS = CHECKOUT / "docs"
ADR_PARTS = ("Context", "Decision", "Consequences", "What would change our mind")
LONGEST_ADR = 60  # lines: one page
READERS = {"text", "words", "flag", "number", "folder", "get"}  # functions that read a variable


def page(name: str) -> str:
    return (CHECKOUT / name).read_text(encoding="utf-8")


def pages() -> list[Path]:
    own = CHECKOUT.glob("*.md")
    return [*own, *DOCS.rglob("*.md"), *SOURCE.rglob("*.md"), *CHECKOUT.glob("changelog.d/*.md")]


def rows(text: str) -> list[list[str]]:
    """The cells of every row of every table, heads and rules left out."""
    lines = [line.strip() for line in text.splitlines()]
    tables = [line for line in lines if line.startswith("|") and not re.match(r"\|[\s:|-]+$", line)]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in tables]


def options_in(path: Path) -> set[str]:
    """The options that a module adds to its parser."""
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    adding = [one for one in calls if getattr(one.func, "attr", "") == "add_argument"]
    words = [word.value for one in adding for word in one.args if isinstance(word, ast.Constant)]
    return {word for word in words if str(word).startswith("--")}


def own_commands() -> Iterator[tuple[str, str, set[str]]]:
    """The hub's words of the command line: name, purpose, options."""
    for word, (module, purpose) in commandline.OWN.items():
        path = Path(importlib.import_module(module).__file__ or "")
        if word == "read":  # the engine brings its own parser
            path = SOURCE / "engines" / "reading" / "command.py"
        yield word, purpose, options_in(path)


def management_commands() -> Iterator[tuple[str, str, set[str]]]:
    for name, app in get_commands().items():
        if isinstance(app, str) and app.startswith("mostura."):
            command = load_command_class(app, name)
            path = Path(importlib.import_module(command.__class__.__module__).__file__ or "")
            yield name, command.help, options_in(path)


def untold(name: str, purpose: str, options: set[str], text: str) -> list[str]:
    """What a page of commands does not say of one command."""
    section = re.search(rf"^### `mostura {name}`\n(.*?)(?=^##|\Z)", text, re.DOTALL | re.MULTILINE)
    if section is None:
        return [f"### `mostura {name}`"]
    return [one for one in (purpose, *sorted(options)) if one not in section[1]]


def test_every_command_is_told_with_its_purpose_and_options():
    text = page("docs/operators/commands.md")

    found = {one[0]: untold(*one, text) for one in [*own_commands(), *management_commands()]}

    assert {name: missing for name, missing in found.items() if missing} == {}


def test_no_command_is_told_that_is_gone():
    told = set(
        re.findall(r"^### `mostura (\S+)`", page("docs/operators/commands.md"), re.MULTILINE)
    )

    assert told == {one[0] for one in [*own_commands(), *management_commands()]}


def test_every_command_that_a_page_tells_to_type_exists():
    known = {*commandline.OWN, *get_commands()}
    typed = r"(?:^|`|[$&] )(?:\.venv/bin/)?mostura ([a-z_]+)"

    told = {str(path): set(re.findall(typed, path.read_text(), re.MULTILINE)) for path in pages()}

    assert {path: words - known for path, words in told.items() if words - known} == {}


def test_a_command_that_is_not_told_is_seen():
    text = "### `mostura read`\n\nReads. `--json`\n\n### `mostura work`\n\nWorks.\n"

    assert untold("read", "Reads.", {"--json", "--text"}, text) == ["--text"]
    assert untold("serve", "Serves.", set(), text) == ["### `mostura serve`"]


def variables_in(code: str) -> set[str]:
    """The variables of the environment that some code reads."""
    return {
        word.value
        for node in ast.walk(ast.parse(code))
        for word in _words_of(node)
        if isinstance(word, ast.Constant) and str(word.value).startswith("MOSTURA_")
    }


def _words_of(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        return node.args[:1] if name in READERS else []
    return [node.slice] if isinstance(node, ast.Subscript) else []


def variables() -> set[str]:
    folders = (SOURCE, CHECKOUT / "tools", CHECKOUT / "bench", CHECKOUT / "tests" / "browser")
    files = [path for folder in folders for path in folder.rglob("*.py")]
    return set().union(*(variables_in(path.read_text()) for path in files))


def test_every_setting_is_told_and_none_that_is_gone():
    told = {row[0].strip("`") for row in rows(page("docs/operators/settings.md"))}

    assert {one for one in told if one.startswith("MOSTURA_")} == variables()


def test_every_setting_has_a_default_and_an_effect():
    told = [row for row in rows(page("docs/operators/settings.md")) if "MOSTURA_" in row[0]]

    assert [row[0] for row in told if len(row) != 3 or not all(row)] == []


@pytest.mark.parametrize(
    ("code", "read"),
    [
        ("NAME = environment.text('MOSTURA_NAME', 'Hub')", {"MOSTURA_NAME"}),
        ("HOME = os.environ['MOSTURA_HOME']", {"MOSTURA_HOME"}),
        ("PORT = os.environ.get('MOSTURA_PORT')", {"MOSTURA_PORT"}),
        ("raise Trouble('MOSTURA_MAIL is wrong')", set()),
    ],
)
def test_a_variable_that_is_read_is_seen(code, read):
    assert variables_in(code) == read


def events() -> list[type[Event]]:
    """Every event the hub can record."""
    for path in SOURCE.rglob("events.py"):
        importlib.import_module(".".join(path.relative_to(SOURCE.parent).with_suffix("").parts))
    ours = [one for one in Event.__subclasses__() if one.__module__.startswith("mostura.")]
    return sorted(ours, key=lambda one: (one.__module__, one.__name__))


def row_of(event: type[Event]) -> list[str]:
    """What the table must say of an event: its name, its meaning, its fields, who hears it."""
    heard = [f"`{one.path}`{' (slow)' * one.slow}" for one in LISTENERS.get(event, ())]
    fields = ", ".join(f"`{one.name}`" for one in dataclasses.fields(event))
    return [
        f"`{event.name()}`",
        (event.__doc__ or "").strip(),
        fields,
        ", ".join(heard) or "nobody",
    ]


def test_every_event_is_told_as_the_code_has_it():
    told = [row for row in rows(page("docs/events.md")) if row[0].startswith("`")]
    wanted = [row_of(event) for event in events()]

    missing = ["| " + " | ".join(row) + " |" for row in wanted if row not in told]

    assert missing == [], "\n" + "\n".join(missing)
    assert [row[0] for row in told if row not in wanted] == []


def models() -> set[str]:
    own = [one for one in apps.get_models() if one.__module__.startswith("mostura.")]
    return {f"{one.__module__}.{one.__name__}" for one in own if not one._meta.auto_created}


def words() -> list[list[str]]:
    return [row for row in rows(page("docs/glossary.md")) if "`" in row[-1]]


def test_every_model_is_a_word_of_the_glossary():
    told = {place for row in words() for place in re.findall(r"`(mostura\.[\w.]+)`", row[-1])}

    assert models() - told == set()


def test_every_word_has_a_meaning_and_its_name_in_four_languages():
    assert [row[0] for row in words() if len(row) != 6 or not all(row)] == []


def exists(place: str) -> bool:
    """Whether a dotted name leads to something in the code."""
    parts = place.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for name in parts[cut:]:
            found = getattr(found, name, None)
        return found is not None
    return False


def test_every_word_is_found_where_the_glossary_says():
    places = {place for row in words() for place in re.findall(r"`(mostura[\w.]*)`", row[-1])}

    assert {place for place in places if not exists(place)} == set()


def test_a_word_that_is_gone_is_seen():
    assert exists("mostura.ground.people.models.Person")
    assert not exists("mostura.ground.people.models.Passport")


@pytest.mark.parametrize("name", ["people.Person", "people.Membership", "people.Invitation"])
def test_every_field_about_a_person_is_told(name):
    text = page("docs/data-protection.md")
    fields = [one.name for one in apps.get_model(name)._meta.concrete_fields if one.name != "id"]

    assert [field for field in fields if f"`{field}`" not in text] == []


def broken_links(path: Path, text: str) -> list[str]:
    """The relative links of a page that lead nowhere."""
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", prose)]
    own = [link for link in links if link and not re.match(r"[a-z]+:", link)]
    return [link for link in own if not (path.parent / link).exists()]


def test_every_link_leads_somewhere():
    found = {str(path): broken_links(path, path.read_text()) for path in pages()}

    assert {path: links for path, links in found.items() if links} == {}


def test_a_broken_link_is_seen():
    text = "[here](README.md) [there](gone.md#why) [out](https://example.org) `[code](gone.md)`"

    assert broken_links(CHECKOUT / "README.md", text) == ["gone.md"]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_door_is_told(name):
    doors = set(re.findall(r"^([a-z]+):.*##", page("Makefile"), re.MULTILINE))
    told = set(re.findall(r"`make ([a-z]+)", page("README.md") + page("CONTRIBUTING.md")))

    assert doors == told
    assert {"run", "test"} <= set(re.findall(r"make ([a-z]+)", page(name)))


def decisions() -> list[Path]:
    return sorted((DOCS / "adr").glob("[0-9]*.md"))


def test_decisions_are_numbered_without_a_gap():
    numbers = [int(path.name[:4]) for path in decisions()]

    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("path", decisions(), ids=lambda path: path.name[:4])
def test_every_decision_has_its_parts_on_one_page(path):
    text = path.read_text()

    assert tuple(re.findall(r"^## (.+)$", text, re.MULTILINE)) == ADR_PARTS
    assert text.startswith(f"# {path.name[:4]}. ")
    assert len(text.splitlines()) <= LONGEST_ADR
    assert f"]({path.name})" in page("docs/adr/README.md")


def test_every_decision_that_the_code_cites_exists():
    files = [*SOURCE.rglob("*.py"), CHECKOUT / "pyproject.toml"]
    cited = {one for path in files for one in re.findall(r"ADR (\d{4})", path.read_text())}

    assert cited - {path.name[:4] for path in decisions()} == set()


def test_no_page_names_a_machine():
    told = re.compile(r"/(?:home|root|Users)/|/tmp/|pypi\.org|npmjs|localhost:(?!8000)")

    assert [str(path) for path in pages() if told.search(path.read_text())] == []
