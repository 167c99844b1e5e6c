"""The demonstration is loaded; a second time it finds itself there and leaves it as it is."""

from collections.abc import Callable
from dataclasses import dataclass

from mostura.actor import CLOCK, Actor, Role
from mostura.answer.recommendations.queries import visible
from mostura.config.demonstration import answering, casting, content, editing, marker, shelving
from mostura.ground.organisations.queries import registry
from mostura.listen.documents import queries as documents

READER = Actor(roles=frozenset({Role.SECRETARIAT}), name="demonstration")
"""Counts what stands; it acts nowhere."""


class RegionMissing(Exception):
    """The papers ask institutions that the registry does not hold yet."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What of the demonstration the hub holds."""

    documents: int
    recommendations: int


def load(*, hands: int, tell: Callable[[str], object]) -> Loaded:
    """Bring in what is missing; what visitors changed in a whole demonstration stays changed."""
    if marker.is_complete() and count().documents:
        return count()
    if not registry.visible_to(CLOCK).filter(from_pack=True).exists():
        raise RegionMissing
    marker.put_up(complete=False)
    tell("An invented coalition comes together ...")
    organisations = casting.found_coalition()
    acting = casting.introduce_people(organisations)
    office = acting["office"]
    papers = content.papers()
    new = [one for one in papers if shelving.known(one, office) is None]
    tell(f"{len(new)} papers are read ...")
    shelving.bring(new, acting, hands=hands)
    shelving.wait_until_read(papers, office)
    tell("Their asks are reviewed and published ...")
    for paper in papers:
        editing.review(paper, secretariat=office, by=acting[paper.brought_by])
    editing.publish(papers, acting)
    register = editing.Register(papers, office)
    editing.weave(content.threads(), register, by=office)
    tell("Invented bodies are asked and answer ...")
    answering.correspond(content.answers(), answering.Cast(organisations, acting, register, tell))
    shelving.deliver_all()
    editing.look_for_likenesses(papers, office)
    marker.put_up(complete=True)
    return count()


def count() -> Loaded:
    """How much of the demonstration stands."""
    return Loaded(
        documents.visible_to(READER).filter(demonstration=True).count(),
        visible.visible_to(READER).filter(demonstration=True).count(),
    )
