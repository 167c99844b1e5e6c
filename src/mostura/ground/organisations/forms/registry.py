"""Asking the registry, and telling it about one organisation."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mostura.actor import Actor
from mostura.ground.organisations.models import Organisation
from mostura.ground.organisations.policy.registry import (
    LONGEST_NAME,
    Facts,
    Kind,
    Level,
    Named,
    NameKind,
)
from mostura.ground.organisations.queries import registry as queries
from mostura.ground.organisations.queries.registry import Asked
from mostura.shell.languages import CONTENT_LANGUAGES

# A name is given in one language, not in four at once.
LANGUAGES = [(code, label) for code, label in CONTENT_LANGUAGES if str(code) != "hbs"]


class RegistrySearchForm(forms.Form):
    """What a reader asks the registry for."""

    q = forms.CharField(label=_("Search organisations"), required=False, max_length=200)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("Any")), *Kind.choices], required=False
    )
    country = forms.ChoiceField(label=_("Country"), required=False)
    level = forms.ChoiceField(
        label=_("Level"), choices=[("", _("Any")), *Level.choices], required=False
    )
    members = forms.BooleanField(label=_("Members of the coalition only"), required=False)

    def __init__(self, *args: Any, countries: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Any")), *countries.items()]
        self.fields["country"].choices = choices  # type: ignore[attr-defined]

    def asked(self) -> Asked:
        """The question; a filter that does not exist asks for nothing."""
        said = self.cleaned_data if self.is_valid() else {}
        return Asked(
            words=" ".join(said.get("q", "").split()),
            kinds=_said(said, "kind"),
            countries=_said(said, "country"),
            levels=_said(said, "level"),
            members=said.get("members", False),
        )


def _said(said: dict[str, Any], name: str) -> list[str]:
    return [said[name]] if said.get(name) else []


class FactsForm(forms.Form):
    """What an organisation is, apart from its names."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    country = forms.ChoiceField(label=_("Country"), required=False)
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices, initial=Level.NATIONAL)
    website = forms.URLField(
        label=_("Website"), required=False, max_length=300, assume_scheme="https"
    )
    registry_number = forms.CharField(
        label=_("Number in the public registry"), required=False, max_length=60
    )
    parent = forms.CharField(
        label=_("Belongs to"),
        required=False,
        max_length=80,
        help_text=_("The code of the organisation above it, as its page shows it."),
    )
    group = forms.BooleanField(
        label=_("This is a group of organisations, not a single one"), required=False
    )

    def __init__(self, *args: Any, actor: Actor, countries: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        choices = [("", _("No single country")), *countries.items()]
        self.fields["country"].choices = choices  # type: ignore[attr-defined]

    def clean_parent(self) -> Organisation | None:
        """The organisation with this code."""
        code = self.cleaned_data["parent"].strip()
        if not code:
            return None
        parent = queries.visible_to(self.actor).filter(code=code).first()
        if parent is None:
            raise forms.ValidationError(
                _("There is no organisation with this code. Copy it from its page.")
            )
        return parent

    def facts(self) -> Facts:
        """What was typed, as facts."""
        said = dict(self.cleaned_data)
        parent = said.pop("parent")
        return Facts(
            **{name: value for name, value in said.items() if name in Facts.__slots__},
            parent_id=parent.pk if parent else None,
        )


class ChangeForm(FactsForm):
    """The facts as they stand in one version; who sends an older one is told."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class NameForm(forms.Form):
    """One name of an organisation."""

    name = forms.CharField(label=_("Name"), max_length=LONGEST_NAME)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    name_kind = forms.ChoiceField(label=_("What kind of name"), choices=NameKind.choices)

    def named(self) -> Named:
        """What was typed, as a name."""
        said = self.cleaned_data
        return Named(said["language"], " ".join(said["name"].split()), said["name_kind"])


class AddForm(FactsForm):
    """A new organisation: one official name, an abbreviation, and its facts."""

    name = forms.CharField(label=_("Official name"), max_length=LONGEST_NAME)
    language = forms.ChoiceField(label=_("Language of the name"), choices=LANGUAGES)
    abbreviation = forms.CharField(label=_("Abbreviation"), required=False, max_length=60)
    key = forms.CharField(
        widget=forms.HiddenInput, required=False, max_length=64, initial=secrets.token_hex
    )
    field_order = ("name", "language", "abbreviation")

    def names(self) -> list[Named]:
        """The names that were typed."""
        said = self.cleaned_data
        short = Named(said["language"], said["abbreviation"], NameKind.ABBREVIATION)
        official = Named(said["language"], " ".join(said["name"].split()))
        return [official, *([short] if said["abbreviation"] else [])]


class JoinForm(forms.Form):
    """Which entry is the same organisation as this one."""

    joined = forms.CharField(
        label=_("The other entry"),
        max_length=LONGEST_NAME,
        help_text=_("Name or code in the registry."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_joined(self) -> Organisation:
        """The organisation of this code or name, where it is the only one."""
        words = self.cleaned_data["joined"].strip()
        if known := queries.by_code(self.actor, words):
            return known
        found = queries.called(self.actor, words)
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(
                _("There is no organisation with this name or code. Copy it from its page.")
            )
        raise forms.ValidationError(
            _("Several organisations bear this name. Write the code of the one that you mean.")
        )


class MembershipForm(forms.Form):
    """The day a membership of the coalition begins or ends."""

    on = forms.DateField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}))
