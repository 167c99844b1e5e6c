"""One link for each role of the demonstration, that signs in without an address."""

from dataclasses import dataclass

from mostura.actor import CLOCK, Role
from mostura.config.demonstration import content
from mostura.ground.people import queries
from mostura.ground.people.actions.demonstration import demonstration_link


@dataclass(frozen=True, slots=True)
class Link:
    """Who is signed in by it, and as what."""

    role: str
    name: str
    organisation: str
    link: str


def links() -> list[Link]:
    """The first person in each role, as far as they are there."""
    invented = {one.email: one for one in queries.of_demonstration(CLOCK)}
    bodies = {one.key: one.names[0][1] for one in content.bodies()}
    first: dict[str, Link] = {}
    for one in content.figures():
        person = invented.get(one.email)
        if person is not None and person.suspended_at is None and one.role not in first:
            link = demonstration_link(person)
            first[one.role] = Link(one.role, one.name, bodies[one.organisation], link)
    return [first[role.value] for role in Role if role.value in first]
