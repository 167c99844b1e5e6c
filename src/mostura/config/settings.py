"""All settings, in one file; `docs/operators/settings.md` tells what each variable does."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.conf import locale

from mostura.config import environment, sqlite

sqlite.swap_in_current_sqlite()

# --- the machine ---------------------------------------------------------------------------------
MOSTURA_HOME = environment.folder("MOSTURA_HOME", environment.CHECKOUT / "var")
MOSTURA_LEXICA = environment.folder("MOSTURA_LEXICA", MOSTURA_HOME / "lexica")
MOSTURA_VAULT = MOSTURA_HOME / "vault"
MOSTURA_REGION = MOSTURA_HOME / "region"
MOSTURA_BACKUPS = environment.folder("MOSTURA_BACKUPS", MOSTURA_HOME / "backups")
MOSTURA_BACKUP_RECIPIENTS = environment.words("MOSTURA_BACKUP_RECIPIENTS")
MOSTURA_REGION_PACK = environment.folder(
    "MOSTURA_REGION_PACK", Path(__file__).resolve().parents[1] / "regions" / "western_balkans"
)
MOSTURA_NODE_MODULES = environment.folder(
    "MOSTURA_NODE_MODULES", environment.CHECKOUT / "node_modules"
)
MOSTURA_FOOTNOTES = environment.text("MOSTURA_FOOTNOTES")
MOSTURA_ADDRESS = environment.text("MOSTURA_ADDRESS", "http://localhost:8000").rstrip("/")
MOSTURA_NAME = environment.text("MOSTURA_NAME", "Mostura")
MOSTURA_UPLOAD_MEGABYTES = environment.number("MOSTURA_UPLOAD_MEGABYTES", 25)
MOSTURA_UPLOAD_PAGES = environment.number("MOSTURA_UPLOAD_PAGES", 2000)
MOSTURA_LOOKS_AT_LINKS = environment.flag("MOSTURA_LOOKS_AT_LINKS")
MOSTURA_API_PER_MINUTE = environment.number("MOSTURA_API_PER_MINUTE", 300)
MOSTURA_DATA_LICENCE = environment.text("MOSTURA_DATA_LICENCE")
MOSTURA_WIRING = "mostura.config.wiring"

# --- Django --------------------------------------------------------------------------------------
SECRET_KEY = environment.secret_key(MOSTURA_HOME)
DEBUG = environment.flag("MOSTURA_DEBUG")
ROOT_URLCONF = "mostura.config.urls"
WSGI_APPLICATION = "mostura.config.wsgi.application"
ALLOWED_HOSTS = [
    urlsplit(MOSTURA_ADDRESS).hostname or "localhost",
    "localhost",
    "127.0.0.1",
    "[::1]",
    *environment.words("MOSTURA_HOSTS"),
]
CSRF_TRUSTED_ORIGINS = [MOSTURA_ADDRESS]
SILENCED_SYSTEM_CHECKS = [
    "auth.W004",  # the address is unique in lower case
    "security.W005",  # the hub does not speak for the other names of its domain
    "security.W008",  # the proxy in front leads to TLS
    "security.W021",  # nor does it put its domain on the browsers' lists
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "mostura.shell",
    "mostura.ground.people",
    "mostura.ground.ledger",
    "mostura.ground.notices",
    "mostura.ground.vault",
    "mostura.ground.organisations",
    "mostura.ground.places",
    "mostura.ground.themes",
    "mostura.listen.documents",
    "mostura.answer.recommendations",
    "mostura.answer.correspondence",
    "mostura.answer.publications",
    "mostura.answer.claims",
    "mostura.home",
    "mostura.config",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # it hides the true length, so that BREACH starves
    "mostura.config.middleware.HeaderMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "mostura.config.uploads.UploadMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "mostura.config.middleware.ActorMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "mostura.config.page.context",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "mostura.shell.templatetags.components",
            ],
        },
    }
]
FORM_RENDERER = "mostura.shell.forms.Renderer"

# --- the database: SQLite, or PostgreSQL by one variable (ADR 0003) ------------------------------
_DATABASE = environment.text("MOSTURA_DATABASE")
DATABASES = {
    "default": environment.postgres(_DATABASE, environment.number("MOSTURA_CONNECTIONS", 16))
    if _DATABASE
    else {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": MOSTURA_HOME / "hub.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": sqlite.init_command(),
        },
    }
}

# --- languages -----------------------------------------------------------------------------------
LANGUAGE_CODE = environment.text("MOSTURA_LANGUAGE", "en")
LANGUAGES = [
    ("en", "English"),
    ("sq", "Shqip"),
    ("sr", "Српски"),
    ("sr-latn", "Srpski"),
    ("mk", "Македонски"),
]
LOCALE_PATHS = [Path(__file__).resolve().parents[1] / "locale"]
LANGUAGE_COOKIE_NAME = "language"
FORMAT_MODULE_PATH = "mostura.config.formats"
USE_TZ = True
TIME_ZONE = environment.text("MOSTURA_TIME_ZONE", "Europe/Sarajevo")
# Montenegrin is a content language here, and Django does not name it.
locale.LANG_INFO.setdefault(
    "cnr",
    {"bidi": False, "code": "cnr", "name": "Montenegrin", "name_local": "crnogorski"},
)

# --- sign-in (ADR 0007) --------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
ACCOUNT_ADAPTER = "mostura.config.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600  # seconds: mail is slow in some villages
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a passkey came or went: its owner hears of it
ACCOUNT_FORMS = {
    "login": "mostura.ground.people.forms.sign_in.LoginForm",
    "request_login_code": "mostura.ground.people.forms.sign_in.RequestLoginCodeForm",
    "confirm_login_code": "mostura.ground.people.forms.sign_in.ConfirmLoginCodeForm",
    "confirm_email_verification_code": "mostura.ground.people.forms.sign_in.ConfirmEmailForm",
}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "front"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
MFA_ADAPTER = "mostura.config.sign_in.MFAAdapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = MOSTURA_NAME
MFA_TOTP_TOLERANCE = 1  # steps of 30 seconds: clocks of old phones drift
MFA_FORMS = {
    "authenticate": "mostura.ground.people.forms.sign_in.AuthenticateForm",
    "reauthenticate": "mostura.ground.people.forms.sign_in.ReauthenticateForm",
    "activate_totp": "mostura.ground.people.forms.sign_in.ActivateTOTPForm",
    "add_webauthn": "mostura.ground.people.forms.sign_in.AddWebAuthnForm",
    "edit_webauthn": "mostura.ground.people.forms.sign_in.EditWebAuthnForm",
}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not MOSTURA_ADDRESS.startswith("https:")
MOSTURA_REQUIRE_SECOND_FACTOR = environment.flag("MOSTURA_REQUIRE_SECOND_FACTOR", default=True)
# Counts of attempts only, in each process for itself: nothing of it is ever on disk.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# --- mail ----------------------------------------------------------------------------------------
_MAIL = environment.mail(environment.text("MOSTURA_MAIL"), MOSTURA_HOME)
EMAIL_BACKEND = _MAIL["EMAIL_BACKEND"]
EMAIL_FILE_PATH = _MAIL.get("EMAIL_FILE_PATH")
EMAIL_HOST = _MAIL.get("EMAIL_HOST", "")
EMAIL_PORT = _MAIL.get("EMAIL_PORT", 0)
EMAIL_HOST_USER = _MAIL.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = _MAIL.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_SSL = _MAIL.get("EMAIL_USE_SSL", False)
EMAIL_USE_TLS = _MAIL.get("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = _MAIL.get("EMAIL_TIMEOUT")
DEFAULT_FROM_EMAIL = environment.text("MOSTURA_MAIL_FROM", "mostura@localhost")

# --- files ---------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = MOSTURA_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # the vault keeps files
    "staticfiles": {"BACKEND": "mostura.config.static.Storage"},
}
WHITENOISE_USE_FINDERS = DEBUG
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_048_576  # bytes; larger uploads go to disk
FILE_UPLOAD_TEMP_DIR = None
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_242_880  # bytes of form fields, files not counted
DATA_UPLOAD_MAX_NUMBER_FILES = 40

# --- the browser ---------------------------------------------------------------------------------
_SECURE = MOSTURA_ADDRESS.startswith("https:")
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if _SECURE else 0  # the proxy that speaks TLS names the caller
SESSION_COOKIE_NAME = "__Host-session" if _SECURE else "session"
SESSION_COOKIE_SECURE = _SECURE
SESSION_COOKIE_AGE = 60 * 60 * 12  # seconds, as SIGNED_IN_LASTS of people has it
CSRF_COOKIE_NAME = "__Host-csrf" if _SECURE else "csrf"
CSRF_COOKIE_SECURE = _SECURE
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SECURE = _SECURE
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 31_536_000 if _SECURE else 0
SECURE_SSL_REDIRECT = False  # the proxy in front does that
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap draws its marks as data images
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
CSRF_FAILURE_VIEW = "mostura.config.pages.stale_form"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- the log: no address of a person, no key of a link --------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "mostura.shell.discretion.DiscreetFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": environment.text("MOSTURA_LOG_LEVEL", "INFO")},
    "loggers": {
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "fido2": {"level": "WARNING"},  # it names the passkeys of people
        "fontTools": {"level": "ERROR"},
        "trafilatura": {"level": "ERROR"},
    },
}
ADMINS: list[tuple[str, str]] = []
