"""The registry of organisations, their names, who is a member, and files on their way in."""

from collections.abc import Iterable, Sequence
from typing import Final, Protocol
from urllib.parse import urlsplit

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from mostura.ground.organisations.policy.registry import LONGEST_NAME, Kind, Level, NameKind
from mostura.shell.codes import new_code
from mostura.shell.collation import LONGEST_KEY, collation_key
from mostura.shell.languages import NAMES, TAGS
from mostura.shell.search import SearchIndex

INDEX = SearchIndex("organisations_search")

# In which other language a reader finds a name, before English: one can read the other.
NEAR: Final = {
    "bs": ("hr", "cnr", "sr"),
    "hr": ("bs", "cnr", "sr"),
    "cnr": ("bs", "hr", "sr"),
    "sr-latn": ("cnr", "bs", "hr"),
}

ORDERS: Final = {
    "order_en": "en",
    "order_sq": "sq",
    "order_sr": "sr",
    "order_sr_latn": "sr-latn",
    "order_mk": "mk",
}
"""For each column of order the language whose readers find names by it."""


class Organisation(models.Model):
    """A body that acts, is asked, or funds; `name` is the one it goes by where no other fits."""

    code = models.SlugField(max_length=80, unique=True, default=new_code)
    name = models.CharField(max_length=LONGEST_NAME)
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.CSO)
    country = models.CharField(max_length=2, blank=True)
    level = models.CharField(max_length=20, choices=Level.choices, default=Level.NATIONAL)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    website = models.URLField(max_length=300, blank=True)
    domain = models.CharField(max_length=120, blank=True)
    registry_number = models.CharField(max_length=60, blank=True)
    group = models.BooleanField(default=False)
    demonstration = models.BooleanField(default=False)
    from_pack = models.BooleanField(default=False)
    added_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)  # counts the changes of its facts
    sending = models.CharField(max_length=64, blank=True)  # of the form that added it, if any
    joined_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="joined"
    )

    # Where it stands in a list that is read in each language of the interface.
    order_en = models.BinaryField(max_length=LONGEST_KEY, default=b"")
    order_sq = models.BinaryField(max_length=LONGEST_KEY, default=b"")
    order_sr = models.BinaryField(max_length=LONGEST_KEY, default=b"")
    order_sr_latn = models.BinaryField(max_length=LONGEST_KEY, default=b"")
    order_mk = models.BinaryField(max_length=LONGEST_KEY, default=b"")

    class Meta:
        ordering = ("order_en", "pk")
        indexes = (
            *(models.Index(fields=(order, "id"), name=f"organisation_{order}") for order in ORDERS),
            models.Index(fields=("country", "kind"), name="organisation_filters"),
            models.Index(fields=("kind",), name="organisation_kind"),
            models.Index(fields=("domain",), name="organisation_domain", condition=~Q(domain="")),
            models.Index(
                fields=("registry_number",),
                name="organisation_number",
                condition=~Q(registry_number=""),
            ),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("sending",), condition=~Q(sending=""), name="organisation_sent_once"
            ),
            models.CheckConstraint(name="organisation_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="organisation_not_its_own_parent",
                condition=Q(parent=None) | ~Q(parent=F("id")),
            ),
            models.CheckConstraint(
                name="organisation_not_joined_into_itself",
                condition=Q(joined_into=None) | ~Q(joined_into=F("id")),
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The organisation's page."""
        return reverse("organisation", args=[self.code])

    @property
    def label(self) -> str:
        """The official name in the language of the page, as near as there is one."""
        return chosen_name(self.names.all(), get_language() or "en") or self.name

    @property
    def short(self) -> str:
        """The abbreviation readers of the page know, if there is one."""
        return chosen_name(self.names.all(), get_language() or "en", NameKind.ABBREVIATION)


class OrganisationName(models.Model):
    """One name of an organisation, in one language and script."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(max_length=10)
    script = models.CharField(max_length=10, blank=True)
    name = models.CharField(max_length=LONGEST_NAME)
    kind = models.CharField(max_length=20, choices=NameKind.choices, default=NameKind.OFFICIAL)
    folded = models.CharField(max_length=LONGEST_NAME, db_index=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "language", "name"), name="organisation_name_once"
            ),
            models.CheckConstraint(name="organisation_name_said", condition=~Q(name="")),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def tag(self) -> str:
        """The language and script as a browser wants them."""
        if self.script == "cyrillic":
            return f"{self.language}-Cyrl"
        return "sr-Latn" if self.language == "sr" else TAGS.get(self.language, self.language)

    @property
    def language_label(self) -> str:
        """The language in the language of the page."""
        return str(NAMES.get(self.language, self.language))


class CoalitionMembership(models.Model):
    """An organisation is a member of the coalition, from one day to another."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="coalition_memberships"
    )
    since_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    entered_at = models.DateTimeField(default=timezone.now)
    entered_by = models.PositiveBigIntegerField(default=0)
    ended_by = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ("since_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation",), condition=Q(ended_on=None), name="member_once_at_a_time"
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_begins",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("since_on")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.since_on}"


class RegistryImport(models.Model):
    """A file of organisations: looked at, then imported once, line by line."""

    code = models.CharField(max_length=8, unique=True, default=new_code)
    file_name = models.CharField(max_length=200)
    content = models.BinaryField()
    options = models.JSONField(default=dict)
    preview = models.JSONField(default=dict)
    uploaded_at = models.DateTimeField(default=timezone.now)
    uploaded_by = models.PositiveBigIntegerField(default=0)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.PositiveBigIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)
    done_rows = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-uploaded_at",)

    def __str__(self) -> str:
        return self.file_name

    def get_absolute_url(self) -> str:
        """The page of the import."""
        return reverse("organisations_import", args=[self.code])


class RejectedRow(models.Model):
    """A row that was not imported, kept for a person to look at, with the reasons."""

    origin = models.ForeignKey(
        RegistryImport, on_delete=models.CASCADE, related_name="rejected_rows"
    )
    line = models.PositiveIntegerField()
    cells = models.JSONField(default=list)
    faults = models.JSONField(default=list)

    class Meta:
        ordering = ("line",)
        constraints = (
            models.UniqueConstraint(fields=("origin", "line"), name="row_rejected_once"),
        )

    def __str__(self) -> str:
        return f"{self.origin_id}:{self.line}"


class Spelt(Protocol):
    """A name with its language and script, stored or not."""

    @property
    def language(self) -> str:
        """Its language."""

    @property
    def script(self) -> str:
        """Its letters."""

    @property
    def name(self) -> str:
        """The name itself."""

    @property
    def kind(self) -> str:
        """Official or not."""


def chosen_name(names: Iterable[Spelt], language: str, kind: str = NameKind.OFFICIAL) -> str:
    """The first name of a kind in this language, a near one, English, or any; else nothing."""
    first: dict[str, str] = {}
    for name in names:
        if name.kind == kind:
            latin = name.language == "sr" and name.script == "latin"
            first.setdefault("sr-latn" if latin else name.language, name.name)
    for wanted in (language, *NEAR.get(language, ()), "en"):
        if wanted in first:
            return first[wanted]
    return next(iter(first.values()), "")


def order_of_reader() -> str:
    """The column by which readers of the language of the page find names."""
    language = get_language() or "en"
    return next((order for order, known in ORDERS.items() if known == language), "order_en")


def orders_of(names: Sequence[Spelt], otherwise: str) -> dict[str, bytes]:
    """The columns of order of an organisation with these names, by what each reader is shown."""
    return {
        order: collation_key(chosen_name(names, language) or otherwise, language)
        for order, language in ORDERS.items()
    }


def domain_of(website: str) -> str:
    """The host of an address, without www."""
    return (urlsplit(website).hostname or "").removeprefix("www.")[:120]
