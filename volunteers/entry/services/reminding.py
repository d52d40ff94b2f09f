"""One reminder to who has to do something, and one a week to staff about what is stuck."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.enums import Role
from accounts.models import StaffRole, User
from accounts.telling import tell
from volunteers.entry.models import Draft
from volunteers.enums import ApplicationState
from volunteers.models import Application
from volunteers.services.agreement import current_agreement

# What is stuck longer is staff's to solve. By then the letter that kept the key of this occasion may be deleted.
NOT_FOR_EVER = timedelta(days=14)


def _tell(person: Any, subject: str, line: str, path: str, verb: str, key: str) -> None:
    lines = [_("Hi %(name)s") % {"name": person.first_name or person.shown_name}, line]
    tell(
        person=person,
        subject=subject,
        lines=lines,
        url=f"{settings.WAGTAILADMIN_BASE_URL}{path}",
        verb=verb,
        key=key,
    )


def remind_drafts() -> None:
    """Whoever stopped on the way hears once that the answers are still there."""
    since = timezone.now() - timedelta(days=settings.REMIND_DRAFT_AFTER_DAYS)
    for draft in Draft.objects.filter(updated_at__lt=since).select_related("person"):
        with translation.override(draft.person.language):
            line = _("Your answers are still there. We delete them %(days)s days after you last wrote.")
            _tell(
                draft.person,
                _("Your application isn’t sent yet"),
                line % {"days": settings.RETENTION_DRAFT_DAYS},
                reverse("apply"),
                _("Go on where you stopped"),
                f"remind-draft-{draft.pk}",
            )


def remind_applicants() -> None:
    """Whoever has the agreement to read, or a talk that hasn't come about, hears once for each."""
    today = timezone.localdate()
    rows = Application.objects.select_related("person", "district")
    signed = current_agreement().signatures.standing().values("person")
    left = settings.STEP_DAYS[ApplicationState.AGREEMENT] - settings.REMIND_APPLICANT_AFTER_DAYS
    rows = rows.filter(due_on__gte=today - NOT_FOR_EVER)
    waiting = rows.filter(state=ApplicationState.AGREEMENT, due_on__lte=today + timedelta(days=left))
    for application in waiting.exclude(person__in=signed):
        with translation.override(application.person.language):
            _tell(
                application.person,
                _("The agreement is waiting for you"),
                _("Read it, and accept it if it suits you. Then you are a safety ambassador."),
                reverse("agreement"),
                _("Read the agreement"),
                f"remind-agreement-{application.pk}",
            )
    for application in rows.filter(state=ApplicationState.CONVERSATION, due_on__lt=today):
        with translation.override(application.person.language):
            _tell(
                application.person,
                _("We haven’t had our talk yet"),
                _(
                    "Call %(district)s on 114 and find a time that suits you. You can also wait for us to call."
                )
                % {"district": application.district.name},
                reverse("min_side"),
                _("See where your application is"),
                f"remind-talk-{application.pk}",
            )


def remind_staff() -> None:
    """Coordinators hear once a week how many applications are over their time; no names in a mail."""
    year, week, _day = timezone.localdate().isocalendar()
    late = Application.objects.undecided().filter(due_on__lt=timezone.localdate())
    people = User.objects.filter(
        pk__in=StaffRole.objects.filter(role=Role.COORDINATOR).values("user"), is_active=True, is_staff=True
    )
    for person in people:
        number = late.visible_to(person).count()
        if number:
            with translation.override(person.language):
                line = ngettext(
                    "%(number)s application is over its time. Somebody is waiting for an answer.",
                    "%(number)s applications are over their time. People are waiting for an answer.",
                    number,
                )
                _tell(
                    person,
                    _("Applications are stuck"),
                    line % {"number": number},
                    reverse("application_list"),
                    _("See the applications"),
                    f"stuck-{person.pk}-{year}-{week}",
                )
