"""Saying what a recommendation is about: its words, addressees, themes, places, translations."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from mostura.actor import Actor
from mostura.answer.recommendations import policy
from mostura.answer.recommendations.events import (
    RecommendationEdited,
    RecommendationTranslated,
    RecommendationWithdrawn,
    TranslationChecked,
)
from mostura.answer.recommendations.models import (
    Asked,
    Located,
    Recommendation,
    Tagged,
    Translation,
    Wording,
)
from mostura.answer.recommendations.queries.visible import INDEX
from mostura.ground.ledger.actions import record
from mostura.ground.organisations.queries import registry as organisations
from mostura.ground.places import queries as places
from mostura.ground.themes import queries as themes
from mostura.refused import insist

if TYPE_CHECKING:
    from mostura.ground.organisations.models import Organisation

INDEXED_AT_ONCE = 500  # asks; nobody waits for longer than that takes


@transaction.atomic
def edit_recommendation(
    recommendation: Recommendation, *, version: int, values: Mapping[str, Any], by: Actor
) -> Recommendation:
    """Put it into better words, name others, choose other themes; refused on a stale form."""
    recommendation = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    blanked = recommendation.blanked_at is not None
    insist(policy.refusal_to_word(by, recommendation.organisation_id, blanked=blanked))
    if _says_already(recommendation, values):
        return recommendation
    insist(policy.Refusal.CHANGED_MEANWHILE if recommendation.version != version else None)

    if recommendation.text != values["text"]:
        _keep_wording(recommendation, by=by)
        read = recommendation.translations.filter(superseded_at=None)
        read.update(state=policy.TranslationState.DRAFTED)  # nobody has read them against this
        recommendation.compared_at = None
    recommendation.text = values["text"]
    recommendation.language = values["language"]
    recommendation.version += 1
    recommendation.save(update_fields=["text", "language", "version", "compared_at"])
    recommendation.asked.all().delete()
    address(recommendation, values["addressees"], by=by)
    recommendation.tagged_set.all().delete()
    tag(recommendation, values["themes"], by=by)
    recommendation.located_set.all().delete()
    locate(recommendation, by=by, codes=values["countries"])
    index_recommendations([recommendation])
    record(RecommendationEdited(recommendation.pk), by=by)
    return recommendation


@transaction.atomic
def withdraw_recommendation(
    recommendation: Recommendation, *, reason: str, by: Actor
) -> Recommendation:
    """Take it out of the public register, with a reason that stays."""
    recommendation = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    insist(policy.refusal_to_withdraw(by, recommendation.organisation_id, recommendation.state))

    recommendation.state = policy.State.WITHDRAWN
    recommendation.withdrawn_at, recommendation.withdrawn_reason = timezone.now(), reason
    recommendation.save(update_fields=["state", "withdrawn_at", "withdrawn_reason"])
    record(RecommendationWithdrawn(recommendation.pk), by=by)
    return recommendation


@transaction.atomic
def translate_recommendation(
    recommendation: Recommendation,
    *,
    language: str,
    text: str,
    by: Actor,
    replacing: int | None = None,
) -> Translation:
    """Put it into another language; an earlier translation stays as a version.

    `replacing` is the key of the translation the writer saw, 0 for none; another one is refused.
    """
    recommendation = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    owner, blanked = recommendation.organisation_id, recommendation.blanked_at is not None
    insist(policy.refusal_to_translate(by, owner, into=language, made_in=recommendation.language))
    insist(policy.refusal_to_word(by, owner, blanked=blanked))

    current = recommendation.translations.filter(language=language, superseded_at=None).first()
    if current is not None and current.text == text:
        return current
    stale = replacing is not None and replacing != (current.pk if current else 0)
    insist(policy.Refusal.CHANGED_MEANWHILE if stale else None)

    if current is not None:
        current.superseded_at = timezone.now()
        current.save(update_fields=["superseded_at"])
    translation = recommendation.translations.create(
        language=language,
        text=text,
        made_by=by.person_id,
        organisation_id=by.organisation_id or None,
    )
    index_recommendations([recommendation])
    record(RecommendationTranslated(recommendation.pk, language), by=by)
    return translation


@transaction.atomic
def check_translation(translation: Translation, *, by: Actor) -> Translation:
    """Say that a native reader has read a translation and stands by it."""
    translation = Translation.objects.select_for_update().get(pk=translation.pk)
    owner = translation.recommendation.organisation_id
    insist(policy.refusal_to_edit(by, owner))

    translation.state = policy.TranslationState.CHECKED
    translation.save(update_fields=["state"])
    record(TranslationChecked(translation.recommendation_id, translation.language), by=by)
    return translation


def _keep_wording(recommendation: Recommendation, *, by: Actor) -> None:
    """Keep what it reads so far: nothing that was said here is overwritten."""
    Wording.objects.create(
        recommendation=recommendation,
        text=recommendation.text,
        language=recommendation.language,
        changed_by=by.person_id,
        organisation_id=by.organisation_id or None,
    )


def hold(keys: Collection[int], *, by: Actor) -> None:
    """Hold several asks until the transaction ends, before anything is recorded of one of them.

    The ledger makes everyone wait for its head: whoever holds that must need no row any more.
    """
    list(Recommendation.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def address(
    recommendation: Recommendation, named: Sequence[Mapping[str, str]], *, by: Actor
) -> None:
    """Note whom a recommendation addresses; a name the registry does not know is kept as it is."""
    known = organisations_of({one["key"] for one in named if one.get("key")}, by=by)
    Asked.objects.bulk_create(
        (
            Asked(
                recommendation=recommendation,
                organisation=known.get(one.get("key", "")),
                as_written=_as_written(one, known)[:300],
                reason=one.get("reason", "")[:60],
            )
            for one in named
        ),
        ignore_conflicts=True,  # two names of one organisation
    )


def _as_written(one: Mapping[str, str], known: Mapping[str, Any]) -> str:
    """What the document calls an addressee: words the engine found in it, never our own name.

    One that the registry does not know has no other name than this.
    """
    written = one.get("as_written", one.get("words", ""))
    return written if one.get("key", "") in known else written or one["name"]


def tag(recommendation: Recommendation, keys: Iterable[str], *, by: Actor) -> None:
    """Note the themes a recommendation belongs to."""
    Tagged.objects.bulk_create(
        (Tagged(recommendation=recommendation, theme=one) for one in themes.with_keys(by, keys)),
        ignore_conflicts=True,
    )


def locate(
    recommendation: Recommendation, *, by: Actor, codes: Sequence[str] | None = None
) -> None:
    """Note the countries a recommendation concerns: those given, or those of its addressees."""
    if codes is None:
        asked = recommendation.asked.select_related("organisation")
        codes = [one.organisation.country for one in asked if one.organisation]
    Located.objects.bulk_create(
        (
            Located(recommendation=recommendation, place=place)
            for place in places.countries(by).filter(code__in=set(codes))
        ),
        ignore_conflicts=True,
    )


def organisations_of(codes: Collection[str], *, by: Actor) -> dict[str, Any]:
    """The organisations with these codes; one that was joined into another is that other."""
    known = {one.code: one for one in organisations.visible_to(by).filter(code__in=codes)}
    for code in set(codes) - set(known):
        joined = organisations.by_code(by, code)
        if joined is not None:
            known[code] = organisations.standing(joined)
    return known


def _says_already(recommendation: Recommendation, values: Mapping[str, Any]) -> bool:
    """Whether nothing would change: the second of two clicks is no stale form."""
    asked = recommendation.asked.select_related("organisation")
    now = (
        recommendation.text,
        recommendation.language,
        {one.organisation.code if one.organisation else one.as_written for one in asked},
        set(recommendation.themes.values_list("key", flat=True)),
        set(recommendation.places.values_list("code", flat=True)),
    )
    return now == (
        values["text"],
        values["language"],
        {one.get("key") or one["name"] for one in values["addressees"]},
        set(values["themes"]),
        set(values["countries"]),
    )


def index_asked_of(organisation_id: int, *, by: Actor) -> int:
    """Let search find what was asked of an organisation by the names it has now, part by part."""
    bodies = Q(organisation=organisation_id) | Q(organisation__joined_into=organisation_id)
    asked = Asked.objects.filter(bodies).values("recommendation")
    findable = Recommendation.objects.filter(pk__in=asked, blanked_at=None)
    keys = list(findable.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), INDEXED_AT_ONCE):
        with transaction.atomic():
            hold(part := keys[start : start + INDEXED_AT_ONCE], by=by)
            index_recommendations(findable.filter(pk__in=part))
    return len(keys)


def index_recommendations(recommendations: Iterable[Recommendation]) -> None:
    """Let search find them by their words and by whom they address, in every language there is."""
    asks = list(recommendations)
    names = _names_of_addressees([one.pk for one in asks])
    rows = {}
    for one in asks:
        # Names would count as short texts of their own, and be found before the asks themselves.
        own = [text for language, text in names[one.pk] if language == one.language]
        others = [text for language, text in names[one.pk] if language != one.language]
        rows[one.pk] = [(one.language, "\n".join([one.text, *own])), ("", "\n".join(others))]
    current = Translation.objects.filter(recommendation__in=rows, superseded_at=None)
    for translation in current.order_by("pk"):
        rows[translation.recommendation_id].append((translation.language, translation.text))
    INDEX.put({pk: [spoken for spoken in texts if spoken[1]] for pk, texts in rows.items()})


def _names_of_addressees(keys: Collection[int]) -> dict[int, list[tuple[str, str]]]:
    """What the addressees of asks are called, in the documents and in the registry."""
    asked = Asked.objects.filter(recommendation__in=keys).select_related(
        "organisation__joined_into", "recommendation"
    )
    names: dict[int, list[tuple[str, str]]] = {key: [] for key in keys}
    known = asked.prefetch_related("organisation__names", "organisation__joined_into__names")
    for one in known.order_by("pk"):
        called = names[one.recommendation_id]
        called.append((one.recommendation.language, one.as_written))
        for body in filter(
            None, (one.organisation, one.organisation and one.organisation.joined_into)
        ):
            called.append(("", body.name))
            called += [(name.language, name.name) for name in body.names.all()]
    return {key: [name for name in dict.fromkeys(found) if name[1]] for key, found in names.items()}


def _bodies(asked: Asked) -> list["Organisation"]:
    """The addressee, and the entry that it was joined into."""
    body = asked.organisation
    return [one for one in (body, body.joined_into if body else None) if one]
