"""The hub looks again at the pages that serve as evidence, and says which are gone."""

import datetime as dt
from collections.abc import Callable

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from mostura.actor import Actor
from mostura.answer.claims.events import LinkFoundAgain, LinkFoundGone
from mostura.answer.claims.frames.looking import look_at
from mostura.answer.claims.models import Evidence, Look
from mostura.answer.claims.policy import links
from mostura.answer.claims.policy.links import Seen
from mostura.ground.ledger.actions import record

AT_ONCE = 10  # looks between two deliveries; each may take ten seconds


def look_at_due(*, by: Actor, look: Callable[[str], Seen] = look_at, at_most: int = AT_ONCE) -> int:
    """Look at the links whose time has come; says how many. Several workers may do it at once."""
    if not settings.MOSTURA_LOOKS_AT_LINKS:
        return 0
    done = 0
    while done < at_most and (evidence := _take()) is not None:
        note_look(evidence, look(evidence.url), by=by)
        done += 1
    return done


@transaction.atomic
def note_look(evidence: Evidence, seen: Seen, *, by: Actor) -> Evidence:
    """Keep what was seen, and whether the page stands, fails or is gone."""
    evidence = Evidence.objects.select_for_update().get(pk=evidence.pk)
    if evidence.withdrawn_at is not None:
        return evidence
    now, was_gone = timezone.now(), evidence.gone_at
    health = links.health_after(seen, evidence.failures, evidence.failing_since, now)

    evidence.looked_at, evidence.next_look_at = now, health.next_look_at
    evidence.failures, evidence.failing_since = min(health.failures, 999), health.failing_since
    evidence.gone_at = was_gone or health.gone_at if not seen.sound else None
    evidence.save(
        update_fields=["looked_at", "next_look_at", "failures", "failing_since", "gone_at"]
    )
    _archive(evidence, seen, now)
    if bool(was_gone) != bool(evidence.gone_at):
        fact = LinkFoundGone if evidence.gone_at else LinkFoundAgain
        record(fact(evidence.pk, seen.status), by=by)
    return evidence


@transaction.atomic
def _take() -> Evidence | None:
    """The link that has waited longest, set aside so that no other worker looks at it."""
    now = timezone.now()
    due = Evidence.objects.filter(kind="link", withdrawn_at=None, next_look_at__lte=now)
    skip = connection.features.has_select_for_update_skip_locked
    evidence = due.select_for_update(skip_locked=skip).order_by("next_look_at", "pk").first()
    if evidence is not None:
        evidence.next_look_at = now + links.LEASE
        evidence.save(update_fields=["next_look_at"])
    return evidence


def _archive(evidence: Evidence, seen: Seen, now: dt.datetime) -> None:
    """One row for the first look and for each in which something had changed."""
    last = evidence.looks.last()
    facts = {
        "status": seen.status,
        "trouble": str(seen.trouble),
        "final_address": seen.final_address,
        "content_type": seen.content_type,
        "sha256": seen.sha256,
        "title": seen.title,
    }
    if last is None or any(getattr(last, name) != value for name, value in facts.items()):
        Look.objects.create(evidence=evidence, looked_at=now, **facts)
