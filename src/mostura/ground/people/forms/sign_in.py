"""The library's sign-in forms with our own words; none asks for a password."""

from typing import Any

from allauth.account import forms as account
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from allauth.mfa.base import forms as factors
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

ADDRESS = _("Your e-mail address")
CODE = _("Code")
REQUIRED = _("Please fill this in.")


def say(field: forms.Field, label: Any, help_text: Any = "") -> None:
    """Give a field of the library our words, and take its placeholder away."""
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.error_messages["required"] = REQUIRED


def note_presence(user: Any) -> None:
    """Whoever has just added a factor has shown who they are; do not ask again at once."""
    record_authentication(context.request, user, method="mfa", reauthenticated=True)


class LoginForm(account.LoginForm):  # type: ignore[misc]  # allauth has no types
    """An address, to which a code goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["login"], ADDRESS)
        self.fields["login"].error_messages["invalid"] = _(
            "Write the whole address, such as ana@example.org."
        )


class RequestLoginCodeForm(account.RequestLoginCodeForm):  # type: ignore[misc]
    """The same, on the page of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["email"], ADDRESS)


class ConfirmLoginCodeForm(account.ConfirmLoginCodeForm):  # type: ignore[misc]
    """The code from the mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(
            self.fields["code"], CODE, _("Letters may be small or large; the dash may be left out.")
        )


class ConfirmEmailForm(account.ConfirmEmailVerificationCodeForm):  # type: ignore[misc]
    """The code that shows that an address is one's own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["code"], CODE)


class AuthenticateForm(factors.AuthenticateForm):  # type: ignore[misc]
    """A code from the authenticator app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["code"], CODE, _("Six digits from the app, or one of your recovery codes."))


class ReauthenticateForm(factors.ReauthenticateForm):  # type: ignore[misc]
    """The same, asked again before something weighty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["code"], CODE, _("Six digits from the app, or one of your recovery codes."))


class ActivateTOTPForm(totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of an authenticator app."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["code"], _("The six digits that the app shows now"))

    def clean_code(self) -> str:
        """The code, once it is right."""
        code = super().clean_code()
        note_presence(self.user)
        return str(code)


class AddWebAuthnForm(webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey; it always knows its owner, so it signs in alone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(
            self.fields["name"],
            _("A name for it"),
            _("So that you can tell it from others: “phone”, “office laptop”."),
        )
        say(
            self.fields["passwordless"],
            _("Sign in with this alone"),
            _("Needs a fingerprint, a face or a PIN. Leave it out for simple security keys."),
        )
        self.fields["passwordless"].initial = True

    def clean(self) -> dict[str, Any]:
        """The new key, once it has answered."""
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("credential") and not self.errors:
            note_presence(self.user)
        return cleaned


class EditWebAuthnForm(webauthn.EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say(self.fields["name"], _("A name for it"))
