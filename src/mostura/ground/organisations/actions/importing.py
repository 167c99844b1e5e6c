"""A file of organisations: looked at, confirmed by a person, imported line by line, once."""

import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from mostura.actor import CLOCK, Actor
from mostura.ground.ledger.actions import record
from mostura.ground.organisations import events
from mostura.ground.organisations.actions.judging import FACTS, Judged, Seen, judge
from mostura.ground.organisations.actions.writing import (
    index_again,
    name_them,
    put_in_order,
    write,
)
from mostura.ground.organisations.frames.columns import NAME, fields_of
from mostura.ground.organisations.frames.drafts import Options, RowDraft, draft_of
from mostura.ground.organisations.frames.table import Table, read_table
from mostura.ground.organisations.models import (
    OrganisationName,
    RegistryImport,
    RejectedRow,
    domain_of,
)
from mostura.ground.organisations.policy import importing as limits
from mostura.ground.organisations.policy import registry as policy
from mostura.ground.organisations.policy.importing import FileFault, Unusable, Verdict
from mostura.ground.organisations.policy.registry import Named
from mostura.refused import insist


def look_at_file(data: bytes, *, file_name: str, by: Actor, **said: Any) -> RegistryImport:
    """Keep a file and say what would become of its rows; nothing is imported yet.

    `said` are the options of the file as a whole: language, kind, country, level.
    """
    insist(policy.refusal_to_keep(by))
    if len(data) > settings.MOSTURA_UPLOAD_MEGABYTES * limits.MEGABYTE:
        raise Unusable(FileFault.TOO_LARGE)
    drop_unconfirmed(by=CLOCK)
    table = read_table(data)
    options = Options(fields=fields_of(table.heads), **said)
    return RegistryImport.objects.create(
        file_name=file_name[:200],
        content=zlib.compress(data, 3),
        options=_as_values(options),
        preview=_preview(table, options),
        uploaded_by=by.person_id,
    )


def look_again(registry_import: RegistryImport, *, by: Actor, **said: Any) -> RegistryImport:
    """Look at the file with other columns or options; `fields` says what each column holds."""
    insist(policy.refusal_to_keep(by))
    registry_import = RegistryImport.objects.get(pk=registry_import.pk)
    insist(policy.Refusal.IMPORT_DONE if registry_import.confirmed_at else None)
    options = replace(_options(registry_import), **said)
    preview = _preview(_table(registry_import), options)  # takes seconds: nobody waits for a lock

    with transaction.atomic():
        registry_import = RegistryImport.objects.select_for_update().get(pk=registry_import.pk)
        insist(policy.Refusal.IMPORT_DONE if registry_import.confirmed_at else None)
        registry_import.options, registry_import.preview = _as_values(options), preview
        registry_import.save(update_fields=["options", "preview"])
    return registry_import


@transaction.atomic
def drop_unconfirmed(*, by: Actor) -> int:
    """Take away the files that nobody confirmed within their term; says how many they were."""
    insist(policy.refusal_to_keep(by))
    oldest = timezone.now() - limits.UNCONFIRMED_LASTS
    waiting = RegistryImport.objects.filter(confirmed_at=None, uploaded_at__lt=oldest)
    stale = list(waiting.select_for_update().values_list("pk", flat=True))
    RegistryImport.objects.filter(pk__in=stale).delete()
    for pk in stale:
        record(events.ImportDropped(pk), by=by)
    return len(stale)


@transaction.atomic
def confirm_import(registry_import: RegistryImport, *, by: Actor) -> RegistryImport:
    """A person says: import it. Saying it twice imports once."""
    registry_import = RegistryImport.objects.select_for_update().get(pk=registry_import.pk)
    insist(policy.refusal_to_keep(by))
    if registry_import.confirmed_at:
        return registry_import
    if not registry_import.preview["has_name"]:
        raise Unusable(FileFault.NO_NAME_COLUMN)
    registry_import.confirmed_at = timezone.now()
    registry_import.confirmed_by = by.person_id
    registry_import.save(update_fields=["confirmed_at", "confirmed_by"])
    record(events.ImportConfirmed(registry_import.pk), by=by)
    return registry_import


def carry_on_import(
    registry_import: RegistryImport, *, by: Actor, parts: int | None = None
) -> RegistryImport:
    """Import what is left, each part in a transaction of its own; it may be called again.

    Who comes second, or after a crash, goes on behind the last part that was written.
    """
    registry_import = RegistryImport.objects.get(pk=registry_import.pk)
    if not registry_import.confirmed_at or registry_import.finished_at:
        return registry_import
    options = _options(registry_import)
    rows, seen, at = _table(registry_import).rows(), Seen(), 0
    drafts = (draft_of(row, options) for row in rows)
    for one in islice(drafts, registry_import.done_rows):
        at += 1
        if not one.faults:
            seen.line_before(one)
    done = 0
    while parts is None or done < parts:
        part = list(islice(drafts, limits.ROWS_AT_ONCE))
        written = _write_part(registry_import, part, at, seen=seen, by=by)
        if written is None:  # someone else went on with it
            return RegistryImport.objects.get(pk=registry_import.pk)
        registry_import, at, done = written, at + len(part), done + 1
        if registry_import.finished_at:
            break
    return registry_import


@transaction.atomic
def _write_part(
    registry_import: RegistryImport, part: Sequence[RowDraft], at: int, *, seen: Seen, by: Actor
) -> RegistryImport | None:
    registry_import = RegistryImport.objects.select_for_update().get(pk=registry_import.pk)
    if registry_import.finished_at or registry_import.done_rows != at:
        return None
    judged = judge(part, seen, also_alike=_options(registry_import).also_alike)
    counts = Counter(one.verdict for one in judged)
    _add([one for one in judged if one.verdict is Verdict.NEW])
    for one in judged:
        if one.verdict is Verdict.CHANGED:
            _change(one, by)
    left = [one for one in judged if one.verdict in (Verdict.FAULTY, Verdict.ALIKE)]
    RejectedRow.objects.bulk_create(_rejected(registry_import, one) for one in left)
    registry_import.done_rows += len(part)
    registry_import.added += counts[Verdict.NEW]
    registry_import.changed += counts[Verdict.CHANGED]
    registry_import.same += counts[Verdict.SAME]
    registry_import.rejected += len(left)
    if len(part) < limits.ROWS_AT_ONCE:
        _finish(registry_import, by)
    registry_import.save()
    return registry_import


def _finish(registry_import: RegistryImport, by: Actor) -> None:
    registry_import.finished_at = timezone.now()
    registry_import.content = b""  # the rows are in the registry, or kept as rejected rows
    record(
        events.ImportFinished(
            registry_import.pk,
            registry_import.added,
            registry_import.changed,
            registry_import.rejected,
        ),
        by=by,
    )


def _add(judged: Sequence[Judged]) -> None:
    drafts = [(one.draft.names, one.draft.facts) for one in judged]
    write(drafts, [one.draft.code for one in judged])


def _change(judged: Judged, by: Actor) -> None:
    """Give an organisation what its row says; empty cells change nothing."""
    organisation, facts = judged.organisation, judged.draft.facts
    if organisation is None:
        return
    said = [name for name in FACTS if getattr(facts, name)]
    changed = [name for name in said if getattr(organisation, name) != getattr(facts, name)]
    for name in changed:
        setattr(organisation, name, getattr(facts, name))
    if facts.parent_id and facts.parent_id != organisation.pk:
        organisation.parent_id = facts.parent_id
        changed.append("parent_id")
    organisation.domain = domain_of(organisation.website)
    organisation.version += 1  # a form opened before shall not undo what the file said
    organisation.save()
    held = set(OrganisationName.objects.filter(organisation=organisation).values_list("name"))
    fresh = [Named(one.language, one.name, policy.NameKind.ALIAS) for one in judged.draft.names
             if (one.name,) not in held]  # fmt: skip
    name_them([(organisation, fresh)])
    put_in_order([organisation])
    index_again([organisation.joined_into or organisation])
    fields = ",".join([*changed, *(["names"] if fresh else [])])
    record(events.OrganisationChanged(organisation.pk, fields), by=by)


def _rejected(registry_import: RegistryImport, judged: Judged) -> RejectedRow:
    return RejectedRow(
        origin=registry_import,
        line=judged.draft.line,
        cells=list(judged.draft.cells),
        faults=[[one.code, one.detail] for one in judged.faults],
    )


def _preview(table: Table, options: Options) -> dict[str, Any]:
    """What would become of the first rows, and how many rows there are."""
    rows = table.rows()
    looked_at = [draft_of(row, options) for row in islice(rows, limits.ROWS_LOOKED_AT)]
    judged: list[Judged] = []
    seen = Seen()
    for start in range(0, len(looked_at), limits.ROWS_AT_ONCE):
        part = looked_at[start : start + limits.ROWS_AT_ONCE]
        judged += judge(part, seen, also_alike=options.also_alike)
    faulty = [one for one in judged if one.faults]
    return {
        "heads": table.heads,
        "separator": table.separator,
        "has_name": any(one.partition(":")[0] == NAME for one in options.fields),
        "rows": len(looked_at) + sum(1 for _row in rows),
        "looked_at": len(looked_at),
        "counts": Counter(one.verdict.value for one in judged),
        "first": [_shown(one) for one in judged[: limits.ROWS_SHOWN]],
        "faults": [_shown(one) for one in faulty[: limits.FAULTS_SHOWN]],
        "faulty": len(faulty),
    }


def _shown(judged: Judged) -> dict[str, Any]:
    return {
        "line": judged.draft.line,
        "cells": [cell[:200] for cell in judged.draft.cells[: limits.MOST_COLUMNS]],
        "verdict": judged.verdict.value,
        "faults": [[one.code, one.detail] for one in judged.faults],
    }


def _table(registry_import: RegistryImport) -> Table:
    return read_table(zlib.decompress(bytes(registry_import.content)))


def _options(registry_import: RegistryImport) -> Options:
    return Options(**registry_import.options)


def _as_values(options: Options) -> dict[str, Any]:
    return {name: getattr(options, name) for name in Options.__slots__}
