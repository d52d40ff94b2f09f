"""Who stayed away several times: a reason to talk, nothing else. It is never ranked by, and nobody else sees it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, DateTimeField, F, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.scope import scope_of
from coordination.checkin.models import Talk
from coordination.checkin.permissions import may_talk
from coordination.enums import AttendanceState
from coordination.models import Attendance
from core.registries import DayItem, Panel
from volunteers.models import Volunteer
from volunteers.naming import name_for


def since(now: datetime) -> datetime:
    """From when absences are counted."""
    return now - timedelta(days=settings.NO_SHOW_DAYS)


def absences_of(person: Any) -> list[Attendance]:
    """Those within the period that no talk has settled, latest first."""
    last = Talk.objects.filter(person=person).aggregate(last=Max("at"))["last"]
    start = max(filter(None, [since(timezone.now()), last]))
    rows = Attendance.objects.filter(person=person, state=AttendanceState.ABSENT, starts_at__gte=start)
    return list(rows.select_related("session__initiative", "place__role").order_by("-starts_at"))


def to_talk_with(user: Any) -> list[tuple[Volunteer, int]]:
    """Ambassadors of the districts a coordinator has, with how often they stayed away; few are read at a time."""
    start = since(timezone.now())
    talks = Talk.objects.filter(person=OuterRef("person")).order_by("-at").values("at")[:1]
    settled = Coalesce(Subquery(talks), start, output_field=DateTimeField())
    rows = Attendance.objects.filter(state=AttendanceState.ABSENT, starts_at__gte=start)
    rows = rows.filter(person__volunteer__district__in=scope_of(user).coordinator)
    rows = rows.alias(settled=settled).filter(starts_at__gt=F("settled"))
    counts = dict(
        rows.order_by()
        .values_list("person")
        .annotate(times=Count("pk"))
        .filter(times__gte=settings.NO_SHOW_TALK)
    )
    volunteers = Volunteer.objects.visible_to(user).active().filter(person__in=counts).with_person()
    return [(each, counts[each.person_id]) for each in volunteers]


def talks_to_have(user: Any) -> Iterable[DayItem]:
    """Min dag: somebody to have a talk with."""
    for volunteer, times in to_talk_with(user):
        yield DayItem(
            kind=_("Talk"),
            icon="chat",
            title=_("A talk with %(name)s") % {"name": name_for(user, volunteer)},
            text=ngettext(
                "Stayed away %(times)s time in six months", "Stayed away %(times)s times in six months", times
            )
            % {"times": times},
            due=None,
            url=reverse("absence_talk", args=[volunteer.pk]),
            verb=_("Prepare the talk"),
        )


def on_ambassador(request: HttpRequest, volunteer: Any) -> Panel | None:
    """A calm line on the ambassador's page, for the coordinators of the district alone."""
    if not may_talk(request.user, volunteer):
        return None
    absences = absences_of(volunteer.person)
    if len(absences) < settings.NO_SHOW_TALK:
        return None
    return Panel("coordination/checkin/absence_panel.html", {"times": len(absences), "volunteer": volunteer})
