"""The entries of the ledger, and their deliveries."""

from typing import Any

from django.db import models

from mostura.ground.ledger import policy


class Entry(models.Model):
    """One fact, chained to the one before it; never changed, never removed.

    Triggers of the database refuse both. On SQLite a migration that makes this table anew loses
    them, so it ends with those of `0002_only_added_to`.
    """

    number = models.BigIntegerField(primary_key=True)
    recorded_at = models.DateTimeField()
    event = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    data = models.JSONField()
    person_id = models.BigIntegerField(default=0)
    organisation_id = models.BigIntegerField(default=0)
    previous_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("number",)
        indexes = [models.Index(fields=["subject_kind", "subject_id", "number"], name="entry_of")]

    def __str__(self) -> str:
        return f"{self.number} {self.event}"

    def values(self) -> dict[str, Any]:
        """What the digest covers."""
        return {
            "number": self.number,
            "recorded_at": self.recorded_at.isoformat(),
            "event": self.event,
            "subject": [self.subject_kind, self.subject_id],
            "data": self.data,
            "person": self.person_id,
            "organisation": self.organisation_id,
        }


class Head(models.Model):
    """The end of the chain: one row, locked while an entry is added."""

    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=policy.FIRST_DIGEST)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_head")]

    def __str__(self) -> str:
        return f"{self.number} {self.digest[:12]}"


class Delivery(models.Model):
    """An entry on its way to one listener."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="deliveries")
    listener = models.CharField(max_length=120)
    attempts = models.PositiveSmallIntegerField(default=0)
    run_at = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    worker = models.CharField(max_length=60, default="")
    done_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)
    discarded_at = models.DateTimeField(null=True)
    last_error = models.TextField(default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "listener"], name="delivered_once"),
        ]
        indexes = [
            models.Index(
                fields=["run_at", "id"],
                condition=models.Q(done_at=None, dead_at=None),
                name="delivery_due",
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} → {self.listener}"

    @property
    def state(self) -> policy.State:
        """How the delivery stands."""
        if self.done_at:
            return policy.State.DONE
        if self.dead_at:
            return policy.State.DEAD
        return policy.State.RUNNING if self.lease_until else policy.State.WAITING
