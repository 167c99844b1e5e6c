"""Two entries that are one organisation, joined by people, and parted again."""

from django.db import transaction

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.ground.organisations import events
from mostura.ground.organisations.actions.writing import index_again
from mostura.ground.organisations.models import INDEX, Organisation
from mostura.ground.organisations.policy import registry as policy
from mostura.refused import insist


@transaction.atomic
def join_organisations(kept: Organisation, *, joined: Organisation, by: Actor) -> Organisation:
    """A person says that two entries are one: the second leads to the first from now on.

    Nothing is deleted: the joined entry keeps its names, and those who point to it.
    """
    pair = Organisation.objects.select_for_update().in_bulk([kept.pk, joined.pk])
    kept, joined = pair[kept.pk], pair[joined.pk]
    if joined.joined_into_id == kept.pk and policy.refusal_to_keep(by) is None:
        return kept  # a second click
    already = kept.joined_into_id is not None or joined.joined_into_id is not None
    insist(
        policy.refusal_to_join(
            by,
            kept=kept.pk,
            joined=joined.pk,
            already=already or joined.joined.exists(),
            groups_differ=kept.group != joined.group,
        )
    )

    joined.joined_into = kept
    joined.save(update_fields=["joined_into"])
    INDEX.remove([joined.pk])
    index_again([kept])
    record(events.OrganisationsJoined(kept.pk, joined.pk), by=by)
    return kept


@transaction.atomic
def part_organisations(joined: Organisation, *, by: Actor) -> Organisation:
    """They are two after all: the joined entry stands on its own again, as it was."""
    joined = Organisation.objects.select_for_update().get(pk=joined.pk)
    insist(policy.refusal_to_keep(by))
    kept = joined.joined_into
    if kept is None:
        insist(policy.Refusal.NOT_JOINED)
        raise AssertionError
    joined.joined_into = None
    joined.save(update_fields=["joined_into"])
    index_again([kept, joined])
    record(events.OrganisationsParted(kept.pk, joined.pk), by=by)
    return joined
