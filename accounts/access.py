"""Writing the access log (DOMAIN rule 4)."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from accounts.enums import AccessKind, Purpose
from accounts.models import AccessEntry


def log_opened(*, actor: Any, person: Any, purpose: Purpose, district_id: str | None) -> AccessEntry | None:
    """Note that a member of staff opened a person's data. Reading one's own is nobody's business."""
    if actor.pk == person.pk:
        return None
    return AccessEntry.objects.create(
        actor=actor,
        person=person,
        kind=AccessKind.OPENED,
        purpose=purpose,
        district_id=district_id,
        keep_until=_keep_until(),
    )


def log_list(*, actor: Any, purpose: Purpose, query: str) -> AccessEntry:
    """Note a list of people: one entry for the query, not one per person."""
    return AccessEntry.objects.create(
        actor=actor, kind=AccessKind.LISTED, purpose=purpose, query=query[:300], keep_until=_keep_until()
    )


def _keep_until() -> Any:
    return timezone.now() + timedelta(days=settings.ACCESS_LOG_DAYS)
