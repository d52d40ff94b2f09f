"""The test suite: a database file (not memory), quick password hashes, everything else as in production."""

import os

from .base import *  # noqa: F403
from .base import BASE_DIR, VAR_DIR
from .database import database

SECRET_KEY = "tests"  # noqa: S105
DEMO = False
ALLOWED_HOSTS = ["*"]
DATABASES = {"default": database(VAR_DIR / "test-run.sqlite3")}
_WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, because threads must meet in one database (DOMAIN rule 1).
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / f"test-{_WORKER}.sqlite3")}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
OUTBOX_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
OUTBOX_FILE_DIR = VAR_DIR / "test-post"
MEDIA_ROOT = VAR_DIR / f"test-media-{_WORKER}"
JOURNAL_DIR = VAR_DIR / f"test-journal-{_WORKER}"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATICFILES_DIRS = [
    path for path in (BASE_DIR / "site" / "static", BASE_DIR / "vendor-static") if path.exists()
]
ACCOUNT_RATE_LIMITS = False
# Tests of the second factor switch it on; elsewhere they sign staff in directly.
STAFF_NEEDS_SECOND_FACTOR = False
