"""Writing the access log (DOMAIN rule 4)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from accounts.enums import AccessKind, Purpose
from accounts.models import AccessEntry

_PURPOSES = "purposes"


def log_opened(
    *,
    actor: Any,
    person: Any,
    purpose: Purpose,
    district_id: str | None,
    kind: AccessKind = AccessKind.OPENED,
) -> AccessEntry | None:
    """Note that a member of staff opened (or was shown) a person's data. One's own is nobody's business."""
    if actor.pk == person.pk:
        return None
    return AccessEntry.objects.create(
        actor=actor,
        person=person,
        kind=kind,
        purpose=purpose,
        district_id=district_id,
        keep_until=_keep_until(),
    )


def log_list(*, actor: Any, purpose: Purpose, query: str) -> AccessEntry:
    """Note a list of people: one entry for the query, not one per person."""
    return AccessEntry.objects.create(
        actor=actor, kind=AccessKind.LISTED, purpose=purpose, query=query[:300], keep_until=_keep_until()
    )


def log_taken(
    *, actor: Any, people: Iterable[tuple[int, str | None]], purpose: Purpose, kind: AccessKind, query: str
) -> None:
    """Note that people (number, district) left the screen in a file or on paper: one entry each, one for the list."""
    common = {"actor": actor, "kind": kind, "purpose": purpose, "keep_until": _keep_until()}
    entries = [
        AccessEntry(person_id=person, district_id=district, **common)
        for person, district in people
        if person != actor.pk
    ]
    AccessEntry.objects.bulk_create([*entries, AccessEntry(query=query[:300], **common)])


def remembered_purpose(request: HttpRequest, person: Any) -> Purpose | None:
    """Why this member of staff opened the person earlier today; asked once per case, not per click."""
    told = request.session.get(_PURPOSES, {})
    value = told.get("people", {}).get(str(person.pk)) if told.get("day") == _today() else None
    return Purpose(value) if value in Purpose.values else None


def remember_purpose(request: HttpRequest, person: Any, purpose: Purpose) -> None:
    """For the rest of the day, in the session alone: the log itself has a row for each opening."""
    told = request.session.get(_PURPOSES, {})
    people = told.get("people", {}) if told.get("day") == _today() else {}
    request.session[_PURPOSES] = {"day": _today(), "people": {**people, str(person.pk): str(purpose)}}


def _today() -> str:
    return timezone.localdate().isoformat()


def _keep_until() -> Any:
    return timezone.now() + timedelta(days=settings.ACCESS_LOG_DAYS)
