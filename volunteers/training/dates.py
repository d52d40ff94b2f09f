"""Course days in the district's calendar."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.scope import scope_of
from core.calendars import Dates, Happening, calendar_dates
from core.dates import day_bounds
from volunteers.training.models import CourseDay


def register() -> None:
    """A kind of its own."""
    calendar_dates.register("kurser", Dates(gettext_lazy("Course days"), course_days_between), order=20)


def course_days_between(user: Any, first: date, last: date) -> Iterator[Happening]:
    """Those of the reader's districts."""
    since, until = day_bounds(first, last)
    rows = CourseDay.objects.visible_to(user).filter(
        session__starts_at__gte=since, session__starts_at__lt=until
    )
    rows = rows.select_related("course", "session__postal_code", "session__initiative__project")
    for day in rows.prefetch_related("session__initiative__project__areas"):
        session = day.session
        areas = frozenset(area.pk for area in session.initiative.project.areas.all())
        yield Happening(
            uid=f"session-{session.pk}",
            title=_("Course: %(name)s") % {"name": day.course.name},
            starts_at=session.starts_at,
            ends_at=session.ends_at,
            url=reverse("course_desk", args=[day.course_id]),
            place=f"{session.place}, {session.postal_code}",
            cancelled=session.state == "cancelled",
            areas=areas,
            own=bool(areas & scope_of(user).areas),
        )
