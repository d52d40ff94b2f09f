"""Whom an ambassador turns to."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from accounts.models import AreaDuty


def contact_officer_of(person: Any) -> AreaDuty | None:
    """Who is contact officer of the person's area today, with user and area; None where nobody is."""
    profile = getattr(person, "profile", None)
    if profile is None or profile.area_id is None:
        return None
    today = timezone.localdate()
    return (
        AreaDuty.objects.filter(area=profile.area_id, kind=AreaDuty.Kind.CONTACT, starts_on__lte=today)
        .filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today))
        .select_related("user", "area")
        .first()
    )
