"""Where public asks are carried to: which files there are, for whom, and what a draft needs."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

ASKS_AT_MOST: Final = 1000  # of one file; a committee reads tens of them
PERSONS_AT_MOST: Final = 5  # of one draft; a larger group is described in words
NAMELESS: Final = frozenset(
    {"anonymous", "anonim", "anonimno", "anonimni", "аноним", "анонимно", "anonym", "nn", "na"}
)
SHORTEST_NAME: Final = 2  # letters


class Mechanism(TextChoices):
    """Who reads such a file."""

    UPR = "upr", _("Universal Periodic Review: a matrix")
    TREATY_BODY = "treaty-body", _("Treaty bodies: a follow-up table")
    ENLARGEMENT = "enlargement", _("EU enlargement: a contribution by chapter")


KINDS: Final[Mapping[str, str]] = {
    Mechanism.UPR: "xlsx",
    Mechanism.TREATY_BODY: "docx",
    Mechanism.ENLARGEMENT: "docx",
}


class UprPosition(TextChoices):
    """What a state says of a recommendation in the review; it knows these two words only."""

    SUPPORTED = "supported", _("Supported")
    NOTED = "noted", _("Noted")


def in_words_of_the_review(kind: str) -> UprPosition | None:
    """An addressee's answer in the words of the review: only a whole yes is support."""
    if not kind:
        return None
    return UprPosition.SUPPORTED if kind == "accepted" else UprPosition.NOTED


@dataclass(frozen=True, slots=True)
class Heading:
    """A chapter or a cluster of the enlargement methodology, as the vocabulary orders it."""

    key: int
    order: int
    parent: int = 0


@dataclass(frozen=True, slots=True)
class Shelf:
    """The asks below one heading of the report; 0 is what belongs to no chapter."""

    cluster: int
    chapter: int
    asks: tuple[int, ...]


def shelves(
    tagged: Mapping[int, Collection[int]], headings: Sequence[Heading], asks: Iterable[int]
) -> list[Shelf]:
    """Asks below their chapters, chapters below their clusters, in the order of the vocabulary.

    An ask with several chapters stands below each; one that only names a cluster stands there
    before its chapters; one with neither stands last, so that none is lost.
    """
    known = {one.key: one for one in headings}
    ordered = list(asks)
    found: dict[tuple[int, int], list[int]] = {}
    for ask in ordered:
        mine = [known[key] for key in dict.fromkeys(tagged.get(ask, ())) if key in known]
        covered = {one.parent for one in mine if one.parent}
        places = [
            (one.parent, one.key) if one.parent else (one.key, 0)
            for one in mine
            if one.parent or one.key not in covered
        ]
        for place in places or [(0, 0)]:
            found.setdefault(place, []).append(ask)

    def position(place: tuple[int, int]) -> tuple[bool, int, int]:
        cluster, chapter = place
        return (
            cluster == 0,
            known[cluster].order if cluster in known else 0,
            known[chapter].order if chapter in known else 0,
        )

    return [Shelf(*place, tuple(found[place])) for place in sorted(found, key=position)]


class Letter(TextChoices):
    """What kind of letter the Special Procedures are asked for."""

    ALLEGATION = "allegation", _("Letter of allegation: it has happened")
    URGENT = "urgent", _("Urgent appeal: it goes on, or is about to happen")
    LAW = "law", _("Other letter: a law, a policy or a practice")


class Agreed(TextChoices):
    """Who agreed that a person's case is told."""

    THEMSELVES = "themselves", _("They agreed themselves")
    FAMILY = "family", _("Their family agreed, because they cannot be asked")
    NOBODY = "nobody", _("Nobody has agreed yet")


@dataclass(frozen=True, slots=True)
class Concerned:
    """A person whose case is told."""

    name: str
    agreed: str
    age: str = ""
    sex: str = ""
    residence: str = ""
    work: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """What somebody typed for a draft; it is kept nowhere."""

    letter: str
    submitter: str
    reached_at: str
    submitter_agrees: bool
    circumstances: str
    organisation: str = ""
    persons: tuple[Concerned, ...] = ()
    happened: str = ""
    place: str = ""
    perpetrators: str = ""
    steps_taken: str = ""
    may_name: bool = False


class Refusal(TextChoices):
    """Why no draft is made."""

    NO_SUBMITTER = (
        "no_submitter",
        _("Say who submits this, by name. The Special Procedures consider nothing anonymous."),
    )
    NOT_REACHABLE = "not_reachable", _("Say how the submitter can be reached for questions.")
    SUBMITTER_SILENT = (
        "submitter_silent",
        _("Without the agreement of whoever submits this, no draft is made."),
    )
    NO_CIRCUMSTANCES = "no_circumstances", _("Describe what happened.")
    NO_PERSON = (
        "no_person",
        _("Name at least one person concerned. Only a letter on a law or policy does without."),
    )
    NAMELESS_PERSON = "nameless_person", _("Give the name of each person concerned.")
    PERSON_SILENT = (
        "person_silent",
        _("Not every person concerned has agreed. Ask them first: it is their safety."),
    )


def refusals(said: Submission) -> list[Refusal]:
    """Everything that stands against a draft; an empty list where nothing does."""
    about_persons = said.letter != Letter.LAW
    against = {
        Refusal.NO_SUBMITTER: not is_name(said.submitter),
        Refusal.NOT_REACHABLE: not said.reached_at.strip(),
        Refusal.SUBMITTER_SILENT: not said.submitter_agrees,
        Refusal.NO_CIRCUMSTANCES: not said.circumstances.strip(),
        Refusal.NO_PERSON: about_persons and not said.persons,
        Refusal.NAMELESS_PERSON: not all(is_name(one.name) for one in said.persons),
        Refusal.PERSON_SILENT: not all(
            one.agreed in {Agreed.THEMSELVES, Agreed.FAMILY} for one in said.persons
        ),
    }
    return [refusal for refusal, stands in against.items() if stands]


def is_name(words: str) -> bool:
    """Whether somebody is named; a word for nobody, or a sign, is no name."""
    letters = "".join(sign for sign in words.casefold() if sign.isalpha())
    return len(letters) >= SHORTEST_NAME and letters not in NAMELESS
