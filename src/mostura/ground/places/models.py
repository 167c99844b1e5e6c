"""Countries, their units, and settlements."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language

from mostura.ground.places import policy
from mostura.ground.places.policy import Kind
from mostura.shell.search import SearchIndex

INDEX = SearchIndex("places_search")


class Place(models.Model):
    """A country, a unit of one, or a settlement, with its names in every language and script."""

    code = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    country_code = models.CharField(max_length=2)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    position = models.PositiveIntegerField(help_text="Order among places of its kind.")
    names = models.JSONField(default=dict)
    aliases = models.JSONField(default=list, blank=True)
    division = models.JSONField(default=dict, blank=True)
    latitude = models.FloatField()
    longitude = models.FloatField()
    population = models.PositiveIntegerField(null=True, blank=True)
    outline = models.JSONField(null=True, blank=True)
    footnote = models.JSONField(
        default=dict, blank=True, help_text="The mark after its name, and the note by language."
    )
    source = models.CharField(max_length=100)
    official = models.BooleanField(
        default=False, help_text="Its boundary and names came from an official file."
    )

    class Meta:
        ordering = ("position", "code")
        indexes = (models.Index(fields=("kind", "country_code"), name="place_kind_country"),)
        constraints = (
            models.CheckConstraint(
                name="place_only_countries_stand_alone",
                condition=Q(kind=Kind.COUNTRY, parent=None)
                | (~Q(kind=Kind.COUNTRY) & Q(parent__isnull=False)),
            ),
            models.CheckConstraint(
                name="place_on_earth",
                condition=Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
            ),
            models.CheckConstraint(
                name="place_settlements_are_points",
                condition=~Q(kind=Kind.SETTLEMENT) | Q(outline__isnull=True),
            ),
            models.CheckConstraint(name="place_kind_known", condition=Q(kind__in=Kind.values)),
        )

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("place", args=[self.code])

    @property
    def name(self) -> str:
        """Its name for the reader of this page."""
        return policy.name_for(get_language() or "en", self.names)

    @property
    def label(self) -> str:
        """Its name with the mark of its footnote, if the coalition uses one."""
        return f"{self.name}{self.footnote.get('mark', '')}"

    @property
    def note(self) -> str:
        """The footnote to its name for the reader of this page; empty where there is none."""
        words = {code: text for code, text in self.footnote.items() if code != "mark"}
        return policy.name_for(get_language() or "en", words)

    @property
    def drawing(self) -> dict[str, Any]:
        """Its outline as maps need it; a place without one is drawn as nothing."""
        return self.outline or {"path": "", "label": [0, 0], "box": [0, 0, 0, 0]}

    @property
    def search_text(self) -> str:
        """All the words by which people look for it, each spelling once."""
        return " ".join(dict.fromkeys([*self.names.values(), *self.aliases]))

    @property
    def sort_of(self) -> str:
        """The word for what it is, as its country has it: a canton, a county."""
        return policy.name_for(get_language() or "en", self.division) or str(Kind(self.kind).label)
