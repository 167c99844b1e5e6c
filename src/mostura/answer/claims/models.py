"""What parties claim, what they show for it, and what the hub saw when it looked."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from mostura.answer.claims.policy import claiming, measuring
from mostura.shell.codes import new_code


class Claim(models.Model):
    """What one organisation says of how far a thing is done; never changed, only superseded."""

    code = models.CharField(max_length=8, unique=True, default=new_code, editable=False)
    recommendation = models.ForeignKey(
        "recommendations.Recommendation", on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    party = models.CharField(max_length=20, choices=measuring.Party.choices)
    level = models.CharField(max_length=12, choices=measuring.Level.choices)
    note = models.TextField(blank=True)
    language = models.CharField(max_length=10, blank=True)
    stated_at = models.DateTimeField(default=timezone.now)
    superseded_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    person_id = models.BigIntegerField(default=0)  # who wrote it; 0 came by a signed link
    written_by = models.BigIntegerField(default=0)  # the organisation of that person
    contact_id = models.BigIntegerField(default=0)  # the office of the addressee, by a link
    demonstration = models.BooleanField(default=False)

    class Meta:
        ordering = ("-stated_at", "-pk")
        indexes = [
            models.Index(fields=["recommendation", "-stated_at"], name="claims_of_an_ask"),
            models.Index(fields=["organisation", "-stated_at"], name="claims_of_a_party"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "organisation"],
                condition=Q(superseded_at=None),
                name="one_claim_stands",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_reason="") | Q(superseded_at__isnull=False),
                name="withdrawn_claim_stands_no_more",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at=None) | Q(superseded_at__gte=F("stated_at")),
                name="claim_superseded_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} on {self.recommendation_id}: {self.level}"

    @property
    def tone(self) -> str:
        """The look of the tag that shows the level."""
        tones = {"done": "done", "reversed": "late", "not_begun": "plain"}
        return tones.get(self.level, "mid")


class Evidence(models.Model):
    """A file or a page that shall prove a claim; withdrawn, it stays readable as such."""

    code = models.CharField(max_length=8, unique=True, default=new_code, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=4, choices=claiming.EvidenceKind.choices)
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    stored_file = models.ForeignKey(
        "vault.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    url = models.URLField(max_length=500, blank=True)
    seen_on = models.DateField(null=True, blank=True)
    added_at = models.DateTimeField(default=timezone.now)
    person_id = models.BigIntegerField(default=0)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    next_look_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)
    failing_since = models.DateTimeField(null=True, blank=True)
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-added_at", "-pk")
        indexes = [
            models.Index(
                fields=["next_look_at"],
                condition=Q(next_look_at__isnull=False),
                name="evidence_to_look_at",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="file", stored_file__isnull=False, url="")
                | (Q(kind="link", stored_file=None) & ~Q(url="")),
                name="evidence_is_a_file_or_a_link",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_reason=""),
                name="withdrawn_evidence_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Look(models.Model):
    """What the hub saw at a link: one row for the first look, and one for each change since."""

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="looks")
    looked_at = models.DateTimeField()
    status = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=20, blank=True)
    final_address = models.TextField(blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    title = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("looked_at", "pk")

    def __str__(self) -> str:
        return f"{self.evidence_id} {self.status or self.trouble}"
