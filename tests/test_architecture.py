"""The rules of STYLE.md that no linter knows, held against the code itself."""

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
SOURCE = CHECKOUT / "src" / "mostura"
TESTS = CHECKOUT / "tests"
STEPS = ("ground", "listen", "answer")
LONGEST = 300  # lines
FORBIDDEN_NAMES = {"utils", "helpers", "core", "services", "managers", "util", "helper", "misc"}
SCRIPTS = {".py", ".ts", ".mjs", ".css", ".html"}

MAIL = ("shell/mail.html",)  # mail programs know no style sheets

REASONS = tomllib.loads((TESTS / "architecture_exceptions.toml").read_text())
WITHOUT_BY: dict[str, str] = REASONS["without_by"]
WITHOUT_ACTOR: dict[str, str] = REASONS["without_actor"]


def contexts() -> Iterator[Path]:
    for step in STEPS:
        yield from sorted(one.parent for one in (SOURCE / step).glob("*/__init__.py"))


def modules_of(context: Path, kind: str) -> Iterator[Path]:
    """A module of a context, or the files of the folder it has become."""
    one = context / f"{kind}.py"
    if one.exists():
        yield one
    yield from sorted((context / kind).rglob("*.py"))


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts)


def python_files(*folders: Path) -> list[Path]:
    found = [path for folder in folders for path in sorted(folder.rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def public_functions(path: Path) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree_of(path).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield f"{dotted(path)}.{node.name}", node


def at_run_time(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but those that only type checkers read."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")):
            yield node
            yield from at_run_time(node)


def imports_of(tree: ast.AST) -> Iterator[str]:
    """Every name that is imported when the code runs, with its module before it."""
    for node in at_run_time(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{one.name}" for one in node.names)


def templates() -> list[Path]:
    return [path for path in sorted(SOURCE.rglob("templates/**/*")) if path.is_file()]


def named(path: Path) -> str:
    return str(path.relative_to(CHECKOUT))


def foreign_models(name: str, tree: ast.AST) -> list[str]:
    """The imports of models that belong to another context than the module of this name."""
    own = ".".join(name.split(".")[:3])
    model = re.compile(r"mostura\.(?:ground|listen|answer)\.\w+\.models(?:\.|$)")
    return [
        one for one in imports_of(tree) if model.match(one) and not one.startswith(f"{own}.models")
    ]


def test_no_context_knows_the_models_of_another():
    found = {
        named(path): foreign_models(dotted(path), tree_of(path)) for path in python_files(SOURCE)
    }

    assert {path: names for path, names in found.items() if names} == {}


def takes_by(function: ast.FunctionDef) -> bool:
    return any(one.arg == "by" for one in function.args.kwonlyargs)


def models_of(context: Path) -> set[str]:
    return {
        node.name
        for path in modules_of(context, "models")
        for node in tree_of(path).body
        if isinstance(node, ast.ClassDef)
    }


def asks_or_goes_on(function: ast.FunctionDef, models: set[str]) -> bool:
    """Whether its first argument is the actor, or rows that a query has chosen for one."""
    if not function.args.args:
        return False
    first = function.args.args[0]
    words = set(re.findall(r"\w+", ast.unparse(first.annotation) if first.annotation else ""))
    return first.arg == "actor" or bool(words & models)


def offenders(kind: str, holds: Callable[[ast.FunctionDef, set[str]], bool]) -> set[str]:
    return {
        name
        for context in contexts()
        for path in modules_of(context, kind)
        for name, function in public_functions(path)
        if not holds(function, models_of(context))
    }


def test_every_act_says_who_did_it():
    silent = offenders("actions", lambda function, _models: takes_by(function))

    assert silent == set(WITHOUT_BY)


def test_every_question_says_who_asks():
    assert offenders("queries", asks_or_goes_on) == set(WITHOUT_ACTOR)


def test_every_exception_has_its_reason():
    assert all((WITHOUT_BY | WITHOUT_ACTOR).values())


def test_no_file_outgrows_its_reader():
    folders = (SOURCE, TESTS, CHECKOUT / "islands", CHECKOUT / "tools", CHECKOUT / "bench")
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in SCRIPTS]
    written = [path for path in files if not {"migrations", "built"} & set(path.parts)]

    long = {named(path): count for path in written if (count := _lines(path)) > LONGEST}

    assert long == {}


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_rules_are_tested_without_a_database():
    pure = [*TESTS.rglob("test_policy*.py"), *TESTS.rglob("policy/test_*.py")]
    pure += (TESTS / "engines").rglob("*.py")
    opens = re.compile(r"django_db|\bdb\b(?=[,)])|transactional_db")

    assert [named(path) for path in pure if opens.search(path.read_text())] == []


def test_no_module_has_a_name_that_says_nothing():
    assert [named(path) for path in SOURCE.rglob("*") if path.stem in FORBIDDEN_NAMES] == []


def test_every_import_is_written_in_full():
    relative = [
        named(path)
        for path in python_files(SOURCE, TESTS)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and node.level
    ]

    assert relative == []


def test_every_module_says_what_it_is_for():
    silent = [named(path) for path in python_files(SOURCE) if not ast.get_docstring(tree_of(path))]

    assert [path for path in silent if "/migrations/" not in path] == []


INLINE = re.compile(
    r"<style|\sstyle=|\son[a-z]+=\"|javascript:|<script(?![^>]*(?:\ssrc=|type=\"application/))",
    re.IGNORECASE,
)


def test_no_template_carries_style_or_script_of_its_own():
    pages = [path for path in templates() if not str(path).endswith(MAIL)]

    assert [named(path) for path in pages if INLINE.search(path.read_text())] == []


SAFE = re.compile(r"\|\s*(?:safe|safeseq)\b|\{%\s*autoescape\s+off")
OWN_WORDS = {"field.help_text"}  # help texts are ours, never what people typed


def test_no_template_trusts_what_people_wrote():
    """Mail as plain text escapes nothing, and needs not."""
    lines = [
        f"{named(path)}:{number}"
        for path in templates()
        if path.suffix == ".html"
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if SAFE.search(line) and not any(f"{words}|safe" in line for words in OWN_WORDS)
    ]

    assert lines == []


OPENED = re.compile(r"\{%\s*blocktrans(?:late)?\b(?P<how>[^%]*)%\}(?P<first>.?)", re.DOTALL)


def keeps_blanks(template: str) -> bool:
    """Whether a sentence that begins on a line of its own would keep the blanks around it."""
    found = OPENED.finditer(template)
    return any("trimmed" not in one["how"] and one["first"].isspace() for one in found)


def test_sentences_are_translated_without_the_blanks_around_them():
    assert [named(path) for path in templates() if keeps_blanks(path.read_text())] == []


# --- the eyes of these tests: each rule must see an offence when there is one ---------------------


@pytest.mark.parametrize(
    ("name", "code", "seen"),
    [
        (
            "mostura.answer.recommendations.queries",
            "from mostura.ground.people.models import Person",
            ["mostura.ground.people.models.Person"],
        ),
        (
            "mostura.home.views",
            "from mostura.listen.documents import models",
            ["mostura.listen.documents.models"],
        ),
        ("mostura.ground.people.queries", "from mostura.ground.people.models import Person", []),
        ("mostura.listen.documents.models", "from mostura.ground.people.queries import models", []),
        (
            "mostura.home.views",
            "if TYPE_CHECKING:\n    from mostura.listen.documents.models import Document",
            [],
        ),
    ],
)
def test_a_foreign_model_is_seen(name, code, seen):
    assert foreign_models(name, ast.parse(code)) == seen


@pytest.mark.parametrize(
    ("code", "asks", "by"),
    [
        ("def award(grant, *, by): ...", False, True),
        ("def award(grant, by): ...", False, False),
        ("def open_asks(actor, day): ...", True, False),
        ("def open_asks(day, actor): ...", False, False),
        ("def words_of(asks: QuerySet[Ask]): ...", True, False),
    ],
)
def test_the_shape_of_a_function_is_seen(code, asks, by):
    function = ast.parse(code).body[0]

    assert (asks_or_goes_on(function, {"Ask"}), takes_by(function)) == (asks, by)


@pytest.mark.parametrize(
    ("line", "inline"),
    [
        ('<p style="color: red">', True),
        ("<style>p {}</style>", True),
        ("<script>go()</script>", True),
        ('<a onclick="go()">', True),
        ('<script src="/a.js" defer></script>', False),
        ('<script type="application/ld+json">', False),
    ],
)
def test_inline_style_and_script_are_seen(line, inline):
    assert bool(INLINE.search(line)) == inline


@pytest.mark.parametrize(
    ("template", "kept"),
    [
        ("{% blocktranslate %}\n  One.\n{% endblocktranslate %}", True),
        ("{% blocktranslate trimmed %}\n  One.\n{% endblocktranslate %}", False),
        ("{% blocktranslate %}One.{% endblocktranslate %}", False),
    ],
)
def test_blanks_in_a_sentence_are_seen(template, kept):
    assert keeps_blanks(template) == kept
