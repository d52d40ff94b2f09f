"""Sessions in the district's calendar, with how many people are missing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import StateChange
from accounts.scope import scope_of
from coordination.staffing import with_missing
from core.calendars import Dates, Happening, calendar_dates
from core.dates import day_bounds
from projects.enums import SessionState
from projects.models import Project, Session


def register() -> None:
    """Course days have their own kind (volunteers.training)."""
    calendar_dates.register("moedegange", Dates(gettext_lazy("Sessions"), sessions_between), order=10)


def sessions_between(user: Any, first: date, last: date) -> Iterator[Happening]:
    """Those of the reader's districts that begin on these days, also the ones that are called off."""
    since, until = day_bounds(first, last)
    rows = Session.objects.visible_to(user).filter(course_day=None, starts_at__gte=since, starts_at__lt=until)
    rows = rows.select_related("initiative", "postal_code").order_by("starts_at", "pk")
    sessions = list(with_missing(rows))
    areas = areas_by_project({session.initiative.project_id for session in sessions})
    changes = changes_of(sessions)
    for session in sessions:
        yield _happening(user, session, areas[session.initiative.project_id], changes[session.pk])


def areas_by_project(projects: Iterable[int]) -> dict[int, frozenset[int]]:
    """What each project is about; one query."""
    found: dict[int, set[int]] = defaultdict(set)
    through = Project.areas.through.objects.filter(project__in=list(projects))
    for project, area in through.values_list("project", "localarea"):
        found[project].add(area)
    return defaultdict(frozenset, {project: frozenset(areas) for project, areas in found.items()})


def changes_of(sessions: list[Session]) -> dict[int, list[datetime]]:
    """When each was changed, from its history; one query."""
    found: dict[int, list[datetime]] = defaultdict(list)
    numbers = [session.pk for session in sessions]
    rows = StateChange.objects.filter(subject_type=Session._meta.label_lower, subject_id__in=numbers)
    for number, at in rows.values_list("subject_id", "at"):
        found[number].append(at)
    return found


def _happening(user: Any, session: Any, areas: frozenset[int], changes: list[datetime]) -> Happening:
    off = session.state == SessionState.CANCELLED
    lacks = 0 if off or session.starts_at < timezone.now() else session.missing
    return Happening(
        uid=f"session-{session.pk}",
        title=session.initiative.title,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        url=reverse("initiative_detail", args=[session.initiative_id]),
        place=f"{session.place}, {session.postal_code}",
        note=_("Lacks %(n)s") % {"n": lacks} if lacks else "",
        wanting=bool(lacks),
        cancelled=off,
        areas=areas,
        own=bool(areas & scope_of(user).areas),
        changes=tuple(changes),
    )
