"""What was put to whom, what happened since, what was answered and promised."""

import secrets

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from mostura.answer.correspondence.policy import answers, clock
from mostura.shell.codes import new_code


def new_seed() -> str:
    """What a signed link is made from, together with the hub's own key."""
    return secrets.token_hex(16)


class Duty(models.Model):
    """Why and by when an addressee answers, from one day to another."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.CASCADE, related_name="+"
    )
    basis = models.CharField(max_length=10, choices=clock.Basis.choices)
    days = models.PositiveSmallIntegerField(default=0)
    working_days = models.BooleanField(default=False)
    citation = models.CharField(max_length=300, blank=True)
    since_on = models.DateField(default=timezone.localdate)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(ended_on=None), name="one_duty_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(basis=clock.Basis.DUTY) | (Q(days__gt=0) & ~Q(citation="")),
                name="a_duty_names_its_law_and_term",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.basis} {self.days}"


class Contact(models.Model):
    """An office of an addressee that letters go to; the mailbox of an office, if it has one."""

    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=200)
    email = models.EmailField(max_length=254, blank=True)
    postal_address = models.TextField(blank=True)
    language = models.CharField(max_length=10)
    since_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    failing_since = models.DateTimeField(null=True, blank=True)
    demonstration = models.BooleanField(default=False)

    class Meta:
        ordering = ("name", "pk")
        constraints = [
            models.UniqueConstraint(
                "organisation",
                Lower("email"),
                condition=Q(ended_at=None) & ~Q(email=""),
                name="one_contact_per_mailbox",
            ),
            models.CheckConstraint(
                condition=~Q(email="") | ~Q(postal_address=""), name="contact_can_be_reached"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Asking(models.Model):
    """A recommendation put to one addressee; its clock is computed from its steps.

    `state` and `due_on` repeat what the policy says after the newest step, so that a board can ask
    the database. Overdue is not among them: that changes with the day, not with a step.
    """

    code = models.CharField(max_length=8, unique=True, default=new_code, editable=False)
    recommendation = models.ForeignKey(
        "recommendations.Recommendation", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    basis = models.CharField(
        max_length=10, choices=clock.Basis.choices, default=clock.Basis.VOLUNTARY
    )
    days = models.PositiveSmallIntegerField(default=0)
    working_days = models.BooleanField(default=False)
    citation = models.CharField(max_length=300, blank=True)
    country = models.CharField(max_length=2, blank=True)
    time_zone = models.CharField(max_length=40)
    escalated_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="escalated_to"
    )
    referred_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="referred_to"
    )
    drafted_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(
        max_length=20, choices=clock.State.choices, default=clock.State.DRAFTED
    )
    due_on = models.DateField(null=True, blank=True)
    overdue_noted_at = models.DateTimeField(null=True, blank=True)  # followers hear of it once
    version = models.PositiveIntegerField(default=1)  # counts what was said: two officers at once
    demonstration = models.BooleanField(default=False)

    class Meta:
        ordering = ("due_on", "pk")
        indexes = [
            models.Index(fields=["state", "due_on", "id"], name="board_by_state"),
            models.Index(fields=["organisation", "state"], name="board_by_addressee"),
            models.Index(fields=["recommendation"], name="board_by_ask"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "organisation"],
                condition=~Q(state=clock.State.WITHDRAWN),
                name="put_to_an_addressee_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.state}"

    @property
    def terms(self) -> clock.Terms:
        """By when the addressee is to answer, as it was when the ask was put."""
        return clock.Terms(self.basis, self.days, self.working_days, self.time_zone)


class Step(models.Model):
    """Something that happened to an asking; never changed, never removed."""

    asking = models.ForeignKey(Asking, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=20, choices=clock.StepKind.choices)
    at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=timezone.now)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=10, blank=True)
    on_paper = models.BooleanField(default=False)
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    named = models.ForeignKey(  # whom they named as responsible, where the registry knows them
        "organisations.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    person_id = models.BigIntegerField(default=0)
    organisation_id = models.BigIntegerField(default=0)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.asking_id} {self.kind}"


class Sending(models.Model):
    """One letter to one office with one or more asks in it."""

    code = models.CharField(max_length=8, unique=True, default=new_code, editable=False)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="sendings")
    askings = models.ManyToManyField(Asking, related_name="sendings")
    kind = models.CharField(max_length=10, choices=answers.SendingKind.choices)
    covering_words = models.TextField(blank=True)
    on_paper = models.BooleanField(default=False)
    prepared_at = models.DateTimeField(default=timezone.now)
    prepared_by = models.BigIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-prepared_at", "-pk")

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        """The page of the letter."""
        return reverse("sending", args=[self.code])


class Link(models.Model):
    """A signed link that lets one office see a letter, and answer once it has proven its mailbox.

    The link itself stands nowhere: it is made of the seed and the hub's own key.
    """

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="links")
    sending = models.ForeignKey(Sending, on_delete=models.PROTECT, related_name="links")
    seed = models.CharField(max_length=32, default=new_seed)
    token_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    handed_on_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="handed_on_to"
    )
    opened_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.sending_id} → {self.contact_id}"


class Proof(models.Model):
    """A code mailed to the office of a link, typed back to prove that the mailbox is theirs.

    The code itself stands nowhere: it is made of the seed and the hub's own key.
    """

    link = models.ForeignKey(Link, on_delete=models.CASCADE, related_name="proofs")
    seed = models.CharField(max_length=32, default=new_seed)
    made_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-made_at",)

    def __str__(self) -> str:
        return f"{self.link_id}"


class Answer(models.Model):
    """What the addressee said; a later answer stands beside the former one, which stays."""

    asking = models.ForeignKey(Asking, on_delete=models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=10, choices=answers.AnswerKind.choices)
    reasons = models.TextField()
    language = models.CharField(max_length=10)
    given_at = models.DateTimeField(default=timezone.now)
    recorded_at = models.DateTimeField(default=timezone.now)
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    person_id = models.BigIntegerField(default=0)  # who wrote it in for them, if it came on paper
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("given_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["asking"], condition=Q(superseded_at=None), name="one_answer_stands"
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="answer_has_reasons"),
        ]

    def __str__(self) -> str:
        return f"{self.asking_id} {self.kind}"


class Commitment(models.Model):
    """A measure with a date that an addressee promised."""

    asking = models.ForeignKey(Asking, on_delete=models.CASCADE, related_name="commitments")
    text = models.TextField()
    language = models.CharField(max_length=10)
    due_on = models.DateField()
    made_at = models.DateTimeField(default=timezone.now)
    contact = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    person_id = models.BigIntegerField(default=0)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ("due_on", "pk")
        indexes = [
            models.Index(fields=["due_on"], condition=Q(withdrawn_at=None), name="commitment_due")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_reason=""),
                name="withdrawn_promise_has_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.asking_id} {self.due_on}"
