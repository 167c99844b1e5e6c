"""What readers ask the register for."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mostura.answer.recommendations.policy import State

Choices = Sequence[tuple[str, str | Promise]]


class FilterForm(forms.Form):
    """The questions a reader puts to the register."""

    q = forms.CharField(
        label=_("Search in any script"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    addressee = forms.ChoiceField(label=_("Who is asked"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    marker = forms.ChoiceField(label=_("Marker"), required=False)
    document = forms.ChoiceField(label=_("Said in"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("In the public register")),
            (State.DRAFT, _("Our drafts")),
            (State.WITHDRAWN, _("Withdrawn by us")),
        ],
    )
    order = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[
            ("", _("Best match, then newest")),
            ("newest", _("Newest first")),
            ("oldest", _("Oldest first")),
        ],
    )

    def __init__(self, data: Any, choices: Mapping[str, Choices], *, with_state: bool) -> None:
        super().__init__(data)
        if not with_state:
            del self.fields["state"]
        self.offer(choices)

    def offer(self, choices: Mapping[str, Choices]) -> None:
        """Show these to choose from."""
        for name, values in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", _("All")), *values]
                field.error_messages["invalid_choice"] = _(
                    "Nothing in the register has this now. Choose from the list."
                )
