"""The demo on one's own machine: SQLite, mails as files, no second factor for the demo staff."""

import environ

from .base import *  # noqa: F403
from .base import VAR_DIR
from .database import database

env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
DEMO = True
SECRET_KEY = "only-for-the-demo-on-your-own-machine-never-in-production"  # noqa: S105
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
DATABASES = {"default": database(VAR_DIR / "tryghed.sqlite3")}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STAFF_NEEDS_SECOND_FACTOR = False
OUTBOX_DELIVERY_BACKEND = "outbox.backends.FileBackend"
OUTBOX_FILE_DIR = VAR_DIR / "post"
WAGTAILADMIN_BASE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000")
ACCOUNT_RATE_LIMITS = {"login_failed": "50/m/ip,20/5m/key", "request_login_code": "60/m/ip,20/m/key"}
