"""Archives, plain and encrypted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyrage import x25519

from mostura.config.backup import archive
from mostura.config.backup.unable import Unable

OFFICE, OTHER = x25519.Identity.generate(), x25519.Identity.generate()
CONTENT = bytes(range(256)) * 9000  # some megabytes, so that it streams


def pack(folder, recipients):
    (folder / "given").write_bytes(CONTENT)
    target = folder / "backup.tar"
    with target.open("wb") as file, archive.packed(file, recipients) as packing:
        packing.add_file(folder / "given", "vault/ab/cd")
        packing.add_file(folder / "gone", "vault/ef/01")
        packing.add_bytes(b"{}", "manifest.json")
    return target, packing.digests


@pytest.mark.parametrize("recipients", [None, [OTHER.to_public(), OFFICE.to_public()]])
def test_what_goes_in_comes_out(tmp_path, recipients):
    target, digests = pack(tmp_path, recipients)
    opened = tmp_path / "opened"

    archive.unpack(target, opened, recipients and [OFFICE])

    found = sorted(str(one.relative_to(opened)) for one in opened.rglob("*") if one.is_file())
    assert found == ["manifest.json", "vault/ab/cd"]
    assert (opened / "vault/ab/cd").read_bytes() == CONTENT
    assert list(digests) == ["vault/ab/cd"]


def test_an_encrypted_archive_shows_nothing(tmp_path):
    target, _digests = pack(tmp_path, [OFFICE.to_public()])

    assert b"manifest.json" not in target.read_bytes()
    assert CONTENT[:256] not in target.read_bytes()


def test_a_wrong_key_opens_nothing(tmp_path):
    target, _digests = pack(tmp_path, [OFFICE.to_public()])

    with pytest.raises(Unable, match="does not open with this key"):
        archive.unpack(target, tmp_path / "opened", [OTHER])


@settings(max_examples=25, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), change=st.integers(1, 255))
def test_a_changed_byte_is_found(tmp_path_factory, place, change):
    folder = tmp_path_factory.mktemp("changed")
    target, _digests = pack(folder, [OFFICE.to_public()])
    data = bytearray(target.read_bytes())
    data[int(len(data) * place)] ^= change
    target.write_bytes(data)

    with pytest.raises(Unable):
        archive.unpack(target, folder / "opened", [OFFICE])


@pytest.mark.parametrize("part", [0.0, 0.1, 0.9])
def test_an_archive_cut_short_is_found(tmp_path, part):
    target, _digests = pack(tmp_path, [OFFICE.to_public()])
    data = target.read_bytes()
    target.write_bytes(data[: int(len(data) * part)])

    with pytest.raises(Unable):
        archive.unpack(target, tmp_path / "opened", [OFFICE])
