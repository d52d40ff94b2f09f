"""Production: everything that differs comes from the environment; what is missing stops the start."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from . import oidc
from .base import *  # noqa: F403
from .base import CONTENT_SECURITY_POLICY, SOCIALACCOUNT_PROVIDERS, VAR_DIR
from .database import database

env = environ.Env()


def _required(name: str) -> str:
    value: str = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"The environment variable {name} is missing; see docs/operations.md.")
    return value


def _origin(address: str) -> str:
    """The scheme and host of a map service's address; raises `ImproperlyConfigured` for one that can't work."""
    parts = urlsplit(address)
    if (
        parts.scheme != "https"
        or not parts.netloc
        or not all(part in address for part in ("{z}", "{x}", "{y}"))
    ):
        raise ImproperlyConfigured("MAP_TILES_URL must look like https://host/{z}/{x}/{y}.png.")
    return f"https://{parts.netloc}"


SECRET_KEY = _required("SECRET_KEY")
ALLOWED_HOSTS = [host.strip() for host in _required("ALLOWED_HOSTS").split(",")]
_required("DATABASE_URL")
DATABASES = {"default": database(VAR_DIR / "unused.sqlite3")}
_required("CACHE_URL")
CACHES = {"default": env.cache("CACHE_URL")}
_required("EMAIL_URL")
_email = env.email("EMAIL_URL")
EMAIL_HOST = _email["EMAIL_HOST"]
EMAIL_PORT = _email["EMAIL_PORT"]
EMAIL_HOST_USER = _email["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = _email["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = _email.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _email.get("EMAIL_USE_SSL", False)
DEFAULT_FROM_EMAIL = _required("DEFAULT_FROM_EMAIL")
MAIL_RETURN_ADDRESS = env.str("MAIL_RETURN_ADDRESS", default="")
MAIL_RETURN_FOLDER = env.str("MAIL_RETURN_FOLDER", default="")
WAGTAILADMIN_BASE_URL = _required("SITE_URL").rstrip("/")
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LOG_LEVEL = env.str("LOG_LEVEL", default="INFO")
JOURNAL_DIR = Path(env.str("JOURNAL_DIR", default=str(VAR_DIR / "journal")))
_staff, _citizen = oidc.app_of(env, "STAFF", "staff"), oidc.app_of(env, "CITIZEN", "citizen")
STAFF_OIDC, CITIZEN_OIDC = bool(_staff), bool(_citizen)
STAFF_OIDC_CLAIM = env.str("STAFF_OIDC_CLAIM", default="groups")
STAFF_OIDC_ROLES = oidc.roles_of(env) if _staff else {}
STAFF_OIDC_SECOND_FACTOR_ACR = env.list("STAFF_OIDC_SECOND_FACTOR_ACR", default=[])
SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [app for app in (_staff, _citizen) if app]
SMS_GATEWAY = env.str("SMS_GATEWAY", default="")
MAP_TILES_URL = env.str("MAP_TILES_URL", default="")
MAP_TILES_CREDIT = env.str("MAP_TILES_CREDIT", default="")
if MAP_TILES_URL:  # the one host pictures may come from beside our own
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"].append(_origin(MAP_TILES_URL))
