"""The files that people handed over."""

from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils import timezone

from mostura.ground.vault import policy
from mostura.shell.codes import new_code


class StoredFile(models.Model):
    """A file as it came, sealed, and the cleaned copy of it that may be handed on."""

    code = models.CharField(max_length=8, unique=True, default=new_code, editable=False)
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.BigIntegerField()
    pages = models.PositiveIntegerField(default=0)
    cleaned_sha256 = models.CharField(max_length=64, blank=True)
    cleaned_size = models.BigIntegerField(default=0)
    stored_at = models.DateTimeField(default=timezone.now)
    organisation_id = models.BigIntegerField(default=0)
    quarantined = models.CharField(max_length=20, choices=policy.Refusal.choices, blank=True)
    quarantined_measure = models.JSONField(default=dict, blank=True)
    demonstration = models.BooleanField(default=False)

    class Meta:
        ordering = ("-stored_at",)
        constraints = [
            # Two organisations that hand over the same file do not learn of each other.
            models.UniqueConstraint(fields=["sha256", "organisation_id"], name="kept_once"),
            models.CheckConstraint(
                condition=models.Q(quarantined="") ^ models.Q(cleaned_sha256=""),
                name="served_or_quarantined",
            ),
        ]
        indexes = [models.Index(fields=["cleaned_sha256"], name="cleaned_copy")]

    def __str__(self) -> str:
        return self.name

    @property
    def why_quarantined(self) -> str:
        """Why it is not handed on, with the limit it went beyond."""
        return policy.in_words(policy.Refusal(self.quarantined), self.quarantined_measure)

    @property
    def sealed_path(self) -> Path:
        """Where the file lies as it came; it is read, never handed on."""
        return shelf_of(self.sha256)

    @property
    def cleaned_path(self) -> Path:
        """Where the copy lies that may be handed on; only where it is not quarantined."""
        return shelf_of(self.cleaned_sha256)


def shelf_of(sha256: str) -> Path:
    """The place of the file with this digest."""
    return Path(settings.MOSTURA_VAULT) / sha256[:2] / sha256[2:]
