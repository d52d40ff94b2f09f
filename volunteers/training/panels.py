"""Courses on Min side and on an ambassador's page in the workspace."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from core.registries import Panel
from core.requirements import wanted_by
from volunteers.ambassador import ambassador_of
from volunteers.enums import VolunteerState
from volunteers.models import Application
from volunteers.permissions import may_handle_application
from volunteers.training.book import book
from volunteers.training.checker import CourseChecker
from volunteers.training.models import Completion, CoursePage

KIND = "course"


def wanted_courses(person: Any) -> list[str]:
    """Names of the courses that tasks call for which the person holds, is asked to or may like, and that they lack.

    Of alternatives the first is named.
    """
    groups: dict[tuple[int, int], list[Any]] = {}
    for source in wanted_by:
        for row in source(person):
            if row.kind == KIND:
                groups.setdefault((row.role_id, row.group), []).append(row)
    if not groups:
        return []
    checker, today = CourseChecker(), timezone.localdate()
    fact = checker.load([person.pk]).get(person.pk)
    lacking = [
        rows[0].key for rows in groups.values() if all(checker.check(row.key, fact, today) for row in rows)
    ]
    return [book().names.get(key, key) for key in dict.fromkeys(lacking)]


def on_min_side(request: HttpRequest, person: Any) -> Panel | None:
    """What is done, what is missing, what runs out; nothing where there are no courses."""
    if not book().names or not _takes_part(person):
        return None
    latest: dict[int, Completion] = {}
    for row in Completion.objects.filter(person=person).select_related("course"):
        latest[row.course_id] = max(
            latest.get(row.course_id, row), row, key=lambda each: each.expires_on or date.max
        )
    today = timezone.localdate()
    new = CoursePage.objects.live().exclude(course__in=latest).select_related("course").order_by("path")
    context = {
        "completions": list(latest.values()),
        "today": today,
        "soon": today + timedelta(days=max(settings.COURSE_WARN_DAYS)),
        "wanted": wanted_courses(person),
        "pages": list(new),
    }
    shown = context["completions"] or context["wanted"] or context["pages"]
    return Panel("volunteers/training/my_panel.html", context, aside=True) if shown else None


def _takes_part(person: Any) -> bool:
    volunteer = ambassador_of(person)
    active = volunteer is not None and volunteer.state != VolunteerState.ANONYMISED
    return active or Application.objects.open().filter(person=person).exists()


def on_ambassador(request: HttpRequest, volunteer: Any) -> Panel | None:
    """Completions, for those who handle the ambassador."""
    if not may_handle_application(request.user, volunteer):
        return None
    rows = Completion.objects.filter(person=volunteer.person_id).select_related("course", "noted_by")
    return Panel(
        "volunteers/training/ambassador_panel.html",
        {"subject": volunteer, "completions": list(rows), "today": timezone.localdate()},
    )
