"""Recommendations, whom they address, where they come from, what repeats them."""

from django.db import models
from django.urls import reverse
from django.utils import timezone

from mostura.answer.recommendations import policy
from mostura.shell.codes import new_code


class Recommendation(models.Model):
    """What is asked of an addressee, with its origins."""

    code = models.CharField(max_length=8, unique=True, default=new_code, editable=False)
    text = models.TextField()
    language = models.CharField(max_length=10, blank=True)
    organisation = models.ForeignKey(
        "organisations.Organisation", on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(
        max_length=12, choices=policy.State.choices, default=policy.State.DRAFT
    )
    action_category = models.CharField(
        max_length=1, choices=policy.ActionCategory.choices, blank=True
    )
    action_verb = models.CharField(max_length=80, blank=True)
    smart = models.JSONField(default=dict)
    drafted_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    blanked_at = models.DateTimeField(null=True, blank=True)
    compared_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    demonstration = models.BooleanField(default=False)
    addressees = models.ManyToManyField("organisations.Organisation", through="Asked")
    themes = models.ManyToManyField("themes.Theme", through="Tagged")
    places = models.ManyToManyField("places.Place", through="Located")

    class Meta:
        ordering = ("-published_at", "-pk")
        indexes = [
            models.Index(fields=["state", "-published_at", "-id"], name="register_newest"),
            models.Index(fields=["organisation", "state"], name="register_by_owner"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=policy.State.PUBLISHED)
                | models.Q(published_at__isnull=False),
                name="published_ask_has_a_moment",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=policy.State.WITHDRAWN) | ~models.Q(withdrawn_reason=""),
                name="withdrawn_ask_has_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(blanked_at=None)
                | models.Q(state=policy.State.WITHDRAWN, text=""),
                name="blanked_ask_has_no_words",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        """The recommendation's own page."""
        return reverse("recommendation", args=[self.code])


class Asked(models.Model):
    """Whom a recommendation addresses, and how we know; perhaps not in the registry yet."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.CASCADE, related_name="asked"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    as_written = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "organisation"], name="addressee_asked_once"
            ),
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | ~models.Q(as_written=""),
                name="addressee_known_or_named",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation_id} → {self.organisation_id}"

    @property
    def label(self) -> str:
        """The addressee in the reader's language; one the registry does not know, as written."""
        return self.organisation.label if self.organisation else self.as_written


class Tagged(models.Model):
    """A theme, marker, goal or chapter a recommendation belongs to."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE)
    theme = models.ForeignKey("themes.Theme", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "theme"], name="tagged_once")
        ]

    def __str__(self) -> str:
        return f"{self.recommendation_id} # {self.theme_id}"


class Located(models.Model):
    """A country or place a recommendation concerns."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE)
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "place"], name="located_once")
        ]

    def __str__(self) -> str:
        return f"{self.recommendation_id} @ {self.place_id}"


class Wording(models.Model):
    """What a recommendation read until somebody put it into other words, and who that was."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.CASCADE, related_name="wordings"
    )
    text = models.TextField()
    language = models.CharField(max_length=10, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.PositiveBigIntegerField(default=0)
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("changed_at", "pk")

    def __str__(self) -> str:
        return f"{self.recommendation_id} until {self.changed_at:%Y-%m-%d}"


class Translation(models.Model):
    """A recommendation in another language, as a version with its own author and state."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.CASCADE, related_name="translations"
    )
    language = models.CharField(max_length=10)
    text = models.TextField()
    state = models.CharField(
        max_length=10,
        choices=policy.TranslationState.choices,
        default=policy.TranslationState.DRAFTED,
    )
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.PositiveBigIntegerField(default=0)
    organisation = models.ForeignKey(
        "organisations.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("language", "-made_at")
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "language"],
                condition=models.Q(superseded_at=None),
                name="one_current_translation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.recommendation_id} {self.language}"


class Origin(models.Model):
    """Where exactly it was said: a passage of a document."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.CASCADE, related_name="origins"
    )
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, related_name="+")
    suggestion = models.ForeignKey(
        "documents.Suggestion", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    before = models.TextField(blank=True)
    passage = models.TextField()
    after = models.TextField(blank=True)
    page = models.PositiveIntegerField(null=True)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.recommendation_id} ← {self.document_id}"


class Family(models.Model):
    """Recommendations that people found to ask for the same."""

    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.pk)


class Kinship(models.Model):
    """A recommendation in a family, from one moment to another."""

    family = models.ForeignKey(Family, on_delete=models.CASCADE, related_name="kinships")
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.CASCADE, related_name="kinships"
    )
    joined_at = models.DateTimeField(default=timezone.now)
    parted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation"],
                condition=models.Q(parted_at=None),
                name="one_family_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.recommendation_id} in {self.family_id}"


class Likeness(models.Model):
    """What the machine holds to be the same ask as a suggestion; a person decides."""

    suggestion = models.ForeignKey(
        "documents.Suggestion", on_delete=models.CASCADE, related_name="+"
    )
    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE)
    score = models.FloatField()

    class Meta:
        ordering = ("-score",)
        constraints = [
            models.UniqueConstraint(
                fields=["suggestion", "recommendation"], name="likeness_noted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.suggestion_id} ~ {self.recommendation_id} {self.score:.2f}"


class Resemblance(models.Model):
    """Two public asks that the machine holds to be the same, the one entered first as `one`."""

    one = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    found_at = models.DateTimeField(default=timezone.now)
    denied_at = models.DateTimeField(null=True, blank=True)
    denied_by = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ("-score", "pk")
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="resemblance_noted_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="resemblance_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} ~ {self.other_id} {self.score:.2f}"
