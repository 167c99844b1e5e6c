"""Keeping files, reading them, taking them away."""

import dataclasses
import json
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.ground.vault import policy, queries
from mostura.ground.vault.events import FileKept, FileQuarantined, FileRemoved
from mostura.ground.vault.frames import shelves
from mostura.ground.vault.frames.limited import Completed, run_limited
from mostura.ground.vault.models import StoredFile, shelf_of
from mostura.ground.vault.policy import Measure, NotKept, NotRead, Refusal, Unit, Unread
from mostura.refused import insist
from mostura.shell.removal import Removal, remove_unneeded

FOUND: Final = (
    *("name", "size", "media_type", "pages", "quarantined", "quarantined_measure"),
    *("demonstration", "cleaned_sha256", "cleaned_size"),
)  # what a second look at the same bytes may change


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """What looking into a file brought."""

    media_type: str = ""
    pages: int = 0
    refusal: Refusal | None = None
    measure: Measure = dataclasses.field(default_factory=Measure)


def keep_file(
    upload: "UploadedFile[Any]", *, by: Actor, demonstration: bool = False, pictures: bool = True
) -> StoredFile:
    """Take a file into the vault, sealed as it came and cleaned to be handed on.

    Without `pictures` it takes what the reading engine reads, and nothing else.

    Call it outside of a transaction: it looks into the file before it writes a row, and what it
    quarantines must stay when it raises NotKept. The same bytes give the same stored file.
    """
    name = policy.plain_name(upload.name or "")
    limits = dataclasses.replace(queries.limits(), pictures=pictures)
    vault = Path(settings.MOSTURA_VAULT)
    try:
        with shelves.full_disk_told():
            size = _size_of(upload)
            _insist_on_size(size, limits, name)
            with shelves.workshop(vault) as desk:
                given = StoredFile(name=name, organisation_id=by.organisation_id)
                given.demonstration = demonstration
                given.sha256, given.size = shelves.write_down(
                    _within(upload, limits, name), desk / "given"
                )
                known = queries.kept_as(by, given.sha256)
                if known and not known.quarantined and known.sealed_path.is_file():
                    return known
                return _keep(given, desk, limits, by)
    except shelves.DiskFull:
        raise NotKept(Refusal.NO_SPACE, name) from None


@transaction.atomic
def remove_file(stored: StoredFile, *, reason: str, by: Actor) -> None:
    """Take a file out of the vault; its bytes go where nobody else handed over the same."""
    stored = StoredFile.objects.select_for_update().get(pk=stored.pk)
    insist(policy.refusal_to_remove(by, stored.organisation_id))

    pk, digests = stored.pk, {stored.sha256, stored.cleaned_sha256}
    stored.delete()
    record(FileRemoved(pk, stored.sha256, reason[:60], stored.cleaned_sha256), by=by)
    # At once; and should the process be killed right here, when FileRemoved is heard of.
    transaction.on_commit(lambda: clear_shelves(digests, by=by))


def clear_shelves(digests: Collection[str], *, by: Actor) -> None:
    """Delete the bytes that no row speaks of any more; outside of a transaction."""
    with shelves.held(Path(settings.MOSTURA_VAULT)):
        for sha256 in digests:
            if sha256 and not queries.is_needed(by, sha256):
                shelves.take_away(shelf_of(sha256))


def remove_demonstration(*, by: Actor) -> Removal:
    """Take the files of the demonstration out of the vault, but for those others refer to."""
    reason = "demonstration removed"
    rows = queries.of_demonstration(by)
    return remove_unneeded(rows, remove=lambda one: remove_file(one, reason=reason, by=by))


def read_stored(
    stored: StoredFile, *, registry: Path | None = None, themes: Path | None = None
) -> dict[str, Any]:
    """What the reading engine finds in a file, as its command prints it; NotRead says why not.

    Besides the suggestions it holds "text", "blocks" and "page_starts".
    """
    options = [] if registry is None else ["--registry", str(registry)]
    options += [] if themes is None else ["--themes", str(themes)]
    with shelves.workshop(Path(settings.MOSTURA_VAULT)) as desk:
        # The engine goes by content; only kinds of plain text are told apart by the name.
        # A text without a title of its own takes the name under which it was handed over.
        stem = Path(policy.plain_name(stored.name)).stem[:80] or "file"
        source = desk / f"{stem}{policy.SUFFIXES.get(stored.media_type, '')}"
        source.symlink_to(stored.sealed_path)
        completed = run_limited(
            [
                *(sys.executable, "-m", "mostura.engines.reading", "--full", *options),
                *("--memory", str(policy.READING_MEGABYTES)),
                *("--seconds", str(policy.READING_SECONDS)),
                str(source),
            ],
            # A little more than the command allows itself, so that it can say what ran out.
            seconds=policy.READING_SECONDS + 10,
            megabytes=policy.READING_MEGABYTES + 256,
            work_in=desk,
        )
    return _reading(completed, stored.name)


def _size_of(upload: "UploadedFile[Any]") -> int:
    if upload.size is not None:
        return upload.size
    return int(upload.seek(0, 2))  # the end is as far as it is long


def _insist_on_size(size: int, limits: policy.Limits, name: str) -> None:
    room = shelves.free_bytes(Path(settings.MOSTURA_VAULT))
    refusal = policy.refusal_of_size(size, room, limits)
    if refusal == Refusal.TOO_LARGE:
        raise NotKept(refusal, name, measure=policy.measure_of_size(size, limits))
    if refusal is not None:
        raise NotKept(refusal, name)


def _within(upload: "UploadedFile[Any]", limits: policy.Limits, name: str) -> Iterator[bytes]:
    """The bytes of the upload, as long as they keep within the size."""
    taken = 0
    for chunk in upload.chunks():
        taken += len(chunk)
        if taken > limits.size:
            raise NotKept(Refusal.TOO_LARGE, name, measure=policy.measure_of_size(taken, limits))
        yield chunk


def _keep(given: StoredFile, desk: Path, limits: policy.Limits, by: Actor) -> StoredFile:
    found = _look_into(desk, given.name, limits)
    given.media_type, given.pages = found.media_type, found.pages
    given.quarantined, given.quarantined_measure = found.refusal or "", found.measure
    files = {given.sha256: desk / "given"}
    if found.refusal is None:
        given.cleaned_sha256 = shelves.digest_of(desk / "cleaned")
        given.cleaned_size = (desk / "cleaned").stat().st_size
        files.setdefault(given.cleaned_sha256, desk / "cleaned")
    elif not _quarantine_has_room(given, by):
        raise NotKept(found.refusal, given.name, measure=found.measure)
    stored = _store(given, files, by)
    if found.refusal is not None:
        raise NotKept(found.refusal, given.name, measure=found.measure, quarantined=True)
    return stored


def _look_into(desk: Path, name: str, limits: policy.Limits) -> Found:
    """Learn in a process with limits what the file is, and have its clean copy written."""
    allowed = dataclasses.asdict(limits)
    del allowed["size"]
    completed = run_limited(
        [
            *(sys.executable, "-m", "mostura.ground.vault.frames.cleaning"),
            *(str(desk / "given"), str(desk / "cleaned"), name, json.dumps(allowed)),
        ],
        seconds=policy.CLEANING_SECONDS,
        megabytes=policy.CLEANING_MEGABYTES,
        work_in=desk,
    )
    if completed.status != 0:
        if "No space left" in completed.errors:
            raise shelves.DiskFull
        return Found(refusal=Refusal.TOO_HEAVY, measure=_spent(completed))
    said = json.loads(completed.output)
    if "refusal" in said:
        return Found(refusal=Refusal(said["refusal"]), measure=said["measure"])
    return Found(said["media_type"], said["pages"])


def _quarantine_has_room(given: StoredFile, by: Actor) -> bool:
    room = policy.QUARANTINE_MEGABYTES * policy.MEGABYTE
    return (
        given.quarantined in policy.QUARANTINE
        and queries.quarantined_bytes(by) + given.size <= room
    )


def _store(given: StoredFile, files: dict[str, Path], by: Actor) -> StoredFile:
    """Put the files on their shelves, durably, and only then write the row that names them."""
    vault = Path(settings.MOSTURA_VAULT)
    with shelves.held(vault):
        for sha256, path in files.items():
            shelves.put_away(path, shelf_of(sha256))
        with transaction.atomic():
            stored, _new = StoredFile.objects.update_or_create(
                sha256=given.sha256,
                organisation_id=given.organisation_id,
                defaults={field: getattr(given, field) for field in FOUND},
            )
            event = (
                FileQuarantined(stored.pk, stored.sha256, str(stored.quarantined))
                if stored.quarantined
                else FileKept(stored.pk, stored.sha256)
            )
            record(event, by=by)
    return stored


def _spent(completed: Completed) -> Measure:
    """What a look into a file used up, where it did."""
    if completed.out_of_time:
        return Measure(unit=Unit.SECONDS, limit=policy.CLEANING_SECONDS)
    if completed.out_of_memory:
        return Measure(unit=Unit.MEMORY, limit=policy.CLEANING_MEGABYTES)
    return Measure()


def _reading(completed: Completed, name: str) -> dict[str, Any]:
    lines = completed.output.splitlines()
    if lines and not (completed.out_of_time or completed.out_of_memory):
        return dict(json.loads(lines[0]))
    if completed.out_of_time:
        why = Unread.OUT_OF_TIME
    elif completed.out_of_memory:
        why = Unread.OUT_OF_MEMORY
    else:
        why = policy.why_unread(completed.errors)
    raise NotRead(why, name, measure=policy.measure_of_reading(why, completed.errors))
