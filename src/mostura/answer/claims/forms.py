"""What people type about how far a thing is, and what they show for it."""

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mostura.actor import Actor
from mostura.answer.claims.actions.showing import Described
from mostura.answer.claims.actions.stating import Account
from mostura.answer.claims.policy import claiming, links
from mostura.answer.claims.policy.measuring import Level
from mostura.ground.organisations.queries import addressees as organisations
from mostura.shell.languages import CONTENT_LANGUAGES

MONITOR: Final = "monitor"
SURE: Final = 0.6  # an old name still counts; words in common do not (see addressees.STRENGTH)
OFFERED: Final = 5  # names in a sentence that says which are meant


class ClaimForm(forms.Form):
    """How far a thing is, by the account of one organisation."""

    replacing = forms.IntegerField(widget=forms.HiddenInput, required=False)
    whose = forms.ChoiceField(label=_("Whose account is it?"), widget=forms.RadioSelect)
    monitor = forms.CharField(
        label=_("The monitor"),
        required=False,
        max_length=300,
        help_text=_("Only for the view of an independent monitor: its name as in the registry."),
    )
    level = forms.ChoiceField(
        label=_("How far is it?"),
        choices=Level.choices,
        widget=forms.RadioSelect,
        help_text=_("Reversed: it was done or begun, and has been undone."),
    )
    note = forms.CharField(
        label=_("Why do you say so?"),
        required=False,
        max_length=claiming.LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Public, under the name of the organisation. Name no persons."),
    )
    language = forms.ChoiceField(label=_("Language you write in"), choices=CONTENT_LANGUAGES)

    def __init__(
        self, *args: Any, actor: Actor, parties: Mapping[int, str], office: bool, **kwargs: Any
    ) -> None:
        """`parties` are those the actor may speak for by name, the own organisation first."""
        super().__init__(*args, **kwargs)
        self.actor = actor
        choices: list[tuple[str, object]] = [(str(pk), name) for pk, name in parties.items()]
        if office:
            choices.append((MONITOR, _("An independent monitor")))
        whose = self.fields["whose"]
        if isinstance(whose, forms.ChoiceField):
            whose.choices = choices
            whose.initial = choices[0][0] if choices else ""
        if not office:
            del self.fields["monitor"]
            whose.widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """A monitor is named, and the registry knows it."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("whose") == MONITOR and "monitor" not in self.errors:
            try:
                cleaned["monitor_id"] = self._monitor(str(cleaned.get("monitor") or "").strip())
            except forms.ValidationError as wrong:
                self.add_error("monitor", wrong)
        return cleaned

    @property
    def organisation_id(self) -> int:
        """For whom this is said."""
        whose = self.cleaned_data["whose"]
        return int(self.cleaned_data["monitor_id"] if whose == MONITOR else whose)

    @property
    def seen(self) -> int | None:
        """The key of the own claim that the writer saw, 0 for none; of others' nothing is known."""
        own = self.organisation_id == self.actor.organisation_id
        return int(self.cleaned_data["replacing"] or 0) if own else None

    def offer_again(self, now: int) -> None:
        """Let a stale form be sent once more as it is, now that its writer sees what stands."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]
        data[self.add_prefix("replacing")] = str(now)
        self.data = data

    @property
    def account(self) -> Account:
        """What is said."""
        said = self.cleaned_data
        return Account(
            said["level"], said["note"], said["language"], monitor=said["whose"] == MONITOR
        )

    def _monitor(self, name: str) -> int:
        if not name:
            raise forms.ValidationError(_("Name the monitor whose view this is."))
        found = organisations.resolve(self.actor, name)
        likely = [one for one in found if one.strength >= SURE]
        if likely and (len(likely) == 1 or likely[0].strength > likely[1].strength):
            return int(likely[0].organisation.pk)
        offered = [one.organisation for one in (likely or found)[:OFFERED]]
        if not offered:
            raise forms.ValidationError(
                _("Not in the registry: %(name)s. Add it there first."), params={"name": name}
            )
        codes = "; ".join(f"{one.code} ({one.label})" for one in offered)
        raise forms.ValidationError(
            _("Which one is meant by %(name)s? Write one of these: %(codes)s."),
            params={"name": name, "codes": codes},
        )


class EvidenceForm(forms.Form):
    """A file or a page that shall prove a claim, and what it is."""

    upload = forms.FileField(
        label=_("A file"),
        required=False,
        help_text=_(
            "PDF, DOCX, HTML, text or a picture. A copy without hidden names of authors becomes "
            "public: leave out what could put a person at risk."
        ),
    )
    url = forms.URLField(
        label=_("Or the address of a page"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    title = forms.CharField(label=_("Title"), required=False, max_length=300)
    publisher = forms.CharField(label=_("Published by"), required=False, max_length=200)
    dated_on = forms.DateField(
        label=_("Date on it"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    seen_on = forms.DateField(
        label=_("When you saw the page"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Pages vanish. This day stays. Leave it empty for today."),
    )

    def clean_url(self) -> str:
        """An address of the open web, without a name and password in it."""
        url = str(self.cleaned_data["url"])
        if url and links.trouble_with(url):
            raise forms.ValidationError(
                _("Give the public address of a page that begins with http:// or https://.")
            )
        return url

    def clean_dated_on(self) -> Any:
        """What proves something has been written already."""
        return _not_ahead(self.cleaned_data["dated_on"])

    def clean_seen_on(self) -> Any:
        """Nobody saw a page tomorrow."""
        return _not_ahead(self.cleaned_data["seen_on"])

    def clean(self) -> dict[str, Any]:
        """Either a file or an address; a page has a title that readers go by."""
        cleaned = super().clean() or self.cleaned_data
        upload, url = cleaned.get("upload"), cleaned.get("url")
        if not self.errors and bool(upload) == bool(url):
            raise forms.ValidationError(
                _("Give either a file or the address of a page. Add the other one after it.")
            )
        if url and not cleaned.get("title"):
            self.add_error("title", _("Say what the page is called, so that readers know it."))
        return cleaned

    @property
    def described(self) -> Described:
        """What is said about the piece."""
        said = self.cleaned_data
        return Described(said["title"], said["publisher"], said["dated_on"], said["seen_on"])


class ReasonForm(forms.Form):
    """Why something is taken back."""

    reason = forms.CharField(
        label=_("Why?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The reason is public and stays."),
    )


def _not_ahead(day: Any) -> Any:
    if day is not None and day > timezone.localdate():
        raise forms.ValidationError(
            _("This day is still to come. Check day and month, and the year.")
        )
    return day
