"""What a reader asks a synthesis for."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mostura.answer.publications.queries.synthesis import Scope


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
        self.offered = choices
        for name, field in self.fields.items():
            if isinstance(field, forms.MultipleChoiceField):
                field.choices = choices.get(name, [])
                field.widget = forms.SelectMultiple(choices=field.choices, attrs={"size": 5})
            elif isinstance(field, forms.ChoiceField):
                field.choices = [("", _("Any")), *choices.get(name, [])]


def scope_of(form: ScopeForm) -> Scope:
    """What was chosen; a choice that could not be read does not narrow anything."""
    form.is_valid()
    said = form.cleaned_data
    return Scope(
        documents=tuple(said.get("document", ())),
        country=said.get("country", ""),
        theme=said.get("theme", ""),
        since=said.get("since"),
    )


class ExportForm(ScopeForm):
    """Which asks go into a file for a mechanism."""

    since = None  # type: ignore[assignment]  # a file holds what stands, not what moved


def in_words(form: ScopeForm) -> list[str]:
    """What was chosen, as a reader of the file understands it."""
    form.is_valid()
    chosen = []
    for name in ("country", "theme", "document"):
        said = form.cleaned_data.get(name) or []
        labels = dict(form.offered.get(name, ()))
        values = said if isinstance(said, list) else [said]
        chosen += [f"{form.fields[name].label}: {labels.get(value, value)}" for value in values]
    return chosen or [gettext("all public asks")]
