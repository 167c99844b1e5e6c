"""A file of organisations, and what its columns hold."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from mostura.ground.organisations.forms.registry import LANGUAGES
from mostura.ground.organisations.policy.importing import MEGABYTE, FileFault
from mostura.ground.organisations.policy.registry import Kind

COLUMNS = [
    ("", _("Not used")),
    ("name", _("Name")),
    *((f"name:{code}", label) for code, label in LANGUAGES),
    ("abbreviation", _("Abbreviation")),
    ("kind", _("Kind")),
    ("country", _("Country")),
    ("level", _("Level")),
    ("parent", _("Belongs to")),
    ("website", _("Website")),
    ("registry_number", _("Number in the public registry")),
    ("code", _("Code in this registry")),
]


class WholeFileForm(forms.Form):
    """What holds for every row that does not say otherwise."""

    language = forms.ChoiceField(label=_("Language of the names"), choices=LANGUAGES)
    country = forms.ChoiceField(label=_("Country"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)

    def __init__(self, *args: Any, countries: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("As its column says")), *countries.items()]
        self.fields["country"].choices = choices  # type: ignore[attr-defined]


class UploadForm(WholeFileForm):
    """A file to look at."""

    file = forms.FileField(
        label=_("CSV file"),
        allow_empty_file=True,
        help_text=_(
            "Commas, semicolons or tabs, in any encoding. The first line names the columns."
        ),
    )
    field_order = ("file",)

    def clean_file(self) -> "UploadedFile[Any]":
        """The file, unless it is too large to be read at all."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > settings.MOSTURA_UPLOAD_MEGABYTES * MEGABYTE:
            raise forms.ValidationError(FileFault.TOO_LARGE.label)
        return file


class ColumnsForm(WholeFileForm):
    """What each column holds, as recognised, for a person to change."""

    also_alike = forms.BooleanField(
        label=_("Import also the rows that may be in the registry already"), required=False
    )

    def __init__(self, *args: Any, heads: list[str], fields: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, (head, found) in enumerate(zip(heads, fields, strict=True)):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=_("Column “%(head)s”") % {"head": head or place + 1},
                choices=COLUMNS,
                required=False,
                initial=found,
            )

    def clean(self) -> dict[str, Any]:
        """Gather the columns into one list; no two may hold the same."""
        said = super().clean() or {}
        places = [name for name in self.fields if name.startswith("column_")]
        fields = [said.pop(name, "") for name in places]
        used = [one for one in fields if one]
        if len(used) != len(set(used)):
            raise forms.ValidationError(_("Two columns cannot hold the same. Change one of them."))
        return {**said, "fields": fields}
