"""What a reader asks a synthesis for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ScopeForm(forms.Form):
    """Which papers, which country, which theme, and since when."""

    country = forms.ChoiceField(label=_("Country"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    document = forms.MultipleChoiceField(label=_("Documents"), required=False)
    since = forms.DateField(
        label=_("What moved since"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("For example the day of the last dialogue."),
    )

    def __init__(
        self, *args: Any, choices: dict[str, list[tuple[str, str]]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, forms.MultipleChoiceField):
                field.choices = choices.get(name, [])
                field.widget = forms.SelectMultiple(choices=field.choices, attrs={"size": 5})
            elif isinstance(field, forms.ChoiceField):
                field.choices = [("", _("Any")), *choices.get(name, [])]
