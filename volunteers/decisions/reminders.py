"""A reminder to who is heard, once, before the date."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from volunteers.decisions.letters import remind_heard
from volunteers.decisions.models import Hearing
from volunteers.enums import UNDECIDED


def remind() -> None:
    """Runs daily; the letter's key keeps a second run from telling twice."""
    soon = timezone.localdate() + timedelta(days=settings.HEARING_REMIND_DAYS)
    rows = Hearing.objects.awaited().filter(answer_by__lte=soon, application__state__in=UNDECIDED)
    for hearing in rows.select_related("application__person", "application__district"):
        remind_heard(hearing)
