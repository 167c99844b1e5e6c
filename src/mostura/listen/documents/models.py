"""Documents, and the suggestions found in them."""

from django.db import models
from django.urls import reverse
from django.utils import timezone

from mostura.ground.vault.policy import Unread, in_words
from mostura.listen.documents import policy
from mostura.shell.codes import new_code


class Document(models.Model):
    """A public paper someone published; it may ask for things."""

    code = models.CharField(max_length=8, unique=True, default=new_code, editable=False)
    title = models.CharField(max_length=400)
    publisher = models.CharField(max_length=300, blank=True)
    gathering = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=200, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    language = models.CharField(max_length=10, blank=True)
    script = models.CharField(max_length=10, blank=True)
    under_chatham_house_rule = models.BooleanField(default=False)
    file = models.ForeignKey(
        "vault.StoredFile", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(
        max_length=12, choices=policy.State.choices, default=policy.State.RECEIVED
    )
    unreadable = models.CharField(max_length=30, choices=Unread.choices, blank=True)
    unreadable_measure = models.JSONField(default=dict, blank=True)
    text = models.TextField(blank=True)
    blocks = models.JSONField(default=list)
    page_starts = models.JSONField(default=list)
    pages = models.PositiveIntegerField(default=0)
    remarks = models.JSONField(default=list)
    made_by = models.JSONField(default=dict)
    added_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_reason = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    demonstration = models.BooleanField(default=False)

    class Meta:
        ordering = ("-added_at", "-pk")
        indexes = [models.Index(fields=["state", "-published_at"], name="document_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=policy.State.PUBLISHED)
                | models.Q(published_at__isnull=False),
                name="published_document_has_a_moment",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=policy.State.WITHDRAWN) | ~models.Q(withdrawn_reason=""),
                name="withdrawn_document_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=policy.State.REMOVED)
                | models.Q(file=None, removed_at__isnull=False, **policy.NOTHING)
                & ~models.Q(removed_reason=""),
                name="removed_document_holds_nothing",
            ),
            models.UniqueConstraint(
                fields=["file"],
                condition=~models.Q(state=policy.State.WITHDRAWN),
                name="file_added_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The document's own page."""
        return reverse("document", args=[self.code])

    @property
    def why_unreadable(self) -> str:
        """Why it could not be read, with the limit it went beyond."""
        return in_words(Unread(self.unreadable), self.unreadable_measure)


class Suggestion(models.Model):
    """A passage that seems to ask for something, until a person has decided."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="suggestions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    page = models.PositiveIntegerField(null=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    rule = models.CharField(max_length=60)
    confidence = models.FloatField()
    addressees = models.JSONField(default=list)
    themes = models.JSONField(default=list)
    action_category = models.PositiveSmallIntegerField(null=True)
    action_verb = models.CharField(max_length=80, blank=True)
    smart = models.JSONField(default=dict)
    repeats = models.JSONField(default=list)
    decision = models.CharField(
        max_length=12, choices=policy.Decision.choices, default=policy.Decision.OPEN
    )
    decided_at = models.DateTimeField(null=True)
    came_from = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("document", "start", "number")
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="suggestion_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(start__lte=models.F("end")), name="suggestion_runs_forward"
            ),
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0, confidence__lte=1),
                name="suggestion_confidence_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}.{self.number}"
