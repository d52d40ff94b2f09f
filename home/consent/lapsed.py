"""Which pictures may not be shown any more. One list for the whole site, so that no card asks the database."""

from typing import Any

from django.core.cache import cache
from django.db import transaction

from home.consent.models import PictureConsent

KEY = "home:lapsed-pictures"
KEPT = 60  # seconds: a consent ends at midnight, without anybody saving anything


def may_be_shown(picture: Any) -> bool:
    """Whether nobody on the picture has anything against it."""
    kept: frozenset[int] | None = cache.get(KEY)
    if kept is None:
        kept = frozenset(PictureConsent.objects.lapsed().values_list("picture", flat=True))
        cache.set(KEY, kept, KEPT)
    return picture.pk not in kept


def forget_lapsed(**_signal: Any) -> None:
    """A consent was given, changed or withdrawn. Once more when it is stored: somebody may have read in between."""
    cache.delete(KEY)
    transaction.on_commit(lambda: cache.delete(KEY))
