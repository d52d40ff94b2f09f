"""Full addresses, for what is read away from the site: feeds, search engines, shared links."""

from django.conf import settings


def absolute(path: str) -> str:
    """The full address of a path on this site (`SITE_URL`, whatever host was asked); a full one stays."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}" if path.startswith("/") else path
