"""Organisations added and changed one by one, and the names they are given."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import IntegrityError, transaction

from mostura.actor import Actor
from mostura.ground.ledger.actions import record
from mostura.ground.organisations import events
from mostura.ground.organisations.actions.writing import (
    index_again,
    name_them,
    put_in_order,
    write,
)
from mostura.ground.organisations.models import Organisation, OrganisationName, domain_of
from mostura.ground.organisations.policy import registry as policy
from mostura.ground.organisations.policy.registry import Facts, Named, NameKind
from mostura.refused import insist


def add_organisation(
    names: Sequence[Named], *, facts: Facts, by: Actor, key: str = ""
) -> Organisation:
    """An organisation enters the registry under its names.

    `key` is the form's: sent twice with the same name and country, it adds one organisation.
    """
    insist(policy.refusal_to_keep(by))
    official = any(one.kind == NameKind.OFFICIAL and one.name.strip() for one in names)
    insist(None if official else policy.Refusal.LAST_NAME)

    sending = policy.sending_of(by.person_id, key, policy.chief_of(names), facts.country)
    try:
        return _sent(sending) or _add(names, facts, sending, by)
    except IntegrityError:  # the other click was a moment faster
        if first := _sent(sending):
            return first
        raise


def _sent(sending: str) -> Organisation | None:
    return Organisation.objects.filter(sending=sending).first() if sending else None


@transaction.atomic
def _add(names: Sequence[Named], facts: Facts, sending: str, by: Actor) -> Organisation:
    organisation = write([(names, facts)])[0]
    if sending:
        organisation.sending = sending
        organisation.save(update_fields=["sending"])
    record(events.OrganisationAdded(organisation.pk), by=by)
    return organisation


@transaction.atomic
def change_organisation(
    organisation: Organisation, *, facts: Facts, version: int, by: Actor
) -> Organisation:
    """Facts about an organisation become right; what is the same is not recorded.

    `version` is the one that the writer saw.
    """
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    insist(policy.refusal_to_keep(by))

    kept = replace(facts, demonstration=organisation.demonstration, from_pack=False)
    changed = [name for name in Facts.__slots__ if getattr(organisation, name) != _of(kept, name)]
    if changed == ["from_pack"] or not changed:
        return organisation  # a second click, or nothing to save
    insist(policy.Refusal.CHANGED_MEANWHILE if organisation.version != version else None)
    insist(policy.refusal_of_parent(organisation.pk, _ancestors(facts.parent_id)))
    for name in changed:
        setattr(organisation, name, _of(kept, name))
    organisation.domain = domain_of(facts.website)
    organisation.version += 1
    organisation.save(update_fields=[*changed, "domain", "version"])
    record(events.OrganisationChanged(organisation.pk, ",".join(changed)), by=by)
    return organisation


@transaction.atomic
def add_name(organisation: Organisation, *, named: Named, by: Actor) -> Organisation:
    """An organisation is called something else too: in a language, by letters, formerly."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    insist(policy.refusal_to_keep(by))
    same = organisation.names.filter(language=named.language, name=named.name.strip())
    insist(policy.Refusal.NAME_TAKEN if same.exists() else None)

    name_them([(organisation, [named])])
    _call(organisation)
    record(events.OrganisationNamed(organisation.pk, named.language, named.kind), by=by)
    return organisation


@transaction.atomic
def rename_organisation(organisation: Organisation, *, named: Named, by: Actor) -> Organisation:
    """An organisation took a new official name in a language; the one before is a former name."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    insist(policy.refusal_to_keep(by))

    here = organisation.names.filter(language=named.language)
    here.filter(kind=NameKind.OFFICIAL).update(kind=NameKind.FORMER)
    here.filter(name=named.name.strip()).delete()
    name_them([(organisation, [Named(named.language, named.name, NameKind.OFFICIAL)])])
    _call(organisation)
    record(
        events.OrganisationNamed(organisation.pk, named.language, NameKind.OFFICIAL.value), by=by
    )
    return organisation


@transaction.atomic
def drop_name(name: OrganisationName, *, by: Actor) -> Organisation:
    """A name that was wrong is taken away; one official name always stays."""
    organisation = Organisation.objects.select_for_update().get(pk=name.organisation_id)
    insist(policy.refusal_to_keep(by))
    others = organisation.names.filter(kind=NameKind.OFFICIAL).exclude(pk=name.pk)
    insist(None if others.exists() else policy.Refusal.LAST_NAME)

    organisation.names.filter(pk=name.pk).delete()
    _call(organisation)
    record(events.OrganisationNameDropped(organisation.pk, name.language, name.kind), by=by)
    return organisation


def _call(organisation: Organisation) -> None:
    """Bring the name it goes by, its place in lists and in the index in line with its names."""
    # English first, then in the order they were given: the same rule as for a new one.
    names = [Named(one.language, one.name, one.kind) for one in organisation.names.all()]
    organisation.name = policy.chief_of(names)
    organisation.save(update_fields=["name"])
    put_in_order([organisation])
    index_again([organisation.joined_into or organisation])


def _of(facts: Facts, name: str) -> object:
    value = getattr(facts, name)
    return value.value if isinstance(value, policy.Kind | policy.Level) else value


def _ancestors(parent_id: int | None) -> list[int]:
    above: list[int] = []
    while parent_id is not None and parent_id not in above:
        above.append(parent_id)
        parent = Organisation.objects.filter(pk=parent_id).values_list("parent_id").first()
        parent_id = parent[0] if parent else None
    return above
