"""An ask as people put it: its words, whom it addresses, what it is about."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from mostura.actor import Actor
from mostura.answer.recommendations.queries.bodies import addressees_offered
from mostura.ground.organisations.queries import addressees as organisations
from mostura.ground.places import queries as places
from mostura.ground.themes import queries as themes
from mostura.ground.themes.policy import Scheme
from mostura.shell.languages import CONTENT_LANGUAGES

SURE = 0.6  # an old name still counts; words in common do not (see addressees.STRENGTH)
BY_HAND = "named-by-hand"
EMPTY_LINES = 2  # whoever needs more fills these, saves and comes again
OFFERED = 5  # names in a sentence that says which are meant
QUOTATION_MARKS = "\"'“”„‟«»‘’‚"


class NamesInput(forms.Widget):
    """A line for each name and some empty ones; the browser completes what is typed."""

    template_name = "recommendations/names_input.html"
    use_fieldset = True
    offered: Sequence[tuple[str, str]] = ()

    def format_value(self, value: Any) -> list[str]:
        """The names, each for a line of its own."""
        return str(value or "").splitlines()

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The lines, and the names that the browser completes from."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["lines"] = [*context["widget"]["value"], *[""] * EMPTY_LINES]
        context["widget"]["offered"] = self.offered
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:  # noqa: ARG002
        """What stands in the lines, below each other."""
        lines = data.getlist(name) if hasattr(data, "getlist") else [data.get(name) or ""]
        return "\n".join(lines)

    def id_for_label(self, id_: str, index: str | None = None) -> str:  # noqa: ARG002
        """The first line, which an error leads to."""
        return f"{id_}_1" if id_ else ""


class ThemesInput(forms.CheckboxSelectMultiple):
    """The vocabulary to tick, each group folded until something in it is ticked."""

    template_name = "recommendations/themes_input.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """The groups with what is ticked in each."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["groups"] = [
            (group, options, sum(bool(option["selected"]) for option in options))
            for group, options, _place in context["widget"]["optgroups"]
        ]
        return context


class NamesField(forms.CharField):
    """Organisations, one on each line, in any language the registry knows them by."""

    widget = NamesInput

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
            "One in each field, in any language, as the registry knows them. Put a name into "
            "quotation marks to keep it as you wrote it. Leave it empty if nobody is named."
        ),
    )
    themes = forms.MultipleChoiceField(
        label=_("Themes and markers"),
        required=False,
        widget=ThemesInput(attrs={"class": "form-check-input"}),
    )

    schemes: ClassVar[tuple[str, ...]] = ("theme", "marker")

    def __init__(
        self, *args: Any, actor: Actor, known: Sequence[Mapping[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.known = {
            " ".join(one.get("label", one["name"]).split()): _but_label(one) for one in known
        }
        if not self.is_bound:  # else the list of errors comes first
            self.fields["text"].widget.attrs["autofocus"] = True
        names = self.fields["addressees"].widget
        if isinstance(names, NamesInput):
            names.offered = addressees_offered(actor)
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


def _but_label(one: Mapping[str, str]) -> dict[str, str]:
    """An addressee as it is kept; how the page calls it is for the reader only."""
    return {key: value for key, value in one.items() if key != "label"}


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


def _theme_choices(actor: Actor, schemes: Sequence[str]) -> list[Any]:
    """The vocabulary to tick, one group for each scheme."""
    offered = list(themes.offered(actor).filter(scheme__in=schemes).order_by("scheme", "order"))
    return [
        (Scheme(scheme).label, [(one.key, one.name) for one in offered if one.scheme == scheme])
        for scheme in schemes
        if any(one.scheme == scheme for one in offered)
    ]
