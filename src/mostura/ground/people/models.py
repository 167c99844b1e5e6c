"""People who may sign in, the roles they hold, the invitations on their way."""

import datetime as dt
import secrets
from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac

from mostura.actor import Role
from mostura.ground.people import policy
from mostura.shell.codes import new_code


def new_session_stamp() -> str:
    """A random word; whoever signed in before it was changed is signed out."""
    return secrets.token_hex(8)


def new_seed() -> str:
    """What the link of an invitation is made from, together with the hub's own key."""
    return secrets.token_hex(16)


class People(BaseUserManager["Person"]):
    """Finds people by the address they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """One person by e-mail address, however it is capitalised."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Someone who may sign in; the hub knows a name, an address and a language, no more."""

    password = None  # type: ignore[assignment]  # there are no passwords here, so no column
    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=10, default="en")
    joined_at = models.DateTimeField(default=timezone.now)
    suspended_at = models.DateTimeField(null=True, blank=True)
    acting_for = models.ForeignKey(
        "organisations.Organisation", null=True, blank=True, on_delete=models.SET_NULL
    )
    session_stamp = models.CharField(max_length=16, default=new_session_stamp)
    demonstration = models.BooleanField(default=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[People] = People()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_per_address")]

    def __str__(self) -> str:
        return self.name

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_active = self.suspended_at is None

    def has_usable_password(self) -> bool:
        """Nobody has a password; allauth asks before it offers one."""
        return False

    def get_session_auth_hash(self) -> str:
        """What a session must match; it changes when someone signs out everywhere."""
        return salted_hmac(
            "mostura.people.session", self.session_stamp, algorithm="sha256"
        ).hexdigest()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """Keys of former times open nothing."""
        yield from ()


class SignIn(models.Model):
    """A machine on which a person is signed in; it goes with its session, and knows no address."""

    session = models.OneToOneField(
        "sessions.Session", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sign_ins")
    code = models.CharField(max_length=8, unique=True, default=new_code)
    device = models.CharField(max_length=60, blank=True)
    began_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-seen_at", "code")

    def __str__(self) -> str:
        return f"{self.person_id} {self.device}"


class Membership(models.Model):
    """A role a person holds in an organisation, from one moment to another."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT)
    role = models.CharField(max_length=20, choices=Role.choices)
    since_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=models.Q(ended_at=None),
                name="role_held_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.organisation_id}"


class Invitation(models.Model):
    """An offer of a role in an organisation, open until it is taken, withdrawn or too old."""

    email = models.EmailField(max_length=254)
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.CASCADE)
    role = models.CharField(max_length=20, choices=Role.choices)
    language = models.CharField(max_length=10, default="en")
    seed = models.CharField(max_length=32, default=new_seed)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    invited_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-invited_at",)
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                "organisation",
                "role",
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="invited_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.organisation_id}"

    def state_at(self, now: dt.datetime) -> policy.InvitationState:
        """How the invitation stands at a moment."""
        if self.accepted_at:
            return policy.InvitationState.ACCEPTED
        if self.withdrawn_at:
            return policy.InvitationState.WITHDRAWN
        if self.expires_at <= now:
            return policy.InvitationState.EXPIRED
        return policy.InvitationState.OPEN
