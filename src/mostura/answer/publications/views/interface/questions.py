"""What a program may ask the read API for; what is none of it is refused in words."""

from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import AfterValidator, Field, ValidationInfo, model_validator

from mostura.answer.publications.policy.interface import LAST_PAGE, PER_PAGE, PER_PAGE_AT_MOST

Language = Literal["en", "sq", "sr", "sr-latn", "mk"]
Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{0,80}$")]


def _printable(words: str) -> str:
    if "\x00" in words:
        raise ValueError("must not hold the character NUL")
    return words


Words = Annotated[str, Field(max_length=200, pattern=r"^[^\u0000]*$"), AfterValidator(_printable)]


Named = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9_-]{1,80}$", description="The code of the thing.")
]


class Question(Schema):
    """What every question may say; what it does not know is refused, for it may be mistyped."""

    language: Language = Field("en", description="In which language names are given.")

    @model_validator(mode="before")
    @classmethod
    def _knows_every_word(cls, said: Any, info: ValidationInfo) -> Any:
        request = (info.context or {}).get("request")
        if request is None:
            return said
        unknown = sorted(set(request.GET) - set(cls.model_fields))
        if unknown:
            raise ValueError(f"unknown parameter: {', '.join(unknown)}")
        twice = sorted(name for name, values in request.GET.lists() if len(values) > 1)
        if twice:
            raise ValueError(f"said more than once: {', '.join(twice)}")
        return said


class Paged(Question):
    """A list, page by page."""

    page: int = Field(1, ge=1, le=LAST_PAGE, description="Which page, from 1.")
    limit: int = Field(
        PER_PAGE, ge=1, le=PER_PAGE_AT_MOST, description="How many on a page at most."
    )


class Sought(Paged):
    """Recommendations, through the filters of the register."""

    q: Words = Field("", description="Words, in any script, with or without diacritics.")
    addressee: Code = Field("", description="Code of an organisation asked; nobody: none is named.")
    country: Code = Field("", description="Code of a place that it concerns.")
    theme: Code = Field("", description="Key of a theme.")
    marker: Code = Field("", description="Key of a marker.")
    document: Code = Field("", description="Code of a document that it was said in.")
    order: Literal["", "newest", "oldest"] = Field(
        "", description="Empty: the best match first, else the newest."
    )


class About(Paged):
    """What was said about recommendations."""

    recommendation: Code = Field("", description="Only about the one with this code.")
    organisation: Code = Field("", description="Only by the organisation with this code.")
    everything: bool = Field(
        default=False, description="Also what was replaced or taken back since."
    )


class Schemed(Paged):
    """Words of the vocabulary."""

    scheme: Literal[
        "", "theme", "marker", "wps", "yps", "sdg", "eu_cluster", "eu_chapter", "upr_action"
    ] = Field("", description="Only the words of one scheme.")


class Lying(Paged):
    """Places."""

    kind: Literal["", "country", "region", "municipality", "settlement"] = Field(
        "", description="Only of one kind."
    )
    country: Annotated[str, Field(pattern=r"^([A-Z]{2})?$")] = Field(
        "", description="Only in one country, ISO 3166-1 alpha-2."
    )
