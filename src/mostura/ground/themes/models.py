"""The words that the whole hub sorts by."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language

from mostura.ground.themes import policy
from mostura.ground.themes.policy import Scheme


class Theme(models.Model):
    """A described word of a scheme: a theme, a marker, a goal, a chapter."""

    key = models.SlugField(max_length=60)
    scheme = models.CharField(max_length=20, choices=Scheme.choices)
    order = models.PositiveSmallIntegerField()
    names = models.JSONField()
    descriptions = models.JSONField()
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="narrower"
    )
    retired = models.BooleanField(
        default=False, help_text="No longer offered; what bears it keeps it."
    )

    class Meta:
        ordering = ("scheme", "order")
        constraints = (
            models.UniqueConstraint(fields=("scheme", "key"), name="theme_key_once_in_a_scheme"),
            models.CheckConstraint(
                name="theme_scheme_known", condition=Q(scheme__in=Scheme.values)
            ),
            models.CheckConstraint(
                name="theme_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Its name in the language of the reader."""
        return policy.words_for(get_language() or "en", self.names)

    @property
    def description(self) -> str:
        """What it means, in the language of the reader."""
        return policy.words_for(get_language() or "en", self.descriptions)
