"""Files of organisations: what is understood, what is refused, and that it happens once."""

import zlib

import pytest

from mostura.actor import CLOCK, VISITOR
from mostura.ground.organisations import jobs
from mostura.ground.organisations.actions.importing import (
    carry_on_import,
    confirm_import,
    look_again,
    look_at_file,
)
from mostura.ground.organisations.models import Organisation, RegistryImport, RejectedRow
from mostura.ground.organisations.policy import importing as limits
from mostura.ground.organisations.policy.importing import FileFault, Unusable
from mostura.ground.organisations.policy.registry import Refusal
from mostura.refused import Refused

HEAD = "name;kind;country\n"


def look(data, **said):
    data = data if isinstance(data, bytes) else data.encode()
    return look_at_file(data, file_name="list.csv", by=CLOCK, **said)


def imported(data, **said):
    return carry_on_import(confirm_import(look(data, **said), by=CLOCK), by=CLOCK)


def counts(done):
    return done.added, done.changed, done.same, done.rejected


def left_out():
    return list(RejectedRow.objects.values_list("line", "faults"))


def test_a_file_becomes_organisations(db):
    done = imported(
        "Naziv;Emri SQ;skraćenica;vrsta;država;sajt\n"
        "Тиха вода;Ujë i qetë;TV;НВО;Србија;www.voda.example\n",
        language="sr",
    )

    water = Organisation.objects.get()
    assert counts(done) == (1, 0, 0, 0)
    assert (water.name, water.kind, water.country) == ("Тиха вода", "cso", "RS")
    assert (water.website, water.domain) == ("https://www.voda.example", "voda.example")
    assert list(water.names.values_list("language", "name", "kind")) == [
        ("sr", "Тиха вода", "official"),
        ("sr", "Tiha voda", "official"),
        ("sq", "Ujë i qetë", "official"),
        ("sr", "TV", "abbreviation"),
    ]


def test_nothing_is_imported_before_a_person_confirms(db):
    seen = look(HEAD + "Quiet Water;cso;RS\n")

    assert carry_on_import(seen, by=CLOCK).done_rows == 0
    assert not Organisation.objects.exists()
    assert seen.preview["counts"] == {"new": 1}


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_any_separator_and_encoding_will_do(db, separator, encoding):
    rows = (["name", "kind", "country"], ["Šuma i žetva čuvara", "udruženje", "RS"])
    text = "\r\n".join(separator.join(row) for row in rows)

    done = imported(text.encode(encoding))

    assert counts(done) == (1, 0, 0, 0)
    assert Organisation.objects.get().name == "Šuma i žetva čuvara"


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", FileFault.EMPTY),
        (b" \r\n \n", FileFault.EMPTY),
        (b"PK\x03\x04" + b"\x00" * 90, FileFault.WORKBOOK),
        (b"%PDF-1.7 ...", FileFault.NOT_TEXT),
        (bytes(range(256)) * 40, FileFault.NOT_TEXT),
        (b"name;kind;country\n", FileFault.ONLY_HEAD),
        (b";".join([b"name"] * 70) + b"\nx\n", FileFault.TOO_MANY_COLUMNS),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(db, data, fault):
    with pytest.raises(Unusable) as unusable:
        look(data)

    assert unusable.value.fault == fault
    assert not RegistryImport.objects.exists()


def test_a_file_that_is_too_large_is_refused(db, settings):
    settings.MOSTURA_UPLOAD_MEGABYTES = 0

    with pytest.raises(Unusable) as unusable:
        look(HEAD + "x;;\n")

    assert unusable.value.fault == FileFault.TOO_LARGE


def test_wrong_columns_are_not_imported_but_may_be_named(db):
    seen = look("wer;was\nSchmale Brücke;RS\n")
    with pytest.raises(Unusable) as unusable:
        confirm_import(seen, by=CLOCK)
    assert unusable.value.fault == FileFault.NO_NAME_COLUMN

    look_again(seen, by=CLOCK, fields=["name:de", "country"])
    done = carry_on_import(confirm_import(seen, by=CLOCK), by=CLOCK)

    assert counts(done) == (1, 0, 0, 0)
    assert Organisation.objects.get().names.get().language == "de"


def test_what_a_confirmed_file_means_is_not_changed_any_more(db):
    seen = look("name;other\nQuiet Water;x\n")
    stale = RegistryImport.objects.get(pk=seen.pk)
    confirm_import(seen, by=CLOCK)

    with pytest.raises(Refused) as refused:
        look_again(stale, by=CLOCK, fields=["", "name"])

    assert refused.value.reason == Refusal.IMPORT_DONE
    assert RegistryImport.objects.get().options["fields"] == seen.options["fields"]


def test_every_row_that_is_left_out_says_why(db):
    done = imported(
        "name;kind;country;level;website;part of\n"
        ";cso;RS;;;\n"
        "A1;dragon;RS;;;\n"
        "A2;cso;Atlantis;;;\n"
        "A3;cso;RS;cosmic;;\n"
        "A4;cso;RS;;not an address;\n"
        "A5;cso;RS;;;Nobody at all\n"
        "A6;cso;RS;;;;surplus\n"
        f"{'long ' * 80};cso;RS;;;\n"
        "A7;cso;RS;;;\n"
        "a7;cso;Srbija;;;\n"
    )

    assert counts(done) == (1, 0, 0, 9)
    assert left_out() == [
        (2, [["no_name", ""]]),
        (3, [["kind_unknown", "dragon"]]),
        (4, [["country_unknown", "Atlantis"]]),
        (5, [["level_unknown", "cosmic"]]),
        (6, [["website_wrong", "not an address"]]),
        (7, [["parent_unknown", "Nobody at all"]]),
        (8, [["too_many_cells", ""]]),
        (9, [["name_too_long", ""]]),
        (11, [["twice", "10"]]),
    ]


def test_a_broken_quote_stops_no_other_row(db):
    rest = "".join(f"Row {number};cso;RS\n" for number in range(40))

    done = imported(HEAD + '"never closed;cso;RS\n' + rest)

    assert counts(done) == (40, 0, 0, 1)
    assert left_out() == [(2, [["broken_quote", ""]])]


def test_a_quoted_cell_may_hold_separators_and_lines(db):
    done = imported(HEAD + '"House; of\nwords";cso;RS\nNext;cso;RS\n')

    assert counts(done) == (2, 0, 0, 0)
    assert sorted(Organisation.objects.values_list("name", flat=True)) == [
        "House; of words",
        "Next",
    ]


def test_a_huge_line_stops_no_other_row(db):
    done = imported(HEAD + "x" * (limits.LONGEST_LINE + 1) + "\nShort;cso;RS\n")

    assert counts(done) == (1, 0, 0, 1)
    assert left_out() == [(2, [["line_too_long", ""]])]
    assert len(RejectedRow.objects.get().cells[0]) == limits.LONGEST_LINE + 1


def test_importing_a_file_twice_changes_nothing(db):
    data = HEAD + "Quiet Water;cso;RS\nLoud Water;media;AL\n"
    imported(data)

    done = imported(data)

    assert counts(done) == (0, 0, 2, 0)
    assert Organisation.objects.count() == 2


def test_who_may_be_there_already_is_left_for_a_person(bridge):
    done = imported(HEAD + "bridge OF neighbours;media;RS\n")

    assert counts(done) == (0, 0, 0, 1)
    assert left_out() == [(2, [["alike", "Bridge of Neighbours"]])]


def test_a_person_may_say_that_alike_is_another_one(bridge):
    seen = look(HEAD + "bridge OF neighbours;media;RS\n")
    look_again(seen, by=CLOCK, also_alike=True)

    done = carry_on_import(confirm_import(seen, by=CLOCK), by=CLOCK)

    assert counts(done) == (1, 0, 0, 0)


@pytest.mark.parametrize("country", ["AL", ""])
def test_the_same_name_in_another_country_is_another_organisation(bridge, country):
    assert counts(imported(HEAD + f"Bridge of Neighbours;cso;{country}\n")) == (1, 0, 0, 0)


def test_a_row_with_a_code_changes_that_organisation(bridge):
    done = imported(f"code;name sq;website\n{bridge.code};Ura e Fqinjëve;fqinj.example\n")

    bridge.refresh_from_db()
    assert counts(done) == (0, 1, 0, 0)
    assert (bridge.website, bridge.kind) == ("https://fqinj.example", "cso")
    assert bridge.names.get(language="sq").name == "Ura e Fqinjëve"


def test_confirming_twice_imports_once(db):
    seen = look(HEAD + "Quiet Water;cso;RS\n")

    for _click in range(2):
        carry_on_import(confirm_import(seen, by=CLOCK), by=CLOCK)
    jobs.import_rest(7, registry_import=seen.pk)

    assert Organisation.objects.count() == 1
    assert RegistryImport.objects.get().added == 1


def test_an_import_goes_on_where_it_stopped(db, monkeypatch):
    monkeypatch.setattr(limits, "ROWS_AT_ONCE", 2)
    rows = "".join(f"Row {number};cso;RS\n" for number in (0, 1, 2, 0, 3))
    seen = confirm_import(look(HEAD + rows), by=CLOCK)
    stopped = carry_on_import(seen, by=CLOCK, parts=1)
    assert (stopped.done_rows, stopped.finished_at) == (2, None)

    jobs.import_rest(7, registry_import=seen.pk)

    done = RegistryImport.objects.get()
    assert counts(done) == (4, 0, 0, 1)
    assert left_out() == [(5, [["twice", "2"]])]
    assert bytes(done.content) == b""


def test_the_file_is_kept_until_its_last_row(db):
    seen = look(HEAD + "Quiet Water;cso;RS\n")

    assert zlib.decompress(bytes(seen.content)) == (HEAD + "Quiet Water;cso;RS\n").encode()


def test_a_visitor_neither_looks_nor_confirms(db):
    seen = look(HEAD + "Quiet Water;cso;RS\n")

    with pytest.raises(Refused) as looked:
        look_at_file(b"name\nx\n", file_name="x.csv", by=VISITOR)
    with pytest.raises(Refused) as confirmed:
        confirm_import(seen, by=VISITOR)

    assert looked.value.reason == confirmed.value.reason == Refusal.NOT_SECRETARIAT


def test_judging_rows_costs_a_constant_number_of_queries(db, django_assert_max_num_queries):
    few = "".join(f"Few {number};cso;RS\n" for number in range(3))
    many = "".join(f"Many {number};cso;RS\n" for number in range(500))

    for rows in (few, many):
        with django_assert_max_num_queries(9):
            look(HEAD + rows)
