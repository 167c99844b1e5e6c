"""What people type about recommendations, and what readers ask the register for."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mostura.actor import Actor
from mostura.answer.recommendations.policy import State
from mostura.ground.organisations.queries import addressees as organisations
from mostura.ground.places import queries as places
from mostura.ground.themes import queries as themes
from mostura.ground.themes.policy import Scheme
from mostura.shell.languages import CONTENT_LANGUAGES

SURE = 0.6  # an old name still counts; words in common do not (see addressees.STRENGTH)
BY_HAND = "named-by-hand"
BULLETS = "•‣▪◦·–-"
OFFERED = 5  # names in a sentence that says which are meant
QUOTATION_MARKS = "\"'“”„‟«»‘’‚"
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
        for name, values in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", _("All")), *values]
                field.error_messages["invalid_choice"] = _(
                    "Nothing in the register has this now. Choose from the list."
                )


class NamesField(forms.CharField):
    """Organisations, one on each line, in any language the registry knows them by."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> list[str]:
        """The names, without empty lines and repetitions."""
        lines = [" ".join(line.split()) for line in (super().clean(value) or "").splitlines()]
        return list(dict.fromkeys(line for line in lines if line))


class AskForm(forms.Form):
    """An ask in words, with whom it addresses and what it is about."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("What is asked"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5})
    )
    addressees = NamesField(
        label=_("Who is asked"),
        required=False,
        help_text=_(
            "One on each line, in any language, as the registry knows them. Put a name into "
            "quotation marks to keep it as you wrote it. Leave it empty if nobody is named."
        ),
    )
    themes = forms.MultipleChoiceField(
        label=_("Themes and markers"), required=False, widget=forms.CheckboxSelectMultiple
    )

    schemes: ClassVar[tuple[str, ...]] = ("theme", "marker")

    def __init__(
        self, *args: Any, actor: Actor, known: Sequence[Mapping[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.known = {" ".join(one["name"].split()): dict(one) for one in known}
        chosen = self.fields["themes"]
        if isinstance(chosen, forms.MultipleChoiceField):
            chosen.choices = _theme_choices(actor, self.schemes)

    def clean_addressees(self) -> list[dict[str, str]]:
        """Each name with the registry's code; names that nobody touched stay what they were."""
        names: list[str] = self.cleaned_data["addressees"]
        typed = [name for name in names if name not in self.known and not _quoted(name)]
        candidates = organisations.resolve_all(self.actor, typed)
        named: list[dict[str, str]] = []
        faults: list[forms.ValidationError] = []
        for name in names:
            try:
                named.append(self.known.get(name) or _addressee(name, candidates.get(name, [])))
            except forms.ValidationError as fault:
                faults.append(fault)
        if faults:
            raise forms.ValidationError(faults)
        return named


def _quoted(name: str) -> str:
    """The words between quotation marks; nothing where there are none."""
    inner = name.strip(QUOTATION_MARKS)
    return inner if len(name) - len(inner) >= 2 and name[0] in QUOTATION_MARKS else ""


def _addressee(name: str, candidates: Sequence[organisations.Candidate]) -> dict[str, str]:
    """Who is meant by a name somebody typed."""
    if _quoted(name):
        return {"name": _quoted(name), "reason": BY_HAND}
    likely = [one for one in candidates if one.strength >= SURE]
    if len(likely) > 1 and likely[0].strength == likely[1].strength:
        same = [one for one in likely if one.strength == likely[0].strength]
        raise forms.ValidationError(
            _("Several are called %(name)s. Write one of these instead: %(codes)s."),
            params={"name": name, "codes": _codes(same)},
        )
    if likely:
        meant = likely[0].organisation
        said = meant.label if likely[0].reason == organisations.Reason.CODE else name
        return {"name": said, "key": meant.code, "reason": BY_HAND}
    if candidates:
        raise forms.ValidationError(
            _(
                "Not in the registry: %(name)s. Perhaps you mean one of these: %(codes)s. "
                "Put the name into quotation marks to keep it as it is."
            ),
            params={"name": name, "codes": _codes(candidates)},
        )
    raise forms.ValidationError(
        _(
            "Not in the registry: %(name)s. Write it as it stands there, "
            "or put it into quotation marks to keep it as it is."
        ),
        params={"name": name},
    )


def _codes(candidates: Sequence[organisations.Candidate]) -> str:
    """The first few by code and name; the code, typed, means one only."""
    first = [one.organisation for one in candidates[:OFFERED]]
    return "; ".join(f"{one.code} ({one.label})" for one in first)


class EditForm(AskForm):
    """A recommendation, with its language and the countries it concerns."""

    schemes: ClassVar[tuple[str, ...]] = tuple(Scheme.values)
    language = forms.ChoiceField(label=_("Language"), choices=CONTENT_LANGUAGES)
    countries = forms.MultipleChoiceField(
        label=_("Countries it concerns"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        chosen = self.fields["countries"]
        if isinstance(chosen, forms.MultipleChoiceField):
            chosen.choices = [(one.code, one.label) for one in places.countries(actor)]


class SplitForm(forms.Form):
    """One suggestion as several asks, an empty line between them."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("The asks, with an empty line between them"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8}),
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


def _theme_choices(actor: Actor, schemes: Sequence[str]) -> list[Any]:
    """The vocabulary to tick, one group for each scheme."""
    offered = list(themes.offered(actor).filter(scheme__in=schemes).order_by("scheme", "order"))
    return [
        (Scheme(scheme).label, [(one.key, one.name) for one in offered if one.scheme == scheme])
        for scheme in schemes
        if any(one.scheme == scheme for one in offered)
    ]
