"""What people type at the review desk besides the ask itself."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

BULLETS = "•‣▪◦·–-"


class SplitForm(forms.Form):
    """One suggestion as several asks, an empty line between them."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("The asks, with an empty line between them"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8, "autofocus": True}),
    )

    def parts(self) -> list[str]:
        """The asks, as the empty lines divide them."""
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


class PassageForm(forms.Form):
    """A passage that the machine missed, copied from the document."""

    passage = forms.CharField(
        label=_("An ask that was missed"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Copy the passage from the document and put it here."),
    )

    def __init__(self, *args: Any, text: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document_text = text

    def clean_passage(self) -> tuple[int, int]:
        """Where the passage stands in the document."""
        typed = self.cleaned_data["passage"].split()
        words = [re.escape(word) for word in typed if word.strip(BULLETS)]
        # A page breaks lines, and its bullets come along, where the text does not.
        between = rf"[\s{re.escape(BULLETS)}]*"
        found = re.search(between.join(words), self.document_text, re.IGNORECASE)
        if found is None:
            raise forms.ValidationError(
                _("These words do not stand in the document like this. Copy them as they are.")
            )
        return found.span()
