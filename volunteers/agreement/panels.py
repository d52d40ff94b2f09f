"""The agreement on Min side: a banner while a new version waits for an answer."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from core.registries import Panel
from volunteers.agreement.asking import lacking
from volunteers.agreement.grace import grace_ends
from volunteers.services.agreement import current_agreement


def my_agreement(request: HttpRequest, person: Any) -> Panel | None:
    """For an ambassador whose yes to the version in force is missing; two queries for who has nothing to do."""
    current = current_agreement()
    volunteer = lacking(current).filter(person=person).first()
    if volunteer is None:
        return None
    ends = grace_ends(current)
    context = {
        "agreement": current,
        "is_new": not volunteer.withdrew and person.signatures.exists(),
        "ends": ends,
        "over": ends < timezone.localdate(),
        "withdrew": volunteer.withdrew,
    }
    return Panel("volunteers/agreement/panel.html", context)
