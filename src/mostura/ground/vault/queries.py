"""Questions about files; who may see one is decided by whatever it belongs to."""

from django.conf import settings
from django.db.models import Q, QuerySet, Sum

from mostura.actor import Actor, Role
from mostura.ground.vault import policy
from mostura.ground.vault.models import StoredFile, shelf_of
from mostura.shell.files import Download


def visible_to(actor: Actor) -> QuerySet[StoredFile]:
    """Files the own organisation handed over; all for the secretariat; no quarantined ones."""
    sound = StoredFile.objects.filter(quarantined="")
    if actor.holds(Role.SECRETARIAT):
        return sound
    if not actor.signed_in:
        return sound.none()
    return sound.filter(organisation_id=actor.organisation_id)


def quarantined(actor: Actor) -> QuerySet[StoredFile]:
    """Files the hub does not hand on, the newest first: for the secretariat to look at."""
    if not policy.may_see_quarantine(actor):
        return StoredFile.objects.none()
    return StoredFile.objects.exclude(quarantined="")


def of_demonstration(actor: Actor) -> QuerySet[StoredFile]:
    """Files that came with the demonstration."""
    return StoredFile.objects.filter(demonstration=True)


def kept_as(actor: Actor, sha256: str) -> StoredFile | None:
    """The same bytes, where the actor's organisation handed them over before."""
    return StoredFile.objects.filter(sha256=sha256, organisation_id=actor.organisation_id).first()


def quarantined_bytes(actor: Actor) -> int:
    """How much the quarantine holds; a number only."""
    held = StoredFile.objects.exclude(quarantined="").aggregate(held=Sum("size"))
    return int(held["held"] or 0)


def is_needed(actor: Actor, sha256: str) -> bool:
    """Whether any row still speaks of these bytes."""
    return StoredFile.objects.filter(Q(sha256=sha256) | Q(cleaned_sha256=sha256)).exists()


def missing_files(actor: Actor) -> list[str]:
    """Digests that a row names and the disk does not hold; digests only, so any check may ask."""
    named = StoredFile.objects.values_list("sha256", "cleaned_sha256").iterator(chunk_size=2000)
    wanted = {digest for pair in named for digest in pair if digest}
    return sorted(digest for digest in wanted if not shelf_of(digest).is_file())


def limits() -> policy.Limits:
    """How much of one file this hub takes."""
    return policy.Limits(
        size=settings.MOSTURA_UPLOAD_MEGABYTES * policy.MEGABYTE,
        pages=settings.MOSTURA_UPLOAD_PAGES,
    )


def download_of(stored: StoredFile) -> Download | None:
    """The cleaned copy, where there is one; ask only for what the actor was found to see."""
    if stored.quarantined:
        return None
    name = policy.name_to_serve(stored.name, stored.media_type)
    return Download(stored.cleaned_path, name, stored.media_type, stored.cleaned_sha256)
