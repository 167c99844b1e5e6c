"""What happens to recommendations."""

import dataclasses

from mostura.ground.ledger.events import Event


@dataclasses.dataclass(frozen=True)
class RecommendationDrafted(Event):
    """Somebody accepted a suggestion, and a draft was made of it."""

    about = "recommendation"
    recommendation: int
    document: int


@dataclasses.dataclass(frozen=True)
class RecommendationDropped(Event):
    """A draft was given up: its suggestion was opened again, or its document removed."""

    about = "recommendation"
    recommendation: int


@dataclasses.dataclass(frozen=True)
class RecommendationEdited(Event):
    """Somebody put a recommendation into other words, or named others."""

    about = "recommendation"
    recommendation: int


@dataclasses.dataclass(frozen=True)
class RecommendationPublished(Event):
    """A recommendation entered the public register."""

    about = "recommendation"
    recommendation: int


@dataclasses.dataclass(frozen=True)
class RecommendationWithdrawn(Event):
    """A recommendation was taken out of the public register, for a reason."""

    about = "recommendation"
    recommendation: int


@dataclasses.dataclass(frozen=True)
class RecommendationBlanked(Event):
    """The words of a withdrawn recommendation were deleted for good."""

    about = "recommendation"
    recommendation: int


@dataclasses.dataclass(frozen=True)
class RecommendationTranslated(Event):
    """A recommendation was put into another language."""

    about = "recommendation"
    recommendation: int
    language: str


@dataclasses.dataclass(frozen=True)
class TranslationChecked(Event):
    """A native reader has read a translation."""

    about = "recommendation"
    recommendation: int
    language: str


@dataclasses.dataclass(frozen=True)
class RecommendationJoined(Event):
    """A person said that a recommendation asks for the same as another."""

    about = "recommendation"
    recommendation: int
    family: int


@dataclasses.dataclass(frozen=True)
class RecommendationParted(Event):
    """A person said that a recommendation does not belong to its family after all."""

    about = "recommendation"
    recommendation: int
    family: int


@dataclasses.dataclass(frozen=True)
class RecommendationToldApart(Event):
    """A person said that a recommendation does not ask for the same as another."""

    about = "recommendation"
    recommendation: int
    other: int


@dataclasses.dataclass(frozen=True)
class ResemblanceOfferedAgain(Event):
    """A person took back that a recommendation does not ask for the same as another."""

    about = "recommendation"
    recommendation: int
    other: int


@dataclasses.dataclass(frozen=True)
class DemonstrationAsksRemoved(Event):
    """The recommendations of the demonstration were taken away; `demonstration` numbers nothing."""

    about = "demonstration"
    demonstration: int
    removed: int
