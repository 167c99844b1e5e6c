"""Addresses that libraries bring: only those named here open, to the audience named here."""

from collections.abc import Iterator
from functools import wraps
from typing import Any, Final

from django.urls import URLPattern, URLResolver, path
from django.utils.module_loading import import_string

from mostura.shell.audience import EVERYONE, SIGNED_IN, Audience

AUDIENCES: Final[dict[str, Audience]] = {
    "account_login": EVERYONE,
    "account_logout": SIGNED_IN,
    "account_inactive": EVERYONE,
    "account_signup": EVERYONE,
    "account_email_verification_sent": EVERYONE,
    "account_request_login_code": EVERYONE,
    "account_confirm_login_code": EVERYONE,
    "mfa_index": SIGNED_IN,
    "mfa_authenticate": EVERYONE,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_add_webauthn": SIGNED_IN,
    "mfa_reauthenticate_webauthn": SIGNED_IN,
    "mfa_remove_webauthn": SIGNED_IN,
    "mfa_edit_webauthn": SIGNED_IN,
    "mfa_login_webauthn": EVERYONE,
    "set_language": EVERYONE,
}

SECURING: Final = frozenset(
    {
        "second_factor",
        "my_account",
        "sign_ins",
        "end_sign_in",
        "end_other_sign_ins",
        "sign_out_everywhere",
        "act_for",
        "account_email",
        "account_logout",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
    }
)
"""Where someone may go who still has to add a second factor."""


def declared(prefix: str, module: str) -> list[URLPattern]:
    """The addresses of a library that the table names, each with its audience."""
    patterns = import_string(f"{module}.urlpatterns")
    return [
        path(prefix + route, _open(pattern.callback, AUDIENCES[pattern.name]), name=pattern.name)
        for route, pattern in _flat(patterns)
        if pattern.name in AUDIENCES
    ]


def _open(view: Any, audience: Audience) -> Any:
    """The same view, with its audience; the library's own function stays as it was."""

    @wraps(view)
    def opened(*args: Any, **kwargs: Any) -> Any:
        return view(*args, **kwargs)

    opened.audience = audience  # type: ignore[attr-defined]  # read by the middleware
    return opened


def _flat(patterns: list[Any], prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _flat(pattern.url_patterns, route)
        else:
            yield route, pattern
