"""How allauth behaves here: nobody signs up uninvited, no passwords, our own words."""

import hashlib
import hmac
import logging
import secrets
import threading
from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.ratelimit import truncate_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.contrib.sites.shortcuts import get_current_site
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from mostura.shell.discretion import blanked

log = logging.getLogger(__name__)

SMTP: Final = "django.core.mail.backends.smtp.EmailBackend"
# Rate limits need to tell callers apart, not to know them: the key lives as long as the process.
_BLUR: Final = secrets.token_bytes(32)

WRONG_CODE = _("This code is not right. Look at it again, or ask for a new one.")
TOO_OFTEN = _("That was too often in a short time. Wait a few minutes, then try again.")
NOT_THIS = _("This did not work. Go back and try again.")


def _send(letter: EmailMessage) -> None:
    """A mail that is lost can be asked for again; that it was lost must not tell who is known."""
    try:
        letter.send()
    except OSError as fault:  # all that smtplib raises, too
        log.warning("A mail of sign-in was not sent: %s", blanked(repr(fault)))


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts come from invitations only."""

    error_messages = {
        **dict.fromkeys(DefaultAccountAdapter.error_messages, NOT_THIS),
        "account_inactive": _("This account is suspended. Write to the secretariat."),
        "incorrect_code": WRONG_CODE,
        "invalid_login": _("Write the whole address, such as ana@example.org."),
        "rate_limited": TOO_OFTEN,
        "too_many_login_attempts": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth asks so
        """Nobody signs up on their own."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Mail that knows its hub, and whose fate nobody can read from the answer or its time."""
        known = {
            "request": self.request,
            "email": email,
            "current_site": get_current_site(self.request),
            "hub": {"name": settings.MOSTURA_NAME, "address": settings.MOSTURA_ADDRESS},
        }
        letter = self.render_mail(template_prefix, email, {**known, **context})
        if settings.EMAIL_BACKEND == SMTP:  # another machine takes its time, or does not answer
            threading.Thread(target=_send, args=(letter,), name="mail").start()
        else:
            _send(letter)

    def get_client_ip(self, request: HttpRequest) -> str:
        """A blurred address: enough to count attempts, useless to whoever reads the memory."""
        address = truncate_ip(super().get_client_ip(request))
        return hmac.new(_BLUR, address.encode(), hashlib.sha256).hexdigest()

    def get_reauthentication_methods(
        self, user: AbstractBaseUser | AnonymousUser
    ) -> list[dict[str, Any]]:
        """The ways to show once more who one is, in our words."""
        words = {
            "mfa_reauthenticate": _("Use the authenticator app or a recovery code"),
            "mfa_reauthenticate:webauthn": _("Use a passkey"),
        }
        methods = super().get_reauthentication_methods(user)
        return [{**one, "description": words[one["id"]]} for one in methods if one["id"] in words]


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Second factors and passkeys, as the library has them, in our words."""

    error_messages = {
        **dict.fromkeys(DefaultMFAAdapter.error_messages, NOT_THIS),
        "incorrect_code": _("That did not match. Try again, or choose another way."),
        "cannot_generate_recovery_codes": _(
            "Add a passkey or an authenticator app first; recovery codes stand in for them."
        ),
        "unverified_email": _("Your address is not confirmed yet. Sign in with an e-mail code."),
    }

    def generate_authenticator_name(
        self,
        user: AbstractBaseUser,
        type: Authenticator.Type,  # noqa: A002 - allauth's name
    ) -> str:
        """A first name for a passkey, which its owner may change."""
        held = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("My passkey") if not held else gettext("Passkey %d") % (held + 1)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The hub by its own name, as the browser shows it beside the passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": settings.MOSTURA_NAME}
