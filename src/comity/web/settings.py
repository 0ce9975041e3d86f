"""Django's settings, all of them: made from the environment and from where the accounts of the site lie.

Knows Django and allauth; not bodies. Law: a default never loosens anything, and what the environment adds only lets a ministry's
own sign-in, mail or TLS in.
"""

import importlib
import json
import os
import secrets
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from comity.errors import Finding, Rejected, Unavailable, excerpt
from comity.i18n import FALLBACK, LANGUAGES
from comity.store.reach import secured
from comity.web.accounts import breached

HOUR: Final = 3_600
SESSION_LONGEST: Final = 12 * HOUR
SESSION_IDLE: Final = HOUR
WRITTEN_LIMIT: Final = 500_000
"""Bytes of a form sent: a record's text is at most 65,535, and an address-encoded letter takes up to nine times its own."""
_OTHERS: Final = 0o077
SECRET_LIMIT: Final = 4_096
_APPS: Final = (
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "comity.web.accounts",
    "comity.web.chair",
)
_MIDDLEWARE: Final = (
    "comity.web.serving.metrics.timed",
    "comity.web.access.headers.headers",
    "django.middleware.security.SecurityMiddleware",
    "comity.web.accounts.sessions.Sessions",
    "comity.web.accounts.middleware.tongue",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "comity.web.accounts.middleware.holders",
    "allauth.account.middleware.AccountMiddleware",
    "comity.web.page.errors.nested",
    "comity.web.page.errors.worded",
)


def settings_of(home: Path | None) -> dict[str, Any]:
    """Return the settings of a site whose accounts lie in `home`; None where it has none."""
    secure = os.environ.get("COMITY_HTTPS", "") == "1"
    return {
        "ALLOWED_HOSTS": os.environ.get("COMITY_HOSTS", "localhost,127.0.0.1,[::1]").split(","),
        "DATA_UPLOAD_MAX_MEMORY_SIZE": WRITTEN_LIMIT,
        "DATABASES": {"default": _database(home)},
        "DEBUG": False,
        "DEFAULT_CHARSET": "utf-8",
        "INSTALLED_APPS": list(_APPS),
        "LANGUAGES": [(lang, lang) for lang in LANGUAGES],
        "LANGUAGE_CODE": FALLBACK,
        "LOGGING_CONFIG": None,
        "MIDDLEWARE": list(_MIDDLEWARE),
        "ROOT_URLCONF": "comity.web.addresses",
        "SECRET_KEY": secrets.token_hex(32) if home is None else secret_of(home),
        "TEMPLATES": _templates(),
        "USE_I18N": True,
        "USE_TZ": True,
        **_transport(secure=secure),
        **_sessions(secure=secure),
        **_accounts(),
        **_mail(),
    }


def secret_of(home: Path) -> str:
    """Return the site's secret, made once in a file only its owner can read. Raises Rejected if others can read it."""
    path = home / "site.secret"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read_secret(path)
    except OSError as error:
        raise Unavailable(Finding(code="site.secret", place=path.name, excerpt=excerpt(error.strerror))) from error
    with os.fdopen(handle, "w") as file:
        made = secrets.token_hex(32)
        file.write(made + "\n")
        file.flush()
        os.fsync(file.fileno())
    return made


def _read_secret(path: Path) -> str:
    with path.open("r", encoding="ascii") as file:
        mode = os.fstat(file.fileno()).st_mode
        found = file.read(200).strip()
    if mode & _OTHERS or len(found) != 64:  # noqa: PLR2004 - 32 bytes in hex
        raise Rejected(Finding(code="site.secret", place=path.name, excerpt=f"{mode & 0o777:o}"))
    return found


def _database(home: Path | None) -> dict[str, Any]:
    """Return the accounts' database; nothing opens it where there are none.

    COMITY_ACCOUNTS, a libpq connection string, says that it lies in PostgreSQL, where several machines reach it.
    """
    named = os.environ.get("COMITY_ACCOUNTS", "")
    if home is not None and named:
        return _in_postgres(named)
    return {
        "CONN_MAX_AGE": None,
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:" if home is None else str(home / "accounts.sqlite"),
        "OPTIONS": {
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000",
            "transaction_mode": "IMMEDIATE",
        },
    }


def _in_postgres(named: str) -> dict[str, Any]:
    """Return the accounts' database where a connection string says that it is. Raises Rejected where it is none."""
    conninfo = importlib.import_module("psycopg.conninfo")  # an extra, as the driver itself
    try:
        parts = {
            str(name): str(value)
            for name, value in conninfo.conninfo_to_dict(secured(named, "COMITY_ACCOUNTS")).items()
        }
    except Unavailable:
        raise
    except Exception as error:
        raise Rejected(
            Finding(code="store.place", place="COMITY_ACCOUNTS")
        ) from error  # the excerpt might show a password
    return {
        "CONN_MAX_AGE": None,
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "OPTIONS": parts,
    }


def _templates() -> list[dict[str, Any]]:
    return [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [Path(__file__).parent / "templates"],
            "OPTIONS": {
                "builtins": ["comity.web.tags"],
                "context_processors": ["comity.web.accounts.wording.page_words"],
                "string_if_invalid": "",
            },
        }
    ]


def _transport(*, secure: bool) -> dict[str, Any]:
    """Return what depends on TLS, which a proxy in front ends: COMITY_HTTPS=1 says that it does and sets X-Forwarded-Proto."""
    found: dict[str, Any] = {
        # Nothing goes to other sites; this one must see where a form comes from, or a browser's forms would all be refused.
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
    }
    if secure:
        found |= {"SECURE_PROXY_SSL_HEADER": ("HTTP_X_FORWARDED_PROTO", "https"), "SECURE_HSTS_SECONDS": 31_536_000}
        found["SECURE_HSTS_INCLUDE_SUBDOMAINS"] = os.environ.get("COMITY_HSTS_SUBDOMAINS", "") == "1"
    return found


def _sessions(*, secure: bool) -> dict[str, Any]:
    prefix = "__Host-" if secure else ""
    return {
        "SESSION_ENGINE": "comity.web.accounts.sessions",
        "SESSION_COOKIE_NAME": f"{prefix}comity",
        "SESSION_COOKIE_AGE": SESSION_LONGEST,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": secure,
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "CSRF_COOKIE_NAME": f"{prefix}comity-form",
        "CSRF_COOKIE_AGE": None,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "CSRF_COOKIE_SECURE": secure,
        "CSRF_FAILURE_VIEW": "comity.web.page.errors.form_expired",
    }


def _accounts() -> dict[str, Any]:
    validators = "django.contrib.auth.password_validation"
    return {
        "AUTH_USER_MODEL": "accounts.Account",
        "AUTHENTICATION_BACKENDS": ["allauth.account.auth_backends.AuthenticationBackend"],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"{validators}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
            {
                "NAME": f"{validators}.UserAttributeSimilarityValidator",
                "OPTIONS": {"user_attributes": ["username", "name"]},
            },
            {"NAME": f"{validators}.CommonPasswordValidator"},
            {"NAME": f"{validators}.NumericPasswordValidator"},
            {"NAME": "comity.web.accounts.passwords.ContextValidator"},
            *_breached(),
        ],
        "ACCOUNT_ADAPTER": "comity.web.accounts.adapter.AccountAdapter",
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_LOGOUT_ON_GET": False,
        "ACCOUNT_PREVENT_ENUMERATION": True,
        "ACCOUNT_SESSION_REMEMBER": False,
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*"],
        "ACCOUNT_UNIQUE_EMAIL": False,
        "ACCOUNT_USERNAME_MIN_LENGTH": 3,
        "ALLAUTH_TRUSTED_PROXY_COUNT": int(os.environ.get("COMITY_PROXIES", "0")),
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "account",
        "MFA_ADAPTER": "comity.web.accounts.adapter.FactorAdapter",
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_RECOVERY_CODES_SHOW_ONCE": True,
        "MFA_SUPPORTED_TYPES": ["webauthn", "totp", "recovery_codes"],
        "MFA_TOTP_ISSUER": "Comity",
        # Steps of 30 s before and after: with 0 a code lives no longer than it is shown; RFC 6238 5.2 allows 1 for clocks.
        "MFA_TOTP_TOLERANCE": 1 if os.environ.get("COMITY_CODE_STEPS", "") == "1" else 0,
        "MFA_WEBAUTHN_USER_VERIFICATION": "required",
        "SOCIALACCOUNT_ADAPTER": "comity.web.accounts.adapter.MinistryAdapter",
        "SOCIALACCOUNT_PROVIDERS": {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": ministries()}},
        "SOCIALACCOUNT_STORE_TOKENS": False,
    }


def _breached() -> list[dict[str, Any]]:
    """Return the look-up of passwords in a file of breached ones, where COMITY_BREACHED names one. Raises Unavailable."""
    named = os.environ.get(breached.VARIABLE, "")
    if not named:
        return []
    return [
        {"NAME": "comity.web.accounts.breached.BreachedValidator", "OPTIONS": {"path": breached.checked(Path(named))}}
    ]


def ministries() -> list[dict[str, Any]]:
    """Return the ministries' own sign-ins (OpenID Connect) of the file COMITY_OIDC names. Raises Rejected, Unavailable."""
    named = os.environ.get("COMITY_OIDC", "")
    if not named:
        return []
    try:
        listed = json.loads(Path(named).read_text(encoding="utf-8"))
        return [_ministry(item) for item in listed]
    except OSError as error:
        raise Unavailable(Finding(code="site.oidc", place="COMITY_OIDC", excerpt=excerpt(error.strerror))) from error
    except (ValueError, TypeError, KeyError) as error:
        raise Rejected(Finding(code="site.oidc", place="COMITY_OIDC", excerpt=excerpt(error))) from error


def _ministry(item: dict[str, Any]) -> dict[str, Any]:
    """Return one provider as allauth wants it; its secret is read from the file that is named, never from the list."""
    issuer = urlsplit(item["issuer"])
    if issuer.scheme != "https" and issuer.hostname not in {"localhost", "127.0.0.1"}:
        raise ValueError(item["issuer"])  # what is fetched from the issuer is believed because of TLS
    secret = _read_named(Path(item["secret_file"]), "COMITY_OIDC", "site.oidc")
    return {
        "provider_id": item["id"],
        "name": item["name"],
        "client_id": item["client_id"],
        "secret": secret,
        "settings": {"server_url": item["issuer"], "uid_field": "sub", **_strengths(item)},
    }


def _strengths(item: dict[str, Any]) -> dict[str, Any]:
    """Return which strengths of sign-in (acr) a ministry is asked for and must show, where the operator names any."""
    named = item.get("acr", [])
    if not isinstance(named, list) or not all(isinstance(one, str) and one and " " not in one for one in named):
        raise ValueError(named)
    return {"acr": named, "auth_params": {"acr_values": " ".join(named)}} if named else {}


def _read_named(path: Path, place: str, code: str) -> str:
    """Return the secret in a file the environment names. Raises OSError; Rejected if others than its owner can read it."""
    with path.open("r", encoding="utf-8") as file:
        mode = os.fstat(file.fileno()).st_mode
        found = file.read(SECRET_LIMIT).strip()
    if mode & _OTHERS:
        raise Rejected(Finding(code=code, place=place, excerpt=f"{path.name} {mode & 0o777:o}"))
    return found


def _mail() -> dict[str, Any]:
    """Return how invitations are mailed: not at all unless COMITY_MAIL_HOST is set."""
    host = os.environ.get("COMITY_MAIL_HOST", "")
    if not host:
        return {"EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    password = os.environ.get("COMITY_MAIL_PASSWORD_FILE", "")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": host,
        "EMAIL_PORT": int(os.environ.get("COMITY_MAIL_PORT", "587")),
        "EMAIL_USE_TLS": os.environ.get("COMITY_MAIL_TLS", "1") == "1",
        "EMAIL_HOST_USER": os.environ.get("COMITY_MAIL_USER", ""),
        "EMAIL_HOST_PASSWORD": _password(password) if password else "",
        "DEFAULT_FROM_EMAIL": os.environ.get("COMITY_MAIL_FROM", "comity@localhost"),
    }


def _password(named: str) -> str:
    """Return the mail server's password. Raises Unavailable, Rejected."""
    try:
        return _read_named(Path(named), "COMITY_MAIL_PASSWORD_FILE", "site.secret")
    except OSError as error:
        place = "COMITY_MAIL_PASSWORD_FILE"
        raise Unavailable(Finding(code="site.secret", place=place, excerpt=excerpt(error.strerror))) from error
