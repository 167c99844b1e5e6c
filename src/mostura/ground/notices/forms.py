"""What people type about being told."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mostura.ground.notices.policy import following, timing
from mostura.ground.notices.policy.timing import Rhythm, Wishes

NO_ADDRESS = _("Write the whole address, such as ana@example.org.")
NO_NUMBER = _("Write a number from 1 to 200.")
NO_TIME = _("Write hours and minutes, such as 21:30.")
ONE_HOUR_ONLY = _("Write both hours, or leave both empty.")


class MailboxForm(forms.Form):
    """Where to write to."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={"required": NO_ADDRESS, "invalid": NO_ADDRESS},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class WishesForm(forms.Form):
    """In which language, how often and when not."""

    language = forms.ChoiceField(label=_("Language of the letters"), choices=settings.LANGUAGES)
    rhythm = forms.ChoiceField(
        label=_("How often"), choices=Rhythm.choices, widget=forms.RadioSelect
    )
    quiet_from = forms.TimeField(
        label=_("No mail from"),
        required=False,
        error_messages={"invalid": NO_TIME},
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    quiet_until = forms.TimeField(
        label=_("until"),
        required=False,
        error_messages={"invalid": NO_TIME},
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    time_zone = forms.ChoiceField(label=_("Where you are"), choices=())

    def __init__(self, *args: Any, page: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not page:  # a mailbox has no page on which it would find the news
            rhythms = [one for one in Rhythm.choices if timing.wants_letters(one[0])]
            self.fields["rhythm"].choices = rhythms  # type: ignore[attr-defined]
        zones = [(one, one.replace("_", " ")) for one in timing.time_zones()]
        self.fields["time_zone"].choices = zones  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Quiet hours have a beginning and an end."""
        typed = dict(self.cleaned_data)
        begins, ends = typed.get("quiet_from"), typed.get("quiet_until")
        named = {"quiet_from", "quiet_until"} & self.errors.keys()
        if (begins is None) != (ends is None) and not named:
            self.add_error("quiet_until" if ends is None else "quiet_from", ONE_HOUR_ONLY)
        return typed

    @property
    def wishes(self) -> Wishes:
        """What was asked for."""
        typed = self.cleaned_data
        return Wishes(
            typed["rhythm"], typed["quiet_from"], typed["quiet_until"], typed["time_zone"]
        )


class ReceiptForm(forms.Form):
    """A receipt, as somebody reads it off the paper."""

    code = forms.CharField(
        label=_("The code on your receipt"),
        max_length=60,
        help_text=_("Sixteen letters and digits; blanks, hyphens and capitals do not matter."),
        error_messages={"required": _("Write the code that stands on your receipt.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_code(self) -> str:
        """The code as it was printed, or a sentence."""
        code = following.normal_code(self.cleaned_data["code"])
        if len(code) != following.RECEIPT_LENGTH:
            raise forms.ValidationError(
                _("A receipt has sixteen letters and digits. Look at it again.")
            )
        return code


class IssueForm(forms.Form):
    """How many receipts are printed."""

    number = forms.IntegerField(
        label=_("How many receipts"),
        min_value=1,
        max_value=following.MOST_RECEIPTS,
        initial=30,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), NO_NUMBER),
    )
