"""Questions about people and their roles."""

from typing import Any, Final

from allauth.mfa.models import Authenticator
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from mostura.actor import VISITOR, Actor, Role
from mostura.ground.organisations.queries import addressees, registry
from mostura.ground.people import policy
from mostura.ground.people.models import Invitation, Membership, Person, SignIn
from mostura.shell.search import folded

NAMES: Final = "organisation__names"  # from which an organisation is called in each language
SURE: Final = 0.9  # a name borne by one organisation only, not merely words of it


def actor_of(user: AbstractBaseUser | AnonymousUser) -> Actor:
    """The actor a signed-in person is, in the organisation they act for; else the visitor."""
    if not isinstance(user, Person) or not user.is_active:
        return VISITOR
    held = list(Membership.objects.filter(person=user, ended_at=None).order_by("since_at", "pk"))
    chosen = [one for one in held if one.organisation_id == user.acting_for_id] or held[:1]
    organisation = chosen[0].organisation_id if chosen else 0
    roles = frozenset(Role(one.role) for one in held if one.organisation_id == organisation)
    return Actor(user.pk, organisation, roles, user.name)


def visible_to(actor: Actor) -> QuerySet[Person]:
    """Oneself and one's colleagues; for the secretariat everyone."""
    if not actor.signed_in:
        return Person.objects.none()
    if actor.holds(Role.SECRETARIAT):
        return Person.objects.all()
    colleagues = Q(memberships__organisation_id=actor.organisation_id, memberships__ended_at=None)
    return Person.objects.filter(Q(pk=actor.person_id) | colleagues).distinct()


def of_demonstration(actor: Actor) -> QuerySet[Person]:
    """The invented people, for whom links may be printed."""
    return Person.objects.filter(demonstration=True)


def memberships_visible_to(actor: Actor) -> QuerySet[Membership]:
    """Roles held today: one's own, one's organisation's; for the secretariat all."""
    return memberships_ever_visible_to(actor).filter(ended_at=None)


def memberships_ever_visible_to(actor: Actor) -> QuerySet[Membership]:
    """The same, with the roles that have ended."""
    held = Membership.objects.select_related("organisation", "person").prefetch_related(NAMES)
    if not actor.signed_in:
        return held.none()
    if actor.holds(Role.SECRETARIAT):
        return held
    return held.filter(Q(person_id=actor.person_id) | Q(organisation_id=actor.organisation_id))


def invitations_visible_to(actor: Actor) -> QuerySet[Invitation]:
    """Invitations: for those who may invite, where they may."""
    sent = Invitation.objects.select_related("organisation", "invited_by").prefetch_related(NAMES)
    if actor.holds(Role.SECRETARIAT):
        return sent
    if actor.holds(Role.EDITOR):
        return sent.filter(organisation_id=actor.organisation_id, role__in=policy.EDITORS_GRANT)
    return sent.none()


def colleagues(actor: Actor, words: str = "") -> QuerySet[Person]:
    """Those who hold a role today, by name, each with the roles the actor may know of."""
    found = visible_to(actor).filter(memberships__ended_at=None, memberships__isnull=False)
    if words.strip():
        found = found.filter(pk__in=_fitting(actor, words))
    roles = memberships_visible_to(actor).order_by("since_at", "pk")
    return (
        found.distinct()
        .order_by("name", "pk")
        .prefetch_related(Prefetch("memberships", roles, to_attr="roles_held"))
    )


def _fitting(actor: Actor, words: str) -> set[int]:
    """Who fits the words in any script; people are hundreds, so they are read one by one."""
    wanted = folded(words).split()
    fields = ["person_id", "person__name", "organisation__name", "organisation__names__name"]
    if policy.roles_to_grant(actor):  # others do not read addresses, so they find none
        fields.append("person__email")
    rows = memberships_visible_to(actor).values_list(*fields)
    texts: dict[int, set[str]] = {}
    for key, *said in rows:  # a row for every name that the organisation bears
        texts.setdefault(key, set()).update(folded(text) for text in said if text)
    return {key for key, said in texts.items() if all(word in " ".join(said) for word in wanted)}


def open_invitations(actor: Actor) -> QuerySet[Invitation]:
    """Invitations not yet accepted or withdrawn; those too old are shown, to be renewed."""
    return invitations_visible_to(actor).filter(accepted_at=None, withdrawn_at=None)


def open_invitation_to(email: str, *, organisation_id: int, role: str) -> Invitation | None:
    """What was sent to an address for this role and not yet answered, too old or not."""
    sent = Invitation.objects.filter(accepted_at=None, withdrawn_at=None)
    return sent.filter(
        email__iexact=email.strip(), organisation_id=organisation_id, role=role
    ).first()


def invitation_behind(actor: Actor, token: str) -> Invitation | None:
    """The invitation a link belongs to; whoever holds the link may see it."""
    digest = policy.digest_of(token)
    sent = Invitation.objects.select_related("organisation", "invited_by")
    return sent.filter(token_digest=digest).first()


def state_of(invitation: Invitation) -> policy.InvitationState:
    """How an invitation stands now."""
    return invitation.state_at(timezone.now())


def own_roles(actor: Actor) -> QuerySet[Membership]:
    """The roles the actor holds today, in every organisation."""
    return memberships_visible_to(actor).filter(person_id=actor.person_id).order_by("since_at")


def sign_ins(actor: Actor, *, demonstration: bool = False) -> QuerySet[SignIn]:
    """The machines on which the actor is signed in now, the one used last first."""
    now = timezone.now()
    unused = policy.unused_lasts(actor, demonstration=demonstration)
    return SignIn.objects.filter(
        person_id=actor.person_id,
        began_at__gte=now - policy.SIGNED_IN_LASTS,
        seen_at__gte=now - unused,
        session__expire_date__gt=now,
    )


def has_account(email: str) -> bool:
    """Whether someone may sign in with this address."""
    return Person.objects.filter(email__iexact=email).exists()


def factors_of(person_id: int) -> frozenset[str]:
    """What a person may sign in with beside the mailbox: passkeys, an authenticator app."""
    counted = (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP)
    held = Authenticator.objects.filter(user_id=person_id, type__in=counted)
    return frozenset(held.values_list("type", flat=True))


def must_secure(actor: Actor, user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether this person still has to add a passkey or an authenticator app."""
    demonstration = isinstance(user, Person) and user.demonstration
    if not policy.needs_second_factor(actor, demonstration=demonstration):
        return False
    return not factors_of(actor.person_id)


def others_in_secretariat(person_id: int) -> int:
    """How many people hold the secretariat together without this one."""
    others = Person.objects.filter(
        memberships__role=Role.SECRETARIAT, memberships__ended_at=None, suspended_at=None
    )
    return others.exclude(pk=person_id).distinct().count()


def organisations_named(actor: Actor, words: str) -> list[tuple[int, str]]:
    """The organisations that a name or a code may mean, in any script, the likeliest first."""
    if known := registry.by_code(actor, words.strip()):
        return [(known.pk, known.label)]
    likely = addressees.resolve(actor, words)
    exact = [one for one in likely if one.strength == likely[0].strength and one.strength >= SURE]
    return [(one.organisation.pk, one.organisation.label) for one in (exact or likely)[:6]]


def is_name_of(actor: Actor, words: str, organisation_id: int) -> bool:
    """Whether these words are a code or a whole name of an organisation, in any script."""
    body = registry.with_names(registry.visible_to(actor)).filter(pk=organisation_id).first()
    if body is None:
        return False
    names = {body.code, body.name, *(one.name for one in body.names.all())}
    return folded(words) in {folded(one) for one in names}


def member_organisations(actor: Actor) -> list[str]:
    """The names of the organisations that people act for, to choose from."""
    held = memberships_visible_to(actor).order_by().values_list("organisation", flat=True)
    return sorted(registry.labels_of(held.distinct()[:200]).values(), key=folded)


def ways_in(person_id: int) -> dict[str, Any]:
    """How a person signs in beside the mailbox: passkeys, an app, recovery codes."""
    held = list(Authenticator.objects.filter(user_id=person_id).order_by("pk"))
    kinds = Authenticator.Type
    return {
        "passkeys": [one for one in held if one.type == kinds.WEBAUTHN],
        "app": next((one for one in held if one.type == kinds.TOTP), None),
        "codes": next((one.wrap() for one in held if one.type == kinds.RECOVERY_CODES), None),
    }


def is_a_living_hub(actor: Actor) -> bool:
    """Whether real people are at home here and no invented ones; a yes or no, about nobody."""
    invented = Person.objects.filter(demonstration=True).exists()
    return not invented and Person.objects.filter(demonstration=False).exists()
