"""What people type about one recommendation: a translation, a reason, another ask."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mostura.shell.languages import CONTENT_LANGUAGES


class TranslateForm(forms.Form):
    """A recommendation in another language."""

    replacing = forms.IntegerField(widget=forms.HiddenInput, required=False)
    language = forms.ChoiceField(label=_("Language"), choices=CONTENT_LANGUAGES)
    text = forms.CharField(
        label=_("The translation"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )


class WithdrawForm(forms.Form):
    """Why a recommendation leaves the register."""

    reason = forms.CharField(
        label=_("Why?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The reason is public and stays."),
    )


class WithdrawAskForm(WithdrawForm):
    """Why an ask leaves the register, and whether its words have to go too."""

    words_too = forms.BooleanField(
        label=_("Also delete its words for good"),
        required=False,
        help_text=_("For words that name a person or put somebody in danger. You are asked again."),
    )


class JoinForm(forms.Form):
    """Which other recommendation asks for the same."""

    other = forms.CharField(
        label=_("The other recommendation"),
        max_length=300,
        help_text=_("Its address, or the code at its end."),
    )

    def clean_other(self) -> str:
        """The code, also out of a whole address."""
        return str(self.cleaned_data["other"]).strip().rstrip("/").rsplit("/", 1)[-1].lower()
