"""Questions about followers and what they are told; everyone sees their own only."""

from collections.abc import Callable, Iterable
from importlib import import_module

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils.module_loading import import_string
from django.utils.translation import override

from mostura.actor import Actor, Role
from mostura.ground.notices.models import Follow, Follower, Letter, Notice, Occasion
from mostura.ground.notices.policy.following import FollowerKind, Thing, digest_of

Finder = Callable[..., list[Thing]]


def visible_to(actor: Actor) -> QuerySet[Notice]:
    """What the person behind the actor was told."""
    if not actor.signed_in:
        return Notice.objects.none()
    mine = Notice.objects.filter(follower__person_id=actor.person_id)
    return mine.select_related("occasion").order_by("-occasion__made_at", "-pk")


def unseen(actor: Actor) -> int:
    """How much of it has not been seen; one query."""
    return visible_to(actor).filter(seen_at=None).count()


def follower_of(actor: Actor) -> Follower | None:
    """The person behind the actor as a follower, if they ever followed anything."""
    if not actor.signed_in:
        return None
    return Follower.objects.filter(person_id=actor.person_id, ended_at=None).first()


def is_following(actor: Actor, kind: str, pk: int) -> bool:
    """Whether the person behind the actor follows this thing."""
    followed = Follow.objects.filter(follower__person_id=actor.person_id, ended_at=None)
    return actor.signed_in and followed.filter(kind=kind, subject_id=pk).exists()


def follower_behind(actor: Actor, token: str) -> Follower | None:
    """The follower a link belongs to; whoever holds the link is its mailbox."""
    found = Follower.objects.filter(token_digest=digest_of(token), ended_at=None)
    return found.select_related("person").first()


def receipt_behind(actor: Actor, digest: str) -> Follower | None:
    """The holder of a receipt, who is known by nothing but it."""
    held = Follower.objects.filter(kind=FollowerKind.RECEIPT, ended_at=None)
    return held.filter(code_digest=digest).first()


def follows_of(follower: Follower) -> QuerySet[Follow]:
    """What a follower follows today."""
    return follower.follows.filter(ended_at=None, since_at__isnull=False).order_by("since_at", "pk")


def waiting_follows(follower: Follower) -> QuerySet[Follow]:
    """What was asked for in the name of a mailbox that has not said yes."""
    return follower.follows.filter(ended_at=None, since_at=None).order_by("asked_at", "pk")


def told_to(follower: Follower) -> QuerySet[Occasion]:
    """Everything a follower was told, the newest first."""
    return Occasion.objects.filter(notices__follower=follower).order_by("-made_at", "-pk")


def told_by(letter: Letter) -> QuerySet[Occasion]:
    """What stands in a letter, in the order it happened."""
    return Occasion.objects.filter(notices__letter=letter).order_by("made_at", "pk")


def things_of(actor: Actor, follows: Iterable[Follow], language: str = "") -> list[Thing]:
    """What is followed, as the actor may see it, in the order it was followed."""
    wanted = list(follows)
    found: dict[tuple[str, int], Thing] = {}
    finders = _finders()
    for kind in {one.kind for one in wanted} & finders.keys():
        keys = [one.subject_id for one in wanted if one.kind == kind]
        with override(language or None):
            found |= {(kind, one.pk): one for one in _find(kind)(actor, keys=keys)}
    pairs = [(one.kind, one.subject_id) for one in wanted]
    return [found[pair] for pair in pairs if pair in found]


def things_followed(actor: Actor, follower: Follower) -> list[Thing]:
    """What a follower follows today, as far as the actor may see it."""
    return things_of(actor, follows_of(follower))


def thing_by_code(actor: Actor, kind: str, code: str) -> Thing | None:
    """One thing that can be followed, by the word that stands in its address."""
    if kind not in _finders():
        return None
    found = _find(kind)(actor, code=code)
    return found[0] if found else None


def letters_visible_to(actor: Actor) -> QuerySet[Letter]:
    """Letters: for the operator, who sees what became of them and not what stands in them."""
    if not actor.holds(Role.OPERATOR):
        return Letter.objects.none()
    return Letter.objects.order_by("due_at", "pk")


def stranded_letters(actor: Actor) -> QuerySet[Letter]:
    """Letters that were given up and wait for a person."""
    stranded = letters_visible_to(actor).filter(given_up_at__isnull=False)
    return stranded.exclude(last_error="").order_by("-given_up_at", "pk")


def letter_counts(actor: Actor) -> dict[str, int]:
    """How many letters wait, were sent, came back, were given up; numbers only."""
    open_ones = Q(sent_at=None, bounced_at=None, given_up_at=None)
    return Letter.objects.aggregate(
        waiting=Count("pk", filter=open_ones),
        sent=Count("pk", filter=Q(sent_at__isnull=False, bounced_at=None)),
        bounced=Count("pk", filter=Q(bounced_at__isnull=False)),
        given_up=Count("pk", filter=Q(given_up_at__isnull=False) & ~Q(last_error="")),
    )


def letters_about(actor: Actor, kind: str, pk: int) -> QuerySet[Letter]:
    """The letters about one thing, oldest first; ask only for what the actor was shown."""
    return Letter.objects.filter(about_kind=kind, about_id=pk).order_by("made_at", "pk")


def _finders() -> dict[str, str]:
    """For each kind of thing: the function that `config/wiring` names to find such things."""
    found: dict[str, str] = getattr(import_module(settings.MOSTURA_WIRING), "THINGS", {})
    return found


def _find(kind: str) -> Finder:
    finder: Finder = import_string(_finders()[kind])
    return finder
