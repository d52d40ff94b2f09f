"""Courses that run out: the person is told, each step once."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.telling import tell
from core.dates import day_text
from volunteers.enums import VolunteerState
from volunteers.reminders import outlives, step_due
from volunteers.told import told
from volunteers.training.book import book
from volunteers.training.models import Completion

HELD = (VolunteerState.ACTIVE, VolunteerState.PAUSED)


def remind() -> int:
    """Write to ambassadors whose course runs out, unless a later completion covers it. Runs daily."""
    today, steps = timezone.localdate(), settings.COURSE_WARN_DAYS
    rows = list(
        Completion.objects.filter(
            expires_on__gte=today,
            expires_on__lte=today + timedelta(days=max(steps)),
            person__volunteer__state__in=HELD,
        ).select_related("person", "course")
    )
    others = _completions_of({row.person_id for row in rows})
    done = told("course-")
    written = 0
    for row in rows:
        step = step_due(row.expires_on, today, steps) if row.expires_on else None
        key = f"course-{row.pk}-{step}"
        will_do = book().covered_by.get(row.course.slug, frozenset({row.course.slug}))
        ends = [expires_on for slug, expires_on in others[row.person_id] if slug in will_do]
        if step is not None and row.expires_on and key not in done and not outlives(ends, row.expires_on):
            _tell(row, row.expires_on, key)
            written += 1
    return written


def _completions_of(people: set[int]) -> dict[int, list[tuple[str, Any]]]:
    found: dict[int, list[tuple[str, Any]]] = defaultdict(list)
    rows = Completion.objects.filter(person__in=people).order_by()
    for person, slug, expires_on in rows.values_list("person", "course__slug", "expires_on"):
        found[person].append((slug, expires_on))
    return found


def _tell(row: Completion, ends_on: date, key: str) -> None:
    person = row.person
    with translation.override(person.language):
        tell(
            person=person,
            subject=_("Your course “%(course)s” runs out soon") % {"course": row.course.name},
            lines=[
                _("Hi %(name)s") % {"name": person.first_name or person.shown_name},
                _("Your course “%(course)s” holds until %(day)s.")
                % {"course": row.course.name, "day": day_text(ends_on, weekday=False, year=True)},
                _("Take it again before that day, and you can keep taking the tasks that call for it."),
            ],
            url=f"{settings.WAGTAILADMIN_BASE_URL}{reverse('own_courses')}",
            verb=_("Go to your courses"),
            key=key,
        )
