"""The command that brings organisations in from a file."""

import io

import pytest
from django.core.management import CommandError, call_command

from mostura.ground.organisations.models import Organisation, RegistryImport

HEAD = "name;kind;country\n"


def test_the_command_imports_and_tells(db, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text(HEAD + "Quiet Water;cso;RS\n;cso;RS\n")
    out = io.StringIO()

    call_command("import_organisations", str(file), stdout=out)

    assert out.getvalue() == "1 added, 0 changed, 0 as they were, 1 rejected of 2.\n"


def test_a_dry_run_leaves_no_trace(db, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text(HEAD + "Quiet Water;cso;RS\n")
    out = io.StringIO()

    call_command("import_organisations", str(file), "--dry-run", stdout=out)

    assert out.getvalue() == "1 rows; of the first 1:\n  new: 1\n"
    assert not Organisation.objects.exists()
    assert not RegistryImport.objects.exists()


@pytest.mark.parametrize(("name", "text"), [("none.csv", None), ("empty.csv", "")])
def test_the_command_says_what_is_wrong_with_a_file(db, tmp_path, name, text):
    file = tmp_path / name
    if text is not None:
        file.write_text(text)

    with pytest.raises(CommandError) as error:
        call_command("import_organisations", str(file))

    assert name in str(error.value)
