"""One ask in the words of a table; what nobody knows is said to be not known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mostura.answer.claims.policy import measuring
from mostura.answer.claims.policy.measuring import Measure, Party, Voice
from mostura.answer.correspondence.frames import cards
from mostura.answer.correspondence.frames.cards import Card
from mostura.answer.publications.queries.mechanisms import Chosen
from mostura.ground.themes.policy import Scheme

if TYPE_CHECKING:
    import datetime as dt

    from mostura.answer.claims.models import Claim
    from mostura.answer.recommendations.models import Origin, Recommendation

NOT_KNOWN: Final = gettext_lazy("Not known")
Words = str | Promise


@dataclass(frozen=True, slots=True)
class Row:
    """One ask with what was said to it and of it."""

    ask: "Recommendation"
    cards: "list[Card]"
    accounts: "list[Claim]"

    @property
    def address(self) -> str:
        """Its page in the public register."""
        return f"{settings.MOSTURA_ADDRESS}{self.ask.get_absolute_url()}"

    @property
    def in_english(self) -> Words:
        """Its words in English, if it has any."""
        if self.ask.language == "en":
            return self.ask.text
        found = (one.text for one in self.ask.translations.all() if one.language == "en")
        return next(found, NOT_KNOWN)

    @property
    def addressees(self) -> Words:
        """Who is asked."""
        return told(one.label for one in self.ask.asked.all())

    @property
    def countries(self) -> Words:
        """Which countries it concerns."""
        return told(one.place.label for one in self.ask.located_set.all())

    def themes(self, *schemes: str) -> Words:
        """What it is about, by some lists of words."""
        tagged = (one.theme for one in self.ask.tagged_set.all())
        return told(theme.name for theme in tagged if theme.scheme in schemes)

    @property
    def publishers(self) -> Words:
        """Who made it public."""
        return told(one.document.publisher for one in self.ask.origins.all())

    @property
    def said(self) -> Words:
        """Where it stands: papers, days, pages."""
        return told((_origin(one) for one in self.ask.origins.all()), "\n")

    @property
    def answers(self) -> Words:
        """How those who were asked answered, with their reasons."""
        return told((_answer(one) for one in self.cards), "\n")

    @property
    def promises(self) -> Words:
        """What was promised, by when."""
        return told(
            (
                f"{date_format(promise.due_on)}: {promise.text}"
                for card in self.cards
                for promise in card.promises
            ),
            "\n",
        )

    def told_by(self, party: str) -> Words:
        """How far it is by one side, with its words."""
        return told((_account(one) for one in self.accounts if one.party == party), "\n")

    @property
    def measure(self) -> Measure | None:
        """How far it is by all of them."""
        voices = [
            Voice(
                one.organisation.joined_into_id or one.organisation_id,
                one.party,
                one.level,
                (one.stated_at.timestamp(), one.pk),
            )
            for one in self.accounts
        ]
        return measuring.measure(voices) if voices else None

    @property
    def how_far(self) -> Words:
        """Mean and spread in one line, with those who say it was undone."""
        far = self.measure
        if far is None:
            return NOT_KNOWN
        parts = []
        if far.mean is not None:
            spread = {"mean": decimal(far.mean), "low": decimal(far.lowest)}
            spread |= {"high": decimal(far.highest), "voices": str(far.voices)}
            parts.append(
                _("mean %(mean)s, from %(low)s to %(high)s, accounts: %(voices)s") % spread
            )
        if far.reversed_by:
            parts.append(_("reversed, accounts: %(count)s") % {"count": len(far.reversed_by)})
        return "; ".join(parts)


def rows_of(chosen: Chosen, now: "dt.datetime") -> list[Row]:
    """Each of the chosen asks as a row."""
    return [
        Row(
            ask,
            [cards.card_of(one, now) for one in chosen.askings.get(ask.pk, ())],
            chosen.accounts.get(ask.pk, []),
        )
        for ask in chosen.asks
    ]


def told(words: Iterable[object], between: str = "; ") -> Words:
    """Words in one cell, each once; where there are none, that it is not known."""
    known = [word for word in dict.fromkeys(str(one) for one in words) if word]
    return between.join(known) or NOT_KNOWN


def decimal(value: Fraction | None) -> str:
    """From 0 to 1 with two decimals, as the reader's language writes them."""
    return "" if value is None else number_format(round(float(value), 2), 2)


def method(chosen: Chosen, scope: Sequence[Words]) -> list[str]:
    """How a file was made, what it is not, and what its gaps mean."""
    invented = sum(one.demonstration for one in chosen.asks)
    lines = [
        _("Made from the public register of %(hub)s, %(address)s.")
        % {"hub": settings.MOSTURA_NAME, "address": settings.MOSTURA_ADDRESS},
        _("Chosen: %(scope)s.") % {"scope": "; ".join(str(one) for one in scope)},
        _("Asks in this file: %(count)s of %(total)s.")
        % {"count": len(chosen.asks), "total": chosen.total},
        _("“Not known” means that nobody has told this register. It is not a judgement."),
        _(
            "Answers are what addressees wrote to civil society. They are not the official "
            "position of a state."
        ),
        _(
            "How far a thing is: the mean of what each organisation said last (not begun 0, begun "
            "1/3, partly 2/3, done 1), with the lowest and the highest account. Reversals are told "
            "apart. Accounts are not checked by the register."
        ),
        _("Check every line against its source before you submit it."),
    ]
    if invented:
        lines.insert(
            0, _("Invented for a demonstration, do not submit: %(count)s.") % {"count": invented}
        )
    return lines


def _origin(one: "Origin") -> str:
    document = one.document
    parts = [document.title, date_format(document.dated_on) if document.dated_on else ""]
    if one.page:
        parts.append(_("page %(page)s") % {"page": one.page})
    return ", ".join(part for part in parts if part)


def _answer(card: Card) -> str:
    """The addressee, how it stands, and the words of an answer."""
    heading = f"{card.asking.organisation.label}: {card.label}"
    return f"{heading}. {card.answer.reasons}" if card.answer else heading


def _account(one: "Claim") -> str:
    body = one.organisation.joined_into or one.organisation
    heading = f"{body.label}: {one.get_level_display()} ({date_format(one.stated_at)})"
    return f"{heading}. {one.note}" if one.note else heading


PARTIES: Final = tuple(Party)
THEMES: Final = (Scheme.THEME,)
PERSONS: Final = (Scheme.MARKER,)
GOALS: Final = (Scheme.SDG,)
