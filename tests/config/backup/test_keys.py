"""Keys, and what is said when they are wrong."""

import pytest
from pyrage import x25519

from mostura.config.backup import keys
from mostura.config.backup.unable import Unable


def test_without_recipients_there_is_no_encrypted_backup():
    with pytest.raises(Unable, match="MOSTURA_BACKUP_RECIPIENTS names no age public key"):
        keys.recipients([])


def test_what_is_not_a_public_key_is_named():
    with pytest.raises(Unable, match="is not an age public key"):
        keys.recipients(["age1nonsense"])


def test_a_key_file_may_hold_remarks_and_several_keys(tmp_path):
    path = tmp_path / "keys"
    made = [x25519.Identity.generate() for _ in range(2)]
    path.write_text(f"# created today\n{made[0]}\n\n{made[1]}\n")

    assert [str(one) for one in keys.identities(path)] == [str(one) for one in made]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "holds no key"),
        ("# only a remark\n", "holds no key"),
        ("words", "does not hold an age"),
    ],
)
def test_a_file_without_a_key_is_told(tmp_path, content, said):
    path = tmp_path / "keys"
    path.write_text(content)

    with pytest.raises(Unable, match=said):
        keys.identities(path)


def test_an_encrypted_backup_needs_a_key(tmp_path):
    with pytest.raises(Unable, match="--identity KEYFILE"):
        keys.identities(None)


def test_a_key_file_that_is_not_there_is_told_in_a_sentence(tmp_path):
    path = tmp_path / "missing"

    with pytest.raises(Unable) as told:
        keys.identities(path)

    assert str(told.value) == (
        f"There is no key file {path}. Name the file with its key: --identity KEYFILE."
    )


def test_a_folder_or_a_picture_is_no_key_file(tmp_path):
    picture = tmp_path / "picture"
    picture.write_bytes(b"\xff\xd8\xff\xe0")

    with pytest.raises(Unable) as of_folder:
        keys.identities(tmp_path)
    with pytest.raises(Unable) as of_picture:
        keys.identities(picture)

    assert str(of_folder.value) == f"The key file cannot be read: Is a directory ({tmp_path})."
    assert str(of_picture.value) == f"{picture} is not a key file; age-keygen writes one."
