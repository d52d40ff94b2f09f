"""Leaving: what goes at once, what stays, why and until when. All of it read from the declarations."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.privacy import Fate, PersonalTable, period, personal_tables
from volunteers.enums import EndReason, VolunteerState
from volunteers.models import Application, Volunteer
from volunteers.privacy.errors import StaffStayError
from volunteers.privacy.forgetting import forget
from volunteers.privacy.models import Forgotten
from volunteers.services import end_volunteer, move_application

BEING_ONE = (VolunteerState.ACTIVE, VolunteerState.PAUSED, VolunteerState.SUSPENDED)


@dataclass(frozen=True)
class Line:
    """One table in the words of the person it is about."""

    title: str
    why: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Outlook:
    """What would happen on leaving today."""

    goes: list[Line]
    stays: list[Line]


def outlook(person: Any) -> Outlook:
    """Only tables in which the person has rows."""
    goes: list[Line] = []
    stays: list[Line] = []
    for table in personal_tables:
        if (table.person or table.rows) and table.about(person).exists():
            (goes if _goes(table) else stays).append(_line(table))
    return Outlook(goes, stays)


def _goes(table: PersonalTable) -> bool:
    return table.fate == Fate.DELETE and not table.why


def _line(table: PersonalTable) -> Line:
    until = timezone.localdate() + period(table.until) if table.until else None
    return Line(str(table.title), str(table.why), until)


@transaction.atomic
def leave(*, person: Any) -> Forgotten:
    """Stop as an ambassador, take an application back, and be forgotten.

    Raises `StaffStayError`, and `NotJournalisedError` where the archive can't take what it has to: then nothing is
    changed.
    """
    if person.is_staff:
        raise StaffStayError
    volunteer = Volunteer.objects.filter(person=person, state__in=BEING_ONE).first()
    if volunteer:
        end_volunteer(volunteer=volunteer, actor=person, reason=EndReason.OWN_WISH)
    for application in Application.objects.undecided().filter(person=person):
        move_application(application=application, name="withdraw", actor=person)
    return forget(person=person, rule="leave", actor=person)
