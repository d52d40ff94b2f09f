"""What waits for staff in this room (Min dag)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coordination.enums import EXPECTED, AttendanceState
from coordination.models import Assignment
from coordination.querysets import taken_seats
from core.dates import span_text
from core.registries import DayItem
from projects.models import Session, SessionPlace


def unstaffed_sessions(user: Any) -> Iterable[DayItem]:
    """Sessions within a week that lack people; who looks for a stand-in counts as missing."""
    soon = timezone.now() + timedelta(days=7)
    sessions = Session.objects.own(user).coming().filter(starts_at__lte=soon).values("pk")
    places = (
        SessionPlace.objects.filter(session__in=sessions)
        .select_related("session__initiative", "role")
        .annotate(missing=F("seats") - taken_seats(), seeking=_seeking())
        .filter(missing__gt=0)
        .order_by("session__starts_at")
    )
    for place in places:
        session = place.session
        missing = ngettext("%(n)s is missing", "%(n)s are missing", place.missing) % {"n": place.missing}
        yield DayItem(
            kind=_("Stand-in") if place.seeking else _("Staffing"),
            icon="persons",
            title=f"{session.initiative.title}: {missing}",
            text=f"{place.role.title} · {span_text(session.starts_at, session.ends_at)}",
            due=session.starts_at,
            url=f"{reverse('stand_ins', args=[session.pk])}?rolle={place.pk}",
            verb=_("Find a stand-in") if place.seeking else _("See who can come"),
        )


def _seeking() -> Count:
    """How many of a place's people look for somebody to come instead."""
    return Count("attendances", filter=Q(attendances__state=AttendanceState.SEEKING_STAND_IN))


def presence_to_record(user: Any) -> Iterable[DayItem]:
    """Sessions that are over and where somebody is still only signed up."""
    open_rows = Count("attendances", filter=Q(attendances__state__in=EXPECTED))
    sessions = (
        Session.objects.filter(pk__in=Session.objects.own(user).values("pk"))
        .filter(ends_at__lt=timezone.now())
        .select_related("initiative")
        .annotate(open_rows=open_rows)
        .filter(open_rows__gt=0)
    )
    for session in sessions:
        yield DayItem(
            kind=_("Attendance"),
            icon="list-check",
            title=_("Note who came to %(title)s") % {"title": session.initiative.title},
            text=span_text(session.starts_at, session.ends_at),
            due=session.ends_at + timedelta(days=2),
            url=reverse("presence_session", args=[session.pk]),
            verb=_("Note attendance"),
        )


def unanswered_invitations(user: Any) -> Iterable[DayItem]:
    """Roles with invitations that run out within two days."""
    soon = timezone.now() + timedelta(days=2)
    rows = (
        Assignment.objects.own(user)
        .waiting()
        .filter(answer_by__lte=soon)
        .values("role", "role__title", "role__initiative__title")
        .annotate(number=Count("pk", distinct=True))
        .order_by("role")
    )
    for row in rows:
        number = row["number"]
        yield DayItem(
            kind=_("Invitation"),
            icon="email",
            title=ngettext("%(n)s hasn't answered: %(role)s", "%(n)s haven't answered: %(role)s", number)
            % {"n": number, "role": row["role__title"]},
            text=row["role__initiative__title"],
            due=soon,
            url=reverse("matching_role", args=[row["role"]]),
            verb=_("Ask others"),
        )
