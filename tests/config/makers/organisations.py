"""Makers of organisations, their imports, files in quarantine and places."""

from mostura.actor import CLOCK
from mostura.ground.organisations.actions.importing import look_at_file
from mostura.ground.places.models import Place
from mostura.ground.vault.models import StoredFile
from mostura.ground.vault.policy import Refusal


def organisation_at(place):
    return {"code": place.code}


def organisation_name_at(place):
    names = [place.names.create(language=code, name=f"Brücke {code}") for code in ("de", "sr")]
    return {"code": place.code, "name": names[0].pk}


def import_at(place):
    return {"code": look_at_file(b"name,language\nMost,sr\n", file_name="a.csv", by=CLOCK).code}


def quarantined_at(place):
    file = StoredFile.objects.create(
        name="macro.docm", sha256=f"{place.pk:064d}", size=1, quarantined=Refusal.MACROS,
        organisation_id=place.pk,
    )  # fmt: skip
    return {"code": file.code}


def place_at(place):
    made, _new = Place.objects.get_or_create(
        code="xk-bridge",
        defaults={"kind": "country", "country_code": "XK", "position": 1}
        | {"latitude": 42.2, "longitude": 20.7, "source": "test", "names": {"en": "Bridge"}},
    )
    return {"code": made.code}


MAKERS = {
    **dict.fromkeys(
        ("organisation", "change_organisation", "name_organisation", "join_organisation"),
        organisation_at,
    ),
    **dict.fromkeys(
        ("part_organisation", "coalition_membership", "addressee"),
        organisation_at,
    ),
    "drop_organisation_name": organisation_name_at,
    "remove_quarantined": quarantined_at,
    "organisations_import": import_at,
    "confirm_organisations_import": import_at,
    "rejected_organisations": import_at,
    "place": place_at,
    "asked_in": place_at,
}
