"""What people type and drop about documents."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from mostura.listen.documents import policy
from mostura.listen.documents.models import Document
from mostura.shell.languages import CONTENT_LANGUAGES


class ManyFilesInput(forms.ClearableFileInput):
    """A file field that takes several files."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class ManyFilesField(forms.FileField):
    """Several files at once, none of them empty-handed."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":  # noqa: ARG002
        """Every file; what is wrong with a single one is said by the vault, by its name."""
        files = [one for one in (data if isinstance(data, list) else [data]) if one]
        if not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if len(files) > policy.FILES_AT_ONCE:
            raise forms.ValidationError(
                _("These are %(count)s files. Add at most %(most)s at once."),
                params={"count": len(files), "most": policy.FILES_AT_ONCE},
            )
        return files


class AddForm(forms.Form):
    """The files to be read."""

    papers = ManyFilesField(
        label=_("Files"),
        help_text=_("PDF, DOCX, HTML or text; up to 20 at once. They stay with us until reviewed."),
        error_messages={"required": _("Choose at least one file.")},
    )


class RemoveForm(forms.Form):
    """Why a document is removed, and which version of it was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why it is removed"),
        max_length=300,
        help_text=_(
            "This stays, for your organisation to see. Do not repeat what must be forgotten."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


if TYPE_CHECKING:
    DocumentForm = forms.ModelForm[Document]
else:
    DocumentForm = forms.ModelForm


class DescribeForm(DocumentForm):
    """What a document is, as its readers should know it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    language = forms.ChoiceField(label=_("Language"), choices=CONTENT_LANGUAGES)
    source_url = forms.URLField(
        label=_("Where it is published"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("The address of the page, so that readers find the whole document."),
    )

    class Meta:
        model = Document
        fields = (
            "title", "publisher", "gathering", "place", "dated_on", "source_url", "language",
            "under_chatham_house_rule",
        )  # fmt: skip
        labels = {
            "title": _("Title"),
            "publisher": _("Published by"),
            "gathering": _("Gathering it reports on"),
            "place": _("Place"),
            "dated_on": _("Date on the document"),
            "under_chatham_house_rule": _("The discussion was held under the Chatham House rule"),
        }
        help_texts = {
            "gathering": _("For example: a regional conference, a round table."),
        }
        widgets = {"dated_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}
