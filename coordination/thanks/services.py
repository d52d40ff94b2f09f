"""Making a certificate and checking one; thanks after a task and once a year."""

import secrets
import unicodedata
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from coordination.hours.reading import hours_of, hours_of_person
from coordination.models import Attendance
from coordination.thanks.errors import NothingDoneError
from coordination.thanks.letters import tell_anniversary, tell_thanks
from coordination.thanks.models import Certificate
from projects.models import Role
from volunteers.enums import VolunteerState
from volunteers.models import Volunteer

# Without letters and digits that are taken for each other.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 12  # 31 signs: about 59 bits
SETTLES, LOOKS_BACK = timedelta(hours=2), timedelta(days=3)


@transaction.atomic
def make_certificate(*, person: Any) -> Certificate:
    """A certificate of today. One that says the same is used again, so that a second press makes no second code.

    Raises `NothingDoneError` for who has no confirmed hours yet.
    """
    User.objects.select_for_update().get(pk=person.pk)
    volunteer = Volunteer.objects.select_related("person").filter(person=person).first()
    figures = hours_of_person(person)
    if volunteer is None or not figures.minutes:
        raise NothingDoneError
    done = Role.objects.filter(pk__in=hours_of([person]).split("role"))
    values = {
        "district_id": volunteer.district_id,
        "name": f"{person.first_name} {person.last_name}".strip(),
        "since": volunteer.since,
        "minutes": figures.minutes,
        "times": figures.times,
        "roles": sorted(set(done.values_list("title", flat=True))),
    }
    same = Certificate.objects.filter(person=person, made_at__date=timezone.localdate(), **values).first()
    return same or Certificate.objects.create(person=person, code=_new_code(), **values)


def _new_code() -> str:
    return "".join(secrets.choice(_SIGNS) for _ in range(_LENGTH))


def find_certificate(code: str) -> Certificate | None:
    """The certificate with a code, however it was typed; None when there is none (any more)."""
    wanted = "".join(sign for sign in code.upper() if sign in _SIGNS)
    return Certificate.objects.select_related("district").filter(code=wanted).first()


def is_name_of(certificate: Certificate, typed: str) -> bool:
    """Whether a typed name is the one on the paper; capitals, spaces and spellings of accents don't count."""
    return bool(typed.strip()) and _folded(typed) == _folded(certificate.name)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def thank_for_tasks() -> int:
    """Thank everybody whose presence was noted a while ago: a slip can be put right before. Hourly; once each."""
    now = timezone.now()
    rows = Attendance.objects.confirmed().filter(confirmed_at__range=(now - LOOKS_BACK, now - SETTLES))
    # A guest who came by left a first name alone: there is nowhere to write to.
    rows = rows.exclude(person__guest_sign_ups__email="")
    due = list(rows.select_related("person", "session__initiative"))
    for attendance in due:
        tell_thanks(attendance)
    return len(due)


def thank_for_years() -> int:
    """Write to active ambassadors on the day they began, each year; returns to how many. Daily."""
    today = timezone.localdate()
    rows = Volunteer.objects.filter(state=VolunteerState.ACTIVE).select_related("person", "district")
    due = [each for each in rows.filter(since__month__in=_months(today)) if _is_day(each.since, today)]
    for volunteer in due:
        tell_anniversary(volunteer, today.year - volunteer.since.year)
    return len(due)


def _months(today: date) -> list[int]:
    """Months in which one may have begun whose day is today: who began on 29 February has it on 1 March."""
    return [2, 3] if (today.month, today.day) == (3, 1) else [today.month]


def _is_day(since: date, today: date) -> bool:
    try:
        day = since.replace(year=today.year)
    except ValueError:
        day = date(today.year, 3, 1)
    return day == today and today.year > since.year
