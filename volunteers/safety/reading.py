"""Who is on duty, and whether the instruction on confidentiality is still fresh."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from volunteers.enums import VolunteerState
from volunteers.models import Volunteer
from volunteers.safety.letters import tell_read_again
from volunteers.safety.models import ConfidentialityReading, Duty


def duties_at(moments: Iterable[tuple[str, datetime]]) -> dict[tuple[str, datetime], Duty]:
    """Who is on duty in a district (code) at a moment, for many at once, in one query; those without are left out."""
    asked = set(moments)
    if not asked:
        return {}
    first, last = min(at for _code, at in asked), max(at for _code, at in asked)
    rows = Duty.objects.filter(
        district__in={code for code, _at in asked}, starts_at__lte=last, ends_at__gt=first
    ).select_related("user")
    return {
        (code, at): duty
        for code, at in asked
        for duty in rows
        if duty.district_id == code and duty.starts_at <= at < duty.ends_at
    }


def last_reading(person: Any) -> ConfidentialityReading | None:
    """The last time somebody read the instruction."""
    return ConfidentialityReading.objects.filter(person=person).first()


def is_fresh(reading: ConfidentialityReading | None, on: date | None = None) -> bool:
    """Whether a reading still counts on a day (today unless said): it does for `CONFIDENTIALITY_DAYS`."""
    if reading is None:
        return False
    day = on or timezone.localdate()
    return timezone.localdate(reading.read_at) > day - timedelta(days=settings.CONFIDENTIALITY_DAYS)


def ask_to_read_again() -> int:
    """Write to active ambassadors whose reading is too old or missing, once a year each. Daily."""
    today = timezone.localdate()
    fresh = ConfidentialityReading.objects.filter(
        read_at__date__gt=today - timedelta(days=settings.CONFIDENTIALITY_DAYS)
    )
    grace = today - timedelta(
        days=settings.CONFIDENTIALITY_GRACE_DAYS
    )  # who has just begun reads on Min side
    rows = Volunteer.objects.filter(state=VolunteerState.ACTIVE, since__lte=grace)
    rows = rows.exclude(person__in=fresh.values("person")).select_related("person")
    for volunteer in rows:
        tell_read_again(volunteer.person, today.year)
    return len(rows)
