"""What the secretariat types: which asks, to which office, and what else happened."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mostura.actor import Actor
from mostura.answer.correspondence.models import Contact
from mostura.answer.correspondence.policy import answers, clock
from mostura.answer.correspondence.policy.answers import AnswerKind
from mostura.answer.correspondence.policy.clock import StepKind
from mostura.answer.recommendations.queries import bodies
from mostura.ground.organisations.queries import addressees
from mostura.shell.languages import CONTENT_LANGUAGES

SURE: Final = 0.6  # an old name still counts; words in common do not
LANGUAGES = [(code, label) for code, label in CONTENT_LANGUAGES if str(code) != "hbs"]
LONGEST = 10_000  # characters of a letter's own words or of an answer


class LetterForm(forms.Form):
    """Which asks go to which office, with which words of our own."""

    contact = forms.ModelChoiceField(label=_("To which office"), queryset=Contact.objects.none())
    covering_words = forms.CharField(
        label=_("Your own words above the list"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In the language of the office. The hub adds the asks, the term and the link."),
    )
    on_paper = forms.BooleanField(label=_("Send it on paper"), required=False)

    def __init__(self, *args: Any, contacts: QuerySet[Contact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["contact"]
        field.queryset = contacts  # type: ignore[attr-defined]
        field.initial = contacts.filter(failing_since=None).first() or contacts.first()


class ContactForm(forms.Form):
    """An office that letters go to."""

    name = forms.CharField(
        label=_("Name of the office"),
        max_length=200,
        help_text=_("The office rather than the person: people move on."),
    )
    email = forms.EmailField(label=_("Mailbox"), required=False, max_length=254)
    postal_address = forms.CharField(
        label=_("Postal address"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    language = forms.ChoiceField(label=_("Language it reads"), choices=LANGUAGES)

    def clean(self) -> dict[str, Any]:
        """One way to reach the office is enough, none is not."""
        said = super().clean() or {}
        if not self.errors and not said.get("email") and not said.get("postal_address"):
            self.add_error("email", _("Give a mailbox or a postal address."))
        return said


class DutyForm(forms.Form):
    """Why and by when an addressee answers."""

    basis = forms.ChoiceField(
        label=_("Why would it answer?"), choices=clock.Basis.choices, widget=forms.RadioSelect
    )
    days = forms.IntegerField(label=_("Within how many days"), min_value=1, max_value=365)
    working_days = forms.BooleanField(label=_("Only working days count"), required=False)
    citation = forms.CharField(
        label=_("Law and article"),
        required=False,
        max_length=300,
        help_text=_("Needed where a law sets the term: it is shown beside the clock."),
    )

    def clean(self) -> dict[str, Any]:
        """Nobody is said to be bound by a law that is not named."""
        said = super().clean() or {}
        if said.get("basis") == clock.Basis.DUTY and not said.get("citation"):
            self.add_error("citation", _("Name the law that sets this term."))
        return said


class RecordForm(forms.Form):
    """What came on paper or by phone."""

    kind = forms.ChoiceField(label=_("What happened"))
    on = forms.DateField(
        label=_("On which day"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    answer = forms.ChoiceField(
        label=_("If it is an answer: which"),
        required=False,
        choices=[("", _("No answer yet")), *AnswerKind.choices],
    )
    text = forms.CharField(
        label=_("What they wrote or said"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    language = forms.ChoiceField(label=_("Language of these words"), choices=LANGUAGES)

    def __init__(self, *args: Any, kinds: list[StepKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        possible = [(one.value, one.label) for one in kinds]
        self.fields["kind"].choices = possible  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An answer says which one it is, and why; nothing happens tomorrow."""
        said = super().clean() or {}
        answered = said.get("kind") == StepKind.ANSWERED
        if answered and not said.get("answer"):
            self.add_error("answer", _("Say which answer it is."))
        if answered and not said.get("text"):
            self.add_error("text", _("Write down the reasons, in their words."))
        if said.get("on") and said["on"] > timezone.localdate():
            self.add_error("on", _("This day is still to come."))
        return said


class WordsForm(forms.Form):
    """A few words: an explanation, or a reason."""

    text = forms.CharField(
        label=_("Your words"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5})
    )


class BodyInput(forms.TextInput):
    """A line for a body; the browser completes what is typed."""

    template_name = "correspondence/body_input.html"
    offered: Sequence[tuple[str, str]] = ()

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The line, and the names that the browser completes from."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["list"] = f"{context['widget']['attrs'].get('id', name)}_known"
        return context | {"offered": self.offered}


class BodyForm(forms.Form):
    """To whom an ask is put."""

    organisation = forms.CharField(
        label=_("To whom"),
        max_length=300,
        widget=BodyInput(attrs={"autocomplete": "off", "class": "form-control"}),
        help_text=_("Name or code in the registry."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        line = self.fields["organisation"].widget
        if isinstance(line, BodyInput):
            line.offered = bodies.addressees_offered(actor)

    def clean_organisation(self) -> int:
        """The key of the one body that bears this name or code; a group has no mailbox."""
        name = self.cleaned_data["organisation"]
        found = addressees.resolve(self.actor, name)
        likely = [one for one in found if one.strength >= SURE]
        if not likely:
            raise forms.ValidationError(answers.Refusal.UNKNOWN_BODY.label)
        if len(likely) > 1 and likely[0].strength == likely[1].strength:
            same = [one.organisation for one in likely if one.strength == likely[0].strength]
            raise forms.ValidationError(
                _("Several are called %(name)s. Write one of these instead: %(codes)s."),
                params={"name": name, "codes": "; ".join(f"{o.code} ({o.label})" for o in same)},
            )
        if likely[0].organisation.group:
            raise forms.ValidationError(answers.Refusal.A_GROUP.label)
        return int(likely[0].organisation.pk)


class OnwardForm(BodyForm, WordsForm):
    """To whom an ask is taken next, and why."""

    field_order = ("organisation", "text")
