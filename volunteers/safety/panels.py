"""Safety on Min side, on an ambassador's page and in Min dag."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.duties import stood_in_for
from accounts.enums import Purpose
from core.registries import DayItem, Panel
from volunteers.ambassador import ambassador_of
from volunteers.enums import VolunteerState
from volunteers.models import Volunteer
from volunteers.naming import name_for
from volunteers.permissions import may_handle_application
from volunteers.safety.enums import ReportState
from volunteers.safety.models import Equipment, SafetyReport
from volunteers.safety.reading import is_fresh, last_reading
from workspace.purpose import PARAMETER

_HERE = (VolunteerState.ACTIVE, VolunteerState.PAUSED, VolunteerState.SUSPENDED)


def my_safety(request: HttpRequest, person: Any) -> Panel | None:
    """For ambassadors: where to turn, what is lent, and whether confidentiality is to be read."""
    volunteer = ambassador_of(person)
    if volunteer is None or volunteer.state not in _HERE:
        return None
    return Panel(
        "volunteers/safety/my_safety.html",
        {
            "things": Equipment.objects.out().filter(person=person),
            "read_again": not is_fresh(last_reading(person)),
            "open_reports": SafetyReport.objects.open().filter(person=person).count(),
        },
        aside=True,
    )


def lent_things(request: HttpRequest, volunteer: Any) -> Panel | None:
    """What an ambassador has and had, for who handles them."""
    if not may_handle_application(request.user, volunteer):
        return None
    return Panel(
        "volunteers/safety/lent_things.html",
        {
            "volunteer": volunteer,
            "things": Equipment.objects.filter(person=volunteer.person_id),
            "reading": last_reading(volunteer.person),
        },
    )


def waiting_reports(user: Any) -> Iterable[DayItem]:
    """Open reports, the most urgent thing there is: new ones, mine, and of who I am deputy for."""
    rows = SafetyReport.objects.visible_to(user).open().select_related("person__profile", "taken_by")
    mine = {user.pk, *stood_in_for(user)}
    for report in rows:
        new = report.state == ReportState.NEW
        if not new and report.taken_by_id not in mine:
            continue
        minutes = settings.SAFETY_ESCALATE_MINUTES
        yield DayItem(
            kind=_("Safety"),
            icon="warning",
            title=f"{name_for(user, report)}: {report.get_kind_display()}",
            text=_report_text(user, report),
            due=report.sent_at + (timedelta(minutes=minutes) if new else timedelta(days=1)),
            url=reverse("safety_report", args=[report.pk]),
            verb=_("Open"),
            urgent=new,
        )


def _report_text(user: Any, report: SafetyReport) -> str:
    if report.taken_by is None:
        return _("Nobody has taken it yet.")
    if report.taken_by_id == user.pk:
        return _("You take care of it.")
    return _("You are deputy for %(name)s, who takes care of it.") % {"name": report.taken_by.first_name}


def things_to_get_back(user: Any) -> Iterable[DayItem]:
    """What somebody still has who is no longer an ambassador."""
    over = (VolunteerState.ENDED, VolunteerState.ANONYMISED)
    rows = Volunteer.objects.visible_to(user).filter(state__in=over)
    rows = rows.filter(person__in=Equipment.objects.out().values("person")).with_person()
    for volunteer in rows.prefetch_related("person__equipment"):
        if not may_handle_application(user, volunteer):
            continue
        things = [thing for thing in volunteer.person.equipment.all() if thing.returned_on is None]
        holder = things[0].held_by or name_for(user, volunteer)
        yield DayItem(
            kind=_("Lent out"),
            icon="assignment",
            title=_("Get back from %(name)s") % {"name": holder},
            text=", ".join(str(thing) for thing in things),
            due=None,
            url=f"{reverse('ambassador_detail', args=[volunteer.pk])}?{PARAMETER}={Purpose.CONTACT}",
            verb=_("See"),
        )
