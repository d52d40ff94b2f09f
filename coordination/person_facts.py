"""What is known here of somebody who may be registered twice."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coordination.enums import AssignmentState
from coordination.hours.reading import hours_of_person
from coordination.models import Assignment


def tasks_and_hours(person: Any) -> list[tuple[str, Any]]:
    """Tasks said yes to, and confirmed time."""
    tasks = Assignment.objects.filter(person=person, state=AssignmentState.ACCEPTED).count()
    minutes = hours_of_person(person).minutes
    hours = ngettext("%(number)s hour", "%(number)s hours", round(minutes / 60))
    return [(_("Tasks"), tasks), (_("Confirmed time"), hours % {"number": round(minutes / 60)})]
