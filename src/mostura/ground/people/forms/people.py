"""What people type about colleagues and themselves."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mostura.actor import Actor, Role
from mostura.ground.people import policy, queries

NO_NAME = _("Write the name by which your colleagues know you.")
NO_ADDRESS = _("Write the whole address, such as ana@example.org.")


class LanguageField(forms.ChoiceField):
    """One of the languages the hub speaks, each by its own name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=settings.LANGUAGES, **kwargs)


class InviteForm(forms.Form):
    """Who is invited, where to, and into which role."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        error_messages={"required": NO_ADDRESS, "invalid": NO_ADDRESS},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=300,
        help_text=_("Its name as the register of organisations has it."),
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        widget=forms.RadioSelect,
        help_text=_(
            "Members read and add documents. Editors also review, publish and invite colleagues."
        ),
    )
    language = LanguageField(label=_("Language of the invitation"))

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        grants = policy.roles_to_grant(actor)
        roles = self.fields["role"]
        roles.choices = [(role.value, role.label) for role in grants]  # type: ignore[attr-defined]
        roles.initial = Role.MEMBER
        if not actor.holds(Role.SECRETARIAT):
            del self.fields["organisation"]

    def clean_organisation(self) -> int:
        """The organisation of that name; a near miss is answered with what there is."""
        words = self.cleaned_data["organisation"].strip()
        found = queries.organisations_named(self.actor, words)
        if len(found) == 1 and queries.is_name_of(self.actor, words, found[0][0]):
            return found[0][0]
        if len(found) == 1:
            raise forms.ValidationError(
                _("Do you mean %(name)s? Write the name in full."), params={"name": found[0][1]}
            )
        if not found:
            raise forms.ValidationError(_("No organisation has this name. Look it up first."))
        raise forms.ValidationError(
            _("Several organisations fit: %(names)s. Write one name in full."),
            params={"names": "; ".join(name for _key, name in found)},
        )

    @property
    def offer(self) -> dict[str, Any]:
        """What the invitation says."""
        told = dict(self.cleaned_data)
        told["organisation_id"] = told.pop("organisation", self.actor.organisation_id)
        return told


class AcceptForm(forms.Form):
    """What a newcomer tells us."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        error_messages={"required": NO_NAME},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = LanguageField(label=_("The language you read the hub in"))


class AccountForm(AcceptForm):
    """What a person may change about the own account."""


class RoleForm(forms.Form):
    """Another role in the same organisation."""

    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grants = [(role.value, role.label) for role in policy.roles_to_grant(actor)]
        self.fields["role"].choices = grants  # type: ignore[attr-defined]


class ActForForm(forms.Form):
    """Which of one's organisations to act for."""

    organisation = forms.IntegerField(min_value=1)
