"""Rows the samples of addresses stand on, which no factory makes."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from coordination.afterwards.models import SessionReport
from coordination.hours.models import HoursEntry
from places.models import District
from projects.models import Session, SessionPlace, SessionSeries
from tests.factories.people import (
    HOMES,
    make_user,
)
from volunteers.models import Volunteer
from volunteers.moving.models import Move


def move_from(volunteer: Volunteer) -> Move:
    """To a district that no test's staff works in."""
    elsewhere = District.objects.exclude(pk__in=HOMES).order_by("pk")[0]
    profile = volunteer.person.profile
    return Move.objects.create(
        person=volunteer.person,
        origin=volunteer.district,
        target=elsewhere,
        postal_code=profile.postal_code,
        municipality=profile.municipality,
    )


def reported(person: Any, place: SessionPlace) -> HoursEntry:
    """Minutes somebody says they gave the task."""
    return HoursEntry.objects.create(
        person=person, role=place.role, on=timezone.localdate(), minutes=30, words="Forberedt"
    )


def in_series(place: SessionPlace) -> SessionPlace:
    """The same place, its session one of a series."""
    series = SessionSeries.objects.create(
        initiative=place.session.initiative, rule="FREQ=WEEKLY", created_by=make_user(is_staff=True)
    )
    Session.objects.filter(pk=place.session_id).update(series=series)
    return place


def over(place: SessionPlace) -> dict[str, list[Any]]:
    """A session that is over, with a promise made at it."""
    start = timezone.now() - timedelta(days=2)
    session = Session.objects.create(
        initiative=place.session.initiative,
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        place="Skolen",
        postal_code=place.session.postal_code,
    )
    told = {
        "happened": "Vi gik.",
        "promised": "Lys",
        "promised_by": timezone.localdate(),
        "by": make_user(is_staff=True),
    }
    SessionReport.objects.create(session=session, enough=3, clear=3, worth=3, **told)
    return {"session_afterwards": [session.pk], "promise_kept": [session.pk]}
