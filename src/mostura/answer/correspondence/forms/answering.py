"""What an office types behind its signed link."""

import datetime as dt
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from mostura.actor import VISITOR
from mostura.answer.claims.policy import links
from mostura.answer.claims.policy.claiming import LONGEST_NOTE
from mostura.answer.claims.policy.measuring import Level
from mostura.answer.correspondence.policy.answers import AnswerKind
from mostura.answer.correspondence.policy.days import DayFault, read_day
from mostura.ground.organisations.queries import addressees
from mostura.shell.languages import CONTENT_LANGUAGES

LANGUAGES: Final = [(code, label) for code, label in CONTENT_LANGUAGES if code != "hbs"]
LONGEST: Final = 10_000  # characters of an answer
SURE: Final = 0.6  # an old name still counts; words in common do not
OFFERED: Final = 5
AS_WRITTEN: Final = "-"


class DayField(forms.DateField):
    """A day, typed in any order that says without doubt which one is meant."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> dt.date | None:
        """The day, or why it cannot be told."""
        if value in self.empty_values:
            return None
        day = value if isinstance(value, dt.date) else read_day(str(value))
        if isinstance(day, DayFault):
            raise forms.ValidationError(day.label, code=day.value)
        return day


class NothingForm(forms.Form):
    """An act that needs no words."""


class WordsForm(forms.Form):
    """Words of an office in a language; `version` counts what it had read before."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Your words"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6})
    )
    language = forms.ChoiceField(label=_("Language of these words"), choices=LANGUAGES)

    def clean_version(self) -> int:
        """Nobody is told of changes who never said what they had read."""
        return self.cleaned_data["version"] or 0


class AnswerForm(WordsForm):
    """Yes, partly, noted or no, and why."""

    kind = forms.ChoiceField(
        label=_("Your answer"), choices=AnswerKind.choices, widget=forms.RadioSelect
    )
    field_order = ("version", "kind", "text", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Your reasons")


class PromiseForm(WordsForm):
    """A measure and its day."""

    due_on = DayField(label=_("By which day"), help_text=_("For example 31.12.2026."))
    field_order = ("version", "text", "due_on", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("What you will do")


class TakeBackForm(forms.Form):
    """Why a promise does not hold."""

    text = forms.CharField(
        label=_("Why it does not hold"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ReferForm(WordsForm):
    """Who is responsible instead: looked up in the registry, or kept as it was written."""

    who = forms.CharField(
        label=_("Who is responsible"),
        max_length=300,
        help_text=_("The name, in any language and script."),
    )
    chosen = forms.ChoiceField(
        label=_("Which of these do you mean?"), required=False, widget=forms.RadioSelect
    )
    field_order = ("version", "who", "chosen", "text", "language")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Why they, and not you")
        who = str((self.data if self.is_bound else self.initial).get("who", "")).strip()
        found = addressees.resolve(VISITOR, who)[:OFFERED] if who else []
        self.found = {one.organisation.code: one for one in found}
        sure = [one for one in found if one.strength >= SURE]
        if not found or len(sure) == 1:
            del self.fields["chosen"]
            self.meant = sure[0].organisation if sure else None
            return
        choices = [(code, one.organisation.label) for code, one in self.found.items()]
        none = (AS_WRITTEN, _("None of these. Keep the name as I wrote it."))
        self.fields["chosen"].choices = [*choices, none]  # type: ignore[attr-defined]
        self.fields["chosen"].required = True
        self.meant = None

    def clean(self) -> dict[str, Any]:
        """`named` is the organisation that is meant, if the registry knows it."""
        said = super().clean() or {}
        picked = self.found.get(said.get("chosen", ""))
        said["named"] = picked.organisation if picked else self.meant
        return said


class ProgressForm(forms.Form):
    """How far it is, by their own account, and what shows it."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    level = forms.ChoiceField(
        label=_("How far is it?"),
        choices=Level.choices,
        widget=forms.RadioSelect,
        help_text=_("Reversed: it was done or begun, and has been undone."),
    )
    text = forms.CharField(
        label=_("Why do you say so?"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    language = forms.ChoiceField(label=_("Language of these words"), choices=LANGUAGES)
    url = forms.URLField(
        label=_("Address of a page that shows it"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    title = forms.CharField(label=_("Title of the page"), required=False, max_length=300)

    def clean_seen(self) -> int:
        """0 where nothing had been said before."""
        return self.cleaned_data["seen"] or 0

    def clean_url(self) -> str:
        """An address of the open web, without a name and password in it."""
        url = str(self.cleaned_data["url"])
        if url and links.trouble_with(url):
            raise forms.ValidationError(
                _("Give the public address of a page that begins with http:// or https://.")
            )
        return url


class ProgressFileForm(ProgressForm):
    """The same with a file, for who has proven the mailbox: a browser keeps no file for later."""

    upload = forms.FileField(
        label=_("Or a file that shows it"),
        required=False,
        help_text=_(
            "PDF, DOCX, HTML, text or a picture. A copy without hidden names of authors becomes "
            "public: leave out what could put a person at risk."
        ),
    )


class HandOnForm(forms.Form):
    """A colleague who looks after it."""

    name = forms.CharField(
        label=_("Name of the office"),
        max_length=200,
        help_text=_("The office rather than the person: people move on."),
    )
    email = forms.EmailField(label=_("Mailbox"), max_length=254)
    language = forms.ChoiceField(label=_("Language it reads"), choices=LANGUAGES)


class CodeForm(forms.Form):
    """The code that was mailed."""

    code = forms.CharField(
        label=_("Code from the mail"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class MailboxForm(forms.Form):
    """The mailbox of an office whose link cannot be read."""

    email = forms.EmailField(
        label=_("Mailbox that the letter was sent to"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
