"""The way to a certificate on Min side."""

from typing import Any

from django.http import HttpRequest

from coordination.hours.reading import own_hours
from core.registries import Panel
from volunteers.ambassador import ambassador_of


def my_certificate(request: HttpRequest, person: Any) -> Panel | None:
    """For who has confirmed hours."""
    if ambassador_of(person) is None:
        return None
    if not own_hours(person).minutes:
        return None
    return Panel("coordination/thanks/my_certificate.html", aside=True)
