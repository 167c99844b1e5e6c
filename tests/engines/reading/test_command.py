"""The command reads files, each by itself, and says which it could not."""

import json
import subprocess
import sys

import pytest

SOURCE = (
    "What the river towns agreed\n\nThe forum met in Ada for two days, and it was warm.\n\n"
    "Recommendations\n\n• The town of Ada should mend the dam before the snow melts.\n"
)
TEXT = (
    "What the river towns agreed The forum met in Ada for two days, and it was warm. "
    "Recommendations • The town of Ada should mend the dam before the snow melts."
)


def command(*arguments, given=b""):
    return subprocess.run(
        [sys.executable, "-m", "mostura.engines.reading", *map(str, arguments)],
        input=given,
        capture_output=True,
        check=False,
        timeout=60,
        env={"PATH": "/usr/bin:/bin"},
    )


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(SOURCE)
    return path


def test_the_text_is_printed_whitespace_collapsed(report):
    done = command(report, "--text")

    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, TEXT + "\n", b"")


def test_several_files_are_printed_a_line_each(report):
    done = command(report, report, "--text")

    assert done.stdout.decode() == f"{TEXT}\n{TEXT}\n"


def test_standard_input_is_read():
    done = command("-", "--text", given=SOURCE.encode("utf-16"))

    assert (done.returncode, done.stdout.decode()) == (0, TEXT + "\n")


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_it(report, tmp_path):
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4\nand no more")

    done = command(broken, report, tmp_path / "nowhere.txt", "--text")

    assert done.returncode == 1
    assert done.stdout.decode() == TEXT + "\n"
    assert done.stderr.decode().splitlines() == [
        f"{broken}: The file is damaged or cut short; get it again from where it came. [broken]",
        (
            f"{tmp_path / 'nowhere.txt'}: There is no such file, or it may not be opened; check "
            "its name. [missing]"
        ),
    ]


def test_a_file_that_needs_more_memory_than_allowed_is_refused(report, tmp_path):
    large = tmp_path / "large.txt"
    large.write_text("The forum met in Ada for two days, and it was warm. " * 400_000)

    done = command(large, report, "--text", "--memory", 150)

    assert done.returncode == 1
    assert done.stdout.decode() == TEXT + "\n"
    assert done.stderr.decode().rstrip().endswith("[out_of_memory]")


@pytest.mark.parametrize(
    "arguments", [(), ("--json",), ("a.txt", "--json", "--text"), ("a.txt", "--seconds", "0")]
)
def test_wrong_usage_is_told_apart_from_unread_files(arguments):
    done = command(*arguments)

    assert done.returncode == 2
    assert b"usage: mostura read" in done.stderr


def test_blocks_are_shown_with_their_kinds(report):
    done = command(report, "--blocks")

    kinds = [line.split()[1] for line in done.stdout.decode().splitlines()[2:]]
    assert kinds == ["heading", "paragraph", "heading", "item"]


def test_json_is_one_object_a_line_and_offsets_count_in_the_text(report):
    done = command(report, report, "--json")

    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert len(lines) == 2
    read = json.loads(lines[0])
    assert list(read) == [
        "file", "title", "language", "script", "pages", "characters", "suggestions",
    ]  # fmt: skip
    assert (read["file"], read["title"]) == (str(report), "What the river towns agreed")
    assert (read["language"], read["script"]) == ("en", "latin")
    assert (read["pages"], read["characters"]) == (0, len(TEXT))
    (suggestion,) = read["suggestions"]
    assert list(suggestion) == [
        "text", "page", "start", "end", "rule", "confidence", "addressees", "themes", "action",
        "smart", "repeats",
    ]  # fmt: skip
    assert TEXT[suggestion["start"] : suggestion["end"]] == suggestion["text"]
    assert suggestion["text"] == "The town of Ada should mend the dam before the snow melts."


def test_a_person_sees_what_is_asked(report):
    done = command(report)

    assert "mend the dam before the snow melts" in done.stdout.decode()


def test_a_full_reading_carries_the_text_and_its_blocks(report):
    done = command(report, "--full")

    read = json.loads(done.stdout)
    assert read["text"] == TEXT
    assert [block["kind"] for block in read["blocks"]] == [
        "heading", "paragraph", "heading", "item",
    ]  # fmt: skip
    assert read["remarks"] == []
