"""What the read API hands out, thing by thing, described for machines and their makers."""

import datetime as dt
from typing import Generic, TypeVar

from ninja import Schema
from pydantic import Field

Item = TypeVar("Item")


class Problem(Schema):
    """Why there is no answer."""

    detail: str = Field(description="What is wrong, in a sentence.")


class Fault(Schema):
    """One thing that is wrong with a question."""

    parameter: str = Field(description="Which parameter it is about.")
    message: str = Field(description="What is wrong with it.")


class Faults(Schema):
    """What is wrong with a question."""

    detail: list[Fault]


class Listed(Schema, Generic[Item]):
    """One page of a list."""

    count: int = Field(description="How many there are on all pages.")
    page: int = Field(description="Which page this is, from 1.")
    next: str | None = Field(description="Address of the next page; null on the last one.")
    previous: str | None = Field(description="Address of the page before; null on the first one.")
    results: list[Item]


class Body(Schema):
    """An organisation, as others point to it."""

    code: str | None = Field(description="Its code; null where the registry does not know it.")
    name: str = Field(description="Its name in the language asked for, or as near as there is one.")


class Addressee(Body):
    """Whom a recommendation addresses."""

    as_written: str = Field(description="How the document names them.")


class Translation(Schema):
    """A recommendation in another language."""

    language: str
    text: str
    state: str = Field(description="drafted, or checked by somebody who grew up with the language.")


class Origin(Schema):
    """Where exactly something was said."""

    document: str = Field(description="Code of the document.")
    title: str
    publisher: str
    dated_on: dt.date | None
    source: str = Field(description="Where the document was published.")
    page: int | None
    passage: str = Field(description="The words, as they stand in the document.")


class HowFar(Schema):
    """How far a thing is, from 0 to 1, by everybody's account; never one number alone."""

    mean: float | None = Field(description="Mean of all accounts; null where there is none.")
    lowest: float | None = Field(description="The lowest account.")
    highest: float | None = Field(description="The highest account.")
    voices: int = Field(description="How many organisations are counted.")
    dissent: bool = Field(description="Whether they do not all say the same.")
    reversed_by: int = Field(description="How many say that it was undone; they are not counted.")


class Recommendation(Schema):
    """What is publicly asked, of whom, and where it was said."""

    code: str
    address: str = Field(description="Its page.")
    text: str
    language: str = Field(description="The language it was made in; empty where unknown.")
    translations: list[Translation]
    addressees: list[Addressee]
    themes: list[str] = Field(description="Keys of its themes, markers, goals and chapters.")
    countries: list[str] = Field(description="Codes of the places it concerns.")
    action: str = Field(description="Category of action, 1 to 5; empty where unknown.")
    published_on: dt.date | None
    family: int | None = Field(description="Number of its family, if it is asked elsewhere too.")
    brought_by: str = Field(description="The organisation that brought it in.")
    how_far: HowFar | None = Field(description="Null where nobody has given an account.")
    demonstration: bool = Field(description="Whether it is an invented example.")


class Answer(Schema):
    """What an addressee said to an ask."""

    recommendation: str = Field(description="Code of the recommendation.")
    organisation: Body
    kind: str = Field(description="accepted, partly, noted or declined.")
    reasons: str
    language: str
    given_on: dt.date
    stands: bool = Field(description="False where a later answer replaced it.")


class Commitment(Schema):
    """What an addressee promised, by a day."""

    recommendation: str = Field(description="Code of the recommendation.")
    organisation: Body
    text: str
    language: str
    due_on: dt.date
    made_on: dt.date
    withdrawn_reason: str = Field(description="Why it was taken back; empty where it stands.")
    stands: bool


class Claim(Schema):
    """What one organisation says of how far a thing is done."""

    code: str
    recommendation: str = Field(description="Code of the recommendation.")
    organisation: Body
    party: str = Field(description="institution, civil_society or monitor.")
    level: str = Field(description="not_begun, begun, partly, done or reversed.")
    note: str
    language: str
    stated_on: dt.date
    stands: bool = Field(description="False where it was replaced or taken back.")


class Asking(Schema):
    """A recommendation that was put to one addressee."""

    organisation: Body
    state: str = Field(description="How it stands, by the clock of the addressee.")
    due_on: dt.date | None = Field(description="By when an answer is due; null where none is.")
    overdue_days: int
    answers: list[Answer]
    commitments: list[Commitment]


class WholeRecommendation(Recommendation):
    """A recommendation with its passages, and what became of it."""

    origins: list[Origin]
    put_to: list[Asking]
    claims: list[Claim]


class Document(Schema):
    """A public paper that asks for something."""

    code: str
    address: str = Field(description="Its page.")
    title: str
    publisher: str
    gathering: str = Field(description="The meeting that it comes from.")
    place: str
    dated_on: dt.date | None
    language: str
    source: str = Field(description="Where it was published.")
    published_on: dt.date | None = Field(description="When it entered this hub's public shelf.")
    recommendations: int = Field(description="How many public asks were found in it.")


class Shares(Schema):
    """What became of what was put to an organisation; numbers, never a rank."""

    put: int
    answered: int
    accepted: int = Field(description="Accepted, also in part.")
    promised: int
    overdue: int
    refused: int


class Summary(Schema):
    """How far several asks together are; each counts once, however many speak about it."""

    asks: int
    spoken_of: int = Field(description="Of how many somebody has given an account.")
    mean: float | None
    lowest: float | None
    highest: float | None
    dissenting: int = Field(description="About how many accounts differ.")
    reversed: int = Field(description="How many somebody says were undone.")


class Organisation(Schema):
    """An organisation that is asked, with what became of it."""

    code: str
    address: str = Field(description="Its page.")
    name: str
    kind: str
    level: str
    country: str = Field(description="ISO 3166-1 alpha-2; empty where it has none.")
    website: str
    asked: int = Field(description="How many public recommendations address it.")
    shares: Shares
    how_far: Summary | None = Field(description="Null where it was asked nothing.")


class Family(Schema):
    """Recommendations that people found to ask for the same."""

    number: int
    made_on: dt.date
    recommendations: list[str] = Field(description="Codes of its public recommendations.")


class Theme(Schema):
    """A word of the vocabulary: a theme, a marker, a goal, a chapter."""

    key: str
    scheme: str
    name: str
    description: str
    parent: str | None = Field(description="Key of the wider one.")


class Place(Schema):
    """A country, a unit of one, or a settlement."""

    code: str
    kind: str
    country: str = Field(description="ISO 3166-1 alpha-2.")
    parent: str | None = Field(description="Code of the place that holds it.")
    name: str
    names: dict[str, str] = Field(description="Its names by language.")
    latitude: float
    longitude: float
