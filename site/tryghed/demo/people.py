"""Citizens: their profile, the way of their application, and the ambassadors they became."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from accounts.models import StateChange, User
from core.vocabulary import WordKind
from places.lookup import resolve_home
from places.models import LocalArea
from tryghed.demo.reading import Clock, PersonRow
from tryghed.demo.rows import change, put
from tryghed.demo.staff import make_person
from volunteers.enums import PIPELINE, ApplicationState, ScreeningOutcome, VolunteerState
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

MOVES = ("invite_to_talk", "start_screening", "offer_agreement", "activate")
AMBASSADORS = {"active": VolunteerState.ACTIVE, "paused": VolunteerState.PAUSED}
SIDE_EXITS = {
    "rejected": ("reject", ApplicationState.REJECTED),
    "withdrawn": ("withdraw", ApplicationState.WITHDRAWN),
}
STEP = timedelta(days=6)
SCREENING_WHY = {
    "talk": "Samtale om opgaven og om, hvad du aldrig gør.",
    "police": "Du er sammen med andre om aftenen.",
}


@dataclass
class Way:
    """An application on its way: when each state was reached."""

    application: Application
    row: PersonRow
    actor: User
    reached: dict[str, datetime]


def make_citizen(
    row: PersonRow, coordinators: dict[str, User], clock: Clock, user: User | None = None
) -> User:
    """A citizen (or the given account) with profile, application and, if it came so far, as ambassador."""
    home = resolve_home(row.postal, row.municipality)
    person = user or make_person(
        row.email,
        row.first,
        row.last,
        joined=_received(row, clock),
        alias=row.alias,
        is_protected=row.protected,
    )
    _make_profile(person, row, home)
    way = _make_application(person, row, home.district, coordinators[home.district.pk], clock)
    _make_screening(way)
    _make_signature(way, clock)
    if row.status in AMBASSADORS:
        since = clock.day_ago(row.days)
        put(Volunteer(person=person, district=home.district, state=AMBASSADORS[row.status], since=since))
    return person


def _received(row: PersonRow, clock: Clock) -> datetime:
    ago = clock.ago(row.days)
    return ago - 4 * STEP if row.status in AMBASSADORS else ago


def _make_profile(person: User, row: PersonRow, home: Any) -> None:
    areas = LocalArea.objects.for_home(home.postal_code, home.municipality)
    profile = put(
        Profile(
            person=person,
            postal_code=home.postal_code,
            municipality=home.municipality,
            area=areas.get(name=row.area) if row.area else None,
            travel_km=row.km,
            adult=True,
        )
    )
    lists = (
        (WordKind.LANGUAGE, row.languages),
        (WordKind.SKILL, row.skills),
        (WordKind.INTEREST, row.interests),
    )
    ProfileWord.objects.bulk_create(
        ProfileWord(profile=profile, kind=kind, key=key) for kind, keys in lists for key in keys
    )
    Availability.objects.bulk_create(
        Availability(profile=profile, weekday=weekday, part=part) for weekday, part in row.slots
    )


def _states(row: PersonRow) -> list[str]:
    """The states the application has been in, in order."""
    if row.status in SIDE_EXITS:
        return [*PIPELINE[:2], SIDE_EXITS[row.status][1]]
    goal = ApplicationState.ACTIVE if row.status in AMBASSADORS else ApplicationState(row.status)
    return [*PIPELINE[: PIPELINE.index(goal) + 1]]


def _make_application(person: User, row: PersonRow, district: Any, coordinator: User, clock: Clock) -> Way:
    received = _received(row, clock)
    states = _states(row)
    reached = {state: received + STEP * number for number, state in enumerate(states)}
    days = settings.STEP_DAYS.get(states[-1])
    last = timezone.localdate(reached[states[-1]])
    application = put(
        Application(
            person=person,
            district=district,
            state=states[-1],
            owner=coordinator if len(states) > 1 else None,
            due_on=last + timedelta(days=days) if days else None,
            motivation=row.motivation,
            informed_at=received,
            received_at=received,
        )
    )
    way = Way(application, row, coordinator, reached)
    StateChange.objects.bulk_create(_history(way))
    return way


def _history(way: Way) -> list[StateChange]:
    application, person = way.application, way.application.person
    states = list(way.reached)
    lines = [change(application, "receive", "", states[0], actor=person, at=way.reached[states[0]])]
    for number, state in enumerate(states[1:]):
        last = SIDE_EXITS.get(way.row.status) if state not in PIPELINE else None
        name = last[0] if last else MOVES[number]
        actor = person if name == "withdraw" else way.actor
        reason = way.row.reason if name == "reject" else ""
        lines.append(
            change(
                application, name, states[number], state, actor=actor, at=way.reached[state], reason=reason
            )
        )
    return lines


def _make_screening(way: Way) -> None:
    if not way.row.screening:
        return
    kind, outcome = way.row.screening.split(":")
    ordered = timezone.localdate(way.reached[ApplicationState.SCREENING])
    done = outcome == ScreeningOutcome.CLEARED
    renew = timezone.localdate() + timedelta(days=way.row.renew) if way.row.renew else None
    put(
        Screening(
            person=way.application.person,
            application=way.application,
            kind=kind,
            why=SCREENING_WHY[kind],
            ordered_on=ordered,
            outcome=outcome,
            assessed_on=ordered + timedelta(days=3) if done else None,
            assessed_by=way.actor if done else None,
            renew_by=renew,
        )
    )


def _make_signature(way: Way, clock: Clock) -> None:
    if not way.row.signed:
        return
    agreement = Agreement.objects.latest("version")
    # Who was an ambassador before this version has accepted it in its first days.
    first_days = timezone.make_aware(datetime.combine(agreement.valid_from + timedelta(days=3), time(19)))
    offered = way.reached[ApplicationState.AGREEMENT] + timedelta(days=1)
    name = way.application.person.get_full_name()
    signed_at = min(max(offered, first_days), clock.now)
    put(Signature(person=way.application.person, agreement=agreement, name=name, signed_at=signed_at))
