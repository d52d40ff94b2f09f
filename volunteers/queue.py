"""Applications that wait for staff (Min dag)."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.duties import stood_in_for
from core.dates import day_text
from core.registries import DayItem
from volunteers.enums import ApplicationState, ScreeningOutcome
from volunteers.models import Application
from volunteers.naming import name_for
from volunteers.permissions import may_screen

_VERBS = {
    ApplicationState.INTEREST: lambda: _("Call and tell"),
    ApplicationState.RECEIVED: lambda: _("Read it"),
    ApplicationState.CONVERSATION: lambda: _("Hold the talk"),
    ApplicationState.SCREENING: lambda: _("Assess"),
    ApplicationState.AGREEMENT: lambda: _("Make active"),
}


def waiting_applications(user: Any) -> Iterable[DayItem]:
    """Open applications that wait for us: mine, those nobody has taken, and of who I am deputy for.

    One that waits for somebody else (a screening without an answer, an agreement not yet accepted) shows when it
    is over its time.
    """
    rows = (
        Application.objects.visible_to(user)
        .undecided()
        .with_person()
        .prefetch_related("screenings", "person__signatures")
    )
    owners = {None, user.pk, *stood_in_for(user)}
    for application in rows:
        if application.owner_id in owners and _waits_for_us(user, application):
            yield _item(user, application)


def _waits_for_us(user: Any, application: Application) -> bool:
    over = bool(application.due_on and application.due_on < timezone.localdate())
    if application.state == ApplicationState.SCREENING:
        outcomes = {row.outcome for row in application.screenings.all()}
        if not may_screen(user, application):  # an item that turns up must not tell of a refusal
            return over or ScreeningOutcome.CLEARED in outcomes
        return over or outcomes != {ScreeningOutcome.PENDING}
    if application.state == ApplicationState.AGREEMENT:
        return over or any(row.withdrawn_at is None for row in application.person.signatures.all())
    return True


def _item(user: Any, application: Application) -> DayItem:
    due = application.due_on
    return DayItem(
        kind=_("A citizen’s application"),
        icon="person-add",
        title=f"{application.get_state_display()}: {name_for(user, application)}",
        text=_text(application),
        due=timezone.make_aware(datetime.combine(due, time(23, 59))) if due else None,
        url=reverse("application_detail", args=[application.pk]),
        verb=_VERBS[ApplicationState(application.state)](),
    )


def _text(application: Application) -> str:
    profile = application.person.profile
    values = {
        "area": profile.area or profile.postal_code,
        "day": day_text(application.received_at, weekday=False),
    }
    if application.state == ApplicationState.INTEREST:
        return _("%(area)s · showed interest %(day)s") % values
    return _("%(area)s · applied %(day)s") % values
