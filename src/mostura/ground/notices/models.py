"""Followers and what they follow; what is told, to whom, by which letter."""

import secrets

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from mostura.ground.notices.policy.following import FollowerKind
from mostura.ground.notices.policy.posting import LetterState
from mostura.ground.notices.policy.timing import Rhythm, Wishes


def new_seed() -> str:
    """What a link or a Message-ID is made from."""
    return secrets.token_hex(16)


class Follower(models.Model):
    """Someone who wants to hear of things: a person, a mailbox, or the holder of a receipt."""

    kind = models.CharField(max_length=10, choices=FollowerKind.choices)
    person = models.ForeignKey("people.Person", null=True, on_delete=models.CASCADE)
    email = models.EmailField(max_length=254, blank=True, default="")
    code_digest = models.CharField(max_length=64, blank=True, default="")
    language = models.CharField(max_length=10, default="en")
    rhythm = models.CharField(max_length=10, choices=Rhythm.choices, default=Rhythm.AT_ONCE)
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_until = models.TimeField(null=True, blank=True)
    time_zone = models.CharField(max_length=40)
    seed = models.CharField(max_length=32, default=new_seed)
    token_digest = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    failing_since = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="follower_is_of_one_kind",
                condition=Q(
                    kind=FollowerKind.PERSON, person__isnull=False, email="", code_digest=""
                )
                | (Q(kind=FollowerKind.MAILBOX, person=None, code_digest="") & ~Q(email=""))
                | (Q(kind=FollowerKind.RECEIPT, person=None, email="") & ~Q(code_digest="")),
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at=None), name="one_follower_a_person"
            ),
            models.UniqueConstraint(
                Lower("email"),
                name="one_follower_a_mailbox",
                condition=Q(kind=FollowerKind.MAILBOX, ended_at=None),
            ),
            models.UniqueConstraint(
                fields=["code_digest"],
                condition=Q(kind=FollowerKind.RECEIPT),
                name="one_follower_a_receipt",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def wishes(self) -> Wishes:
        """When this follower wants to be written to."""
        return Wishes(self.rhythm, self.quiet_from, self.quiet_until, self.time_zone)

    @property
    def reads_mail(self) -> bool:
        """Whether there is an address to write to."""
        return self.kind != FollowerKind.RECEIPT

    @property
    def address(self) -> str:
        """Where letters go; empty where nobody is to be written to."""
        if self.person:
            return "" if self.person.suspended_at else self.person.email
        return self.email


class Follow(models.Model):
    """That a follower wants to hear of one thing, from one moment to another."""

    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="follows")
    kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    asked_at = models.DateTimeField(default=timezone.now)
    since_at = models.DateTimeField(null=True, help_text="Empty until the mailbox has said yes.")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["follower", "kind", "subject_id"],
                condition=Q(ended_at=None),
                name="followed_once",
            )
        ]
        indexes = [models.Index(fields=["kind", "subject_id", "follower"], name="follow_of")]

    def __str__(self) -> str:
        return f"{self.follower_id} → {self.kind} {self.subject_id}"


class Occasion(models.Model):
    """One thing worth telling, put into words once for all who hear of it."""

    entry_number = models.BigIntegerField()
    part = models.PositiveSmallIntegerField(default=0)
    sentence = models.TextField()
    values = models.JSONField(default=dict)
    title = models.TextField()
    address = models.CharField(max_length=300)
    subjects = models.JSONField()
    public = models.BooleanField(default=True)
    organisation_id = models.BigIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry_number", "part"], name="told_once")]
        indexes = [
            models.Index(fields=["due_at", "id"], condition=Q(told_at=None), name="occasion_due")
        ]

    def __str__(self) -> str:
        return f"{self.entry_number}.{self.part}"


class Letter(models.Model):
    """One mail on its way; once closed, what stands in it changes no more."""

    follower = models.ForeignKey(
        Follower, null=True, on_delete=models.CASCADE, related_name="letters"
    )
    to = models.EmailField(max_length=254, blank=True, default="")
    language = models.CharField(max_length=10)
    writer = models.CharField(max_length=40)
    values = models.JSONField(default=dict)
    about_kind = models.CharField(max_length=20, blank=True, default="")
    about_id = models.BigIntegerField(default=0)
    message_key = models.CharField(max_length=32, unique=True, default=new_seed)
    made_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    worker = models.CharField(max_length=60, blank=True, default="")
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    bounced_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["follower"], condition=Q(closed_at=None), name="one_open_letter"
            )
        ]
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                condition=Q(sent_at=None, bounced_at=None, given_up_at=None),
                name="letter_due",
            ),
            models.Index(fields=["follower", "closed_at"], name="letter_of"),
            models.Index(fields=["about_kind", "about_id"], name="letter_about"),
        ]

    def __str__(self) -> str:
        return f"{self.writer} {self.pk}"

    @property
    def state(self) -> LetterState:
        """How the letter stands."""
        if self.bounced_at:
            return LetterState.BOUNCED
        if self.sent_at:
            return LetterState.SENT
        return LetterState.GIVEN_UP if self.given_up_at else LetterState.WAITING


class Notice(models.Model):
    """That a follower is told of an occasion: on the page, and by a letter if they want one."""

    occasion = models.ForeignKey(Occasion, on_delete=models.CASCADE, related_name="notices")
    follower = models.ForeignKey(Follower, on_delete=models.CASCADE, related_name="notices")
    letter = models.ForeignKey(Letter, null=True, on_delete=models.SET_NULL, related_name="notices")
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["follower", "occasion"], name="noticed_once")
        ]

    def __str__(self) -> str:
        return f"{self.follower_id} ← {self.occasion_id}"
