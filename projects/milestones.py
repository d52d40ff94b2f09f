"""Milestones in the district's calendar and in Min dag: what a project wants to reach, by its day."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.scope import scope_of
from core.calendars import Dates, Happening, calendar_dates
from core.registries import DayItem, day_sources
from projects.enums import Stage
from projects.models import Milestone, Project
from projects.querysets import visible_q


def register() -> None:
    """A kind of its own, and a line in Min dag when it is due."""
    day_sources.register("milestones", milestones_due, order=65)
    calendar_dates.register("milepaele", Dates(gettext_lazy("Milestones"), milestones_between), order=30)


def milestones_due(user: Any) -> Iterator[DayItem]:
    """What a project wanted to reach by today or within three days, and nobody has said that it did (Min dag)."""
    soon = timezone.localdate() + timedelta(days=3)
    mine = Project.objects.filter(Q(pk__in=Project.objects.own(user).values("pk")) | Q(owner=user.pk))
    rows = Milestone.objects.filter(reached_on=None, due_on__lte=soon, project__in=mine.values("pk"))
    rows = rows.filter(project__stage__in=(Stage.RECRUITING, Stage.RUNNING, Stage.EVALUATING))
    for milestone in rows.select_related("project"):
        yield DayItem(
            kind=_("Milestone"),
            icon="flag",
            title=milestone.title,
            text=milestone.project.title,
            due=timezone.make_aware(datetime.combine(milestone.due_on, time(23, 59))),
            url=f"{reverse('project_detail', args=[milestone.project_id])}#h-milestones",
            verb=_("Follow it up"),
        )


def milestones_between(user: Any, first: date, last: date) -> Iterator[Happening]:
    """Those of the reader's districts that are due."""
    rows = Milestone.objects.filter(visible_q(user, "project__"), due_on__gte=first, due_on__lte=last)
    for milestone in rows.select_related("project").prefetch_related("project__areas"):
        areas = frozenset(area.pk for area in milestone.project.areas.all())
        yield Happening(
            uid=f"milestone-{milestone.pk}",
            title=f"{milestone.title} · {milestone.project.title}",
            starts_at=timezone.make_aware(datetime.combine(milestone.due_on, time.min)),
            ends_at=None,
            url=reverse("project_detail", args=[milestone.project_id]),
            note=_("Reached") if milestone.reached_on else "",
            areas=areas,
            own=bool(areas & scope_of(user).areas),
        )
