"""Whom an ambassador turns to."""

from typing import Any

from accounts.models import AreaDuty


def contact_officer_of(person: Any) -> AreaDuty | None:
    """Who is contact officer of the person's area today, with user and area; None where nobody is."""
    profile = getattr(person, "profile", None)
    if profile is None or profile.area_id is None:
        return None
    rows = AreaDuty.objects.standing().filter(area=profile.area_id, kind=AreaDuty.Kind.CONTACT)
    return rows.select_related("user", "area").first()
