"""The registry of organisations."""

from django.db import models


class Organisation(models.Model):
    """A body that acts, is asked, or funds."""

    name = models.CharField(max_length=300)

    def __str__(self) -> str:
        return self.name
