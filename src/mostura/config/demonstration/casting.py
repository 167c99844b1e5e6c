"""The invented coalition enters the hub: its organisations, and people in every role."""

from mostura.actor import CLOCK, Actor, Role
from mostura.config.demonstration import content
from mostura.ground.organisations.actions.coalition import take_into_coalition
from mostura.ground.organisations.actions.registry import add_organisation
from mostura.ground.organisations.policy.registry import Facts, Named
from mostura.ground.organisations.queries import registry
from mostura.ground.people import queries as people
from mostura.ground.people.actions.demonstration import introduce_person


def found_coalition() -> dict[str, int]:
    """The organisations by their keys in the pack; those that stand already are left alone."""
    return {one.key: _found(one) for one in content.bodies()}


def introduce_people(organisations: dict[str, int]) -> dict[str, Actor]:
    """Who acts for which organisation; the office acts through its secretariat."""
    acting: dict[str, Actor] = {}
    for one in content.figures():
        person = introduce_person(
            one.email,
            name=one.name,
            language=one.language,
            organisation_id=organisations[one.organisation],
            role=Role(one.role),
            by=CLOCK,
        )
        actor = people.actor_of(person)
        if actor.holds(Role.EDITOR, Role.SECRETARIAT):
            acting.setdefault(one.organisation, actor)
    return acting


def _found(body: content.Body) -> int:
    names = [Named(language, name) for language, name in body.names]
    invented = registry.visible_to(CLOCK).filter(demonstration=True)
    organisation = invented.filter(name=names[0].name).first() or add_organisation(
        names,
        facts=Facts(kind=body.kind, country=body.country, level=body.level, demonstration=True),
        by=CLOCK,
    )
    if body.since_on and not registry.is_member(organisation):
        take_into_coalition(organisation, since_on=body.since_on, by=CLOCK)
    return int(organisation.pk)
