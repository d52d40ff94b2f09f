"""Citizens: their profile, the way of their application, and the ambassadors they became.

There are hundreds, so rows are written kind by kind; the test suite checks every row as a form would.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from accounts.models import StateChange, User
from core.vocabulary import WordKind
from places.lookup import Home, resolve_home
from places.models import LocalArea
from tryghed.demo.reading import Clock, PersonRow
from tryghed.demo.ways import LEAVES, Way, history_of_leaving, history_of_way, make_way, received_at
from volunteers.enums import ApplicationState, ScreeningOutcome, VolunteerState
from volunteers.models import (
    Agreement,
    Application,
    Availability,
    Profile,
    ProfileWord,
    Screening,
    Signature,
    Volunteer,
)

ASSESSED_AFTER = timedelta(days=3)
SCREENING_WHY = {
    "talk": "Samtale om opgaven og om, hvad du aldrig gør.",
    "police": "Du er sammen med andre om aftenen.",
}


@dataclass
class Citizen:
    """A row of data with the person it became and where they live."""

    row: PersonRow
    person: User
    home: Home
    area: LocalArea | None


def make_citizens(
    rows: list[PersonRow], coordinators: dict[str, User], clock: Clock, accounts: dict[str, User]
) -> None:
    """Citizens (or the given accounts) with profile, application and, if it came so far, as ambassadors."""
    citizens = _make_persons(rows, clock, accounts)
    _make_profiles(citizens)
    ways = [
        make_way(each.row, each.person, each.home.district, coordinators[each.home.district.pk], clock)
        for each in citizens
    ]
    Application.objects.bulk_create(way.application for way in ways)
    StateChange.objects.bulk_create(line for way in ways for line in history_of_way(way))
    Screening.objects.bulk_create(_screening(way) for way in ways if way.row.screening)
    agreement = Agreement.objects.latest("version")
    Signature.objects.bulk_create(_signature(way, agreement, clock) for way in ways if way.row.signed)
    _make_ambassadors(citizens, coordinators, clock)


def _make_persons(rows: list[PersonRow], clock: Clock, accounts: dict[str, User]) -> list[Citizen]:
    places = _Places()
    citizens = [
        Citizen(row, accounts.get(row.account) or _person(row, clock), *places.of(row)) for row in rows
    ]
    new = [each.person for each in citizens if not each.row.account]
    User.objects.bulk_create(new)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=person, email=str(person.email), verified=True, primary=True) for person in new
    )
    return citizens


def _person(row: PersonRow, clock: Clock) -> User:
    return User(
        email=row.email,
        first_name=row.first,
        last_name=row.last,
        date_joined=received_at(row, clock),
        alias=row.alias,
        is_protected=row.protected,
        password=make_password(None),
    )


class _Places:
    """Homes and neighbourhoods, each looked up once."""

    def __init__(self) -> None:
        self._homes: dict[tuple[str, str], Home] = {}
        self._areas: dict[tuple[str, str, str], LocalArea] = {}

    def of(self, row: PersonRow) -> tuple[Home, LocalArea | None]:
        """The home of a row and its neighbourhood, which must be one that the home may lie in."""
        key = (row.postal, row.municipality)
        if key not in self._homes:
            self._homes[key] = resolve_home(*key)
        home = self._homes[key]
        if row.area and (*key, row.area) not in self._areas:
            choices = LocalArea.objects.for_home(home.postal_code, home.municipality)
            self._areas[*key, row.area] = choices.get(name=row.area)
        return home, self._areas.get((*key, row.area))


def _make_profiles(citizens: list[Citizen]) -> None:
    pairs = [(each.row, _profile(each)) for each in citizens]
    Profile.objects.bulk_create(profile for _row, profile in pairs)
    ProfileWord.objects.bulk_create(
        ProfileWord(profile=profile, kind=kind, key=key)
        for row, profile in pairs
        for kind, keys in _words(row)
        for key in keys
    )
    Availability.objects.bulk_create(
        Availability(profile=profile, weekday=weekday, part=part)
        for row, profile in pairs
        for weekday, part in row.slots
    )


def _profile(each: Citizen) -> Profile:
    return Profile(
        person=each.person,
        postal_code=each.home.postal_code,
        municipality=each.home.municipality,
        area=each.area,
        travel_km=each.row.km,
        adult=True,
    )


def _words(row: PersonRow) -> tuple[tuple[Any, tuple[str, ...]], ...]:
    return (
        (WordKind.LANGUAGE, row.languages),
        (WordKind.SKILL, row.skills),
        (WordKind.INTEREST, row.interests),
    )


def _screening(way: Way) -> Screening:
    kind, outcome = way.row.screening.split(":")
    ordered = timezone.localdate(way.reached[ApplicationState.SCREENING])
    done = outcome == ScreeningOutcome.CLEARED
    renew = timezone.localdate() + timedelta(days=way.row.renew) if way.row.renew else None
    return Screening(
        person=way.application.person,
        application=way.application,
        kind=kind,
        why=SCREENING_WHY[kind],
        ordered_on=ordered,
        outcome=outcome,
        assessed_on=ordered + ASSESSED_AFTER if done else None,
        assessed_by=way.actor if done else None,
        renew_by=renew,
    )


def _signature(way: Way, agreement: Agreement, clock: Clock) -> Signature:
    # Who was an ambassador before this version has accepted it in its first days.
    first_days = timezone.make_aware(datetime.combine(agreement.valid_from + timedelta(days=3), time(19)))
    offered = way.reached[ApplicationState.AGREEMENT] + timedelta(days=1)
    name = way.application.person.get_full_name()
    signed_at = min(max(offered, first_days), clock.now)
    return Signature(person=way.application.person, agreement=agreement, name=name, signed_at=signed_at)


def _make_ambassadors(citizens: list[Citizen], coordinators: dict[str, User], clock: Clock) -> None:
    pairs = [
        (each.row, _ambassador(each, clock)) for each in citizens if each.row.status in VolunteerState.values
    ]
    Volunteer.objects.bulk_create(volunteer for _row, volunteer in pairs)
    StateChange.objects.bulk_create(
        history_of_leaving(volunteer, row, coordinators[str(volunteer.district_id)], clock)
        for row, volunteer in pairs
        if volunteer.state in LEAVES
    )


def _ambassador(each: Citizen, clock: Clock) -> Volunteer:
    return Volunteer(
        person=each.person,
        district=each.home.district,
        state=each.row.status,
        since=clock.day_ago(each.row.days),
    )
