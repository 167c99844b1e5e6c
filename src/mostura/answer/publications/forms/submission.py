"""What somebody types for a draft to the Special Procedures; none of it is kept."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from mostura.answer.publications.forms.scope import ExportForm
from mostura.answer.publications.policy.mechanisms import (
    PERSONS_AT_MOST,
    Agreed,
    Concerned,
    Letter,
    Refusal,
    Submission,
    refusals,
)

LINES: Final = forms.Textarea(attrs={"rows": 4})
SHOWN_AT: Final = {
    Refusal.NO_SUBMITTER: "submitter",
    Refusal.NOT_REACHABLE: "reached_at",
    Refusal.SUBMITTER_SILENT: "submitter_agrees",
    Refusal.NO_CIRCUMSTANCES: "circumstances",
}
"""The field below which a refusal is told; the others stand above the form."""


class PersonForm(forms.Form):
    """A person concerned."""

    name = forms.CharField(label=_("Name"), required=False, max_length=200)
    age = forms.CharField(label=_("Age"), required=False, max_length=40)
    sex = forms.CharField(label=_("Sex"), required=False, max_length=40)
    residence = forms.CharField(label=_("Where they live"), required=False, max_length=200)
    work = forms.CharField(
        label=_("Occupation, and work for human rights"), required=False, max_length=500
    )
    agreed = forms.ChoiceField(
        label=_("Consent"),
        required=False,
        choices=[("", _("Choose")), *((one.value, one.label) for one in Agreed)],
    )

    @property
    def concerned(self) -> Concerned | None:
        """The person; nobody where nothing was typed."""
        said = {name: (words or "").strip() for name, words in self.cleaned_data.items()}
        return Concerned(**said) if any(said.values()) else None


class SubmissionForm(ExportForm):
    """A draft with its persons, and the asks that are added to it."""

    letter = forms.ChoiceField(label=_("Kind of letter"), choices=Letter.choices)
    submitter = forms.CharField(
        label=_("Name of the submitter"),
        error_messages={"required": Refusal.NO_SUBMITTER.label},
        max_length=200,
        help_text=_("Goes to the UN Human Rights Office and stays confidential there."),
    )
    organisation = forms.CharField(label=_("Organisation"), required=False, max_length=200)
    reached_at = forms.CharField(
        label=_("E-mail or telephone of the submitter"),
        error_messages={"required": Refusal.NOT_REACHABLE.label},
        max_length=200,
    )
    submitter_agrees = forms.BooleanField(
        label=_("I am the submitter, or the submitter has agreed to be named."),
        error_messages={"required": Refusal.SUBMITTER_SILENT.label},
    )
    happened = forms.CharField(label=_("When it happened"), required=False, max_length=200)
    place = forms.CharField(label=_("Where it happened"), required=False, max_length=200)
    circumstances = forms.CharField(
        label=_("What happened, step by step"),
        error_messages={"required": Refusal.NO_CIRCUMSTANCES.label},
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    perpetrators = forms.CharField(
        label=_("Who is said to be responsible, and why"),
        required=False,
        max_length=5_000,
        widget=LINES,
    )
    steps_taken = forms.CharField(
        label=_("Steps taken so far, and what came of them"),
        required=False,
        max_length=5_000,
        widget=LINES,
    )
    may_name = forms.BooleanField(
        label=_("The persons concerned agree to be named towards the government and in reports."),
        required=False,
    )

    def __init__(self, *args: Any, choices: dict[str, list[tuple[str, str]]], **more: Any) -> None:
        super().__init__(*args, choices=choices, **more)
        self.fields["letter"].choices = Letter.choices  # type: ignore[attr-defined]
        data = self.data if self.is_bound else None
        self.persons = [
            PersonForm(data, prefix=f"person-{number}") for number in range(PERSONS_AT_MOST)
        ]

    def clean(self) -> dict[str, Any]:
        """Everything that stands against the draft is said at once."""
        said = super().clean() or self.cleaned_data
        for person in self.persons:
            for field, errors in person.errors.items():
                self.add_error(None, [f"{person.fields[field].label}: {one}" for one in errors])
        for refusal in refusals(self.submission):
            place = SHOWN_AT.get(refusal)
            if place is None or place not in self.errors:
                self.add_error(place, str(refusal.label))
        return said

    @property
    def asks_chosen(self) -> bool:
        """Whether public asks are added; without a choice none are, rather than all."""
        return any(self.cleaned_data.get(name) for name in ("country", "theme", "document"))

    @property
    def submission(self) -> Submission:
        """What was typed."""
        said = self.cleaned_data
        names = [name for name in Submission.__dataclass_fields__ if name != "persons"]
        typed: dict[str, Any] = {name: said.get(name) or "" for name in names}
        persons = (one.concerned for one in self.persons if one.is_valid())
        return Submission(**typed, persons=tuple(person for person in persons if person))
