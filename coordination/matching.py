"""Suitable people for one role: eligible by the shared checkers, ranked by `coordination.scoring`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from coordination.enums import LIVE_ASSIGNMENTS
from coordination.models import Assignment
from coordination.scoring import Candidate, Demand, Fit, fit
from core.requirements import Refusal, evaluate
from core.vocabulary import day_part_of
from places.distance import distance_km
from projects.models import Role, Session
from volunteers.models import Volunteer


@dataclass(frozen=True)
class Ranked:
    """One suitable ambassador with the fit."""

    volunteer: Volunteer
    fit: Fit


@dataclass(frozen=True)
class Ranking:
    """Who suits, best first, and who can't, with the reasons."""

    ranked: list[Ranked]
    excluded: list[tuple[Volunteer, list[Refusal]]]


def rank_for(role: Role) -> Ranking:
    """The district's active ambassadors for a role, judged on the date of its next session (today if none).

    A constant number of queries, whatever the number of people. Who is asked already, or has the role, is left out.
    """
    sessions = list(role_sessions(role))
    on = timezone.localdate(sessions[0].starts_at) if sessions else timezone.localdate()
    volunteers = _candidates(role)
    refusals = evaluate(list(role.requirements.all()), [item.person_id for item in volunteers], on)
    asked = _last_asked([item.person_id for item in volunteers])
    demand = _demand(role, sessions)
    spot = sessions[0].postal_code if sessions else role.initiative.project.postal_code
    ranked = [
        Ranked(item, fit(_candidate(item, spot, asked.get(item.person_id)), demand))
        for item in volunteers
        if not refusals[item.person_id]
    ]
    ranked.sort(key=lambda entry: (-entry.fit.score, entry.volunteer.pk))
    excluded = [(item, refusals[item.person_id]) for item in volunteers if refusals[item.person_id]]
    return Ranking(ranked, excluded)


def role_sessions(role: Role) -> Any:
    """The coming sessions that have seats for a role, soonest first."""
    return (
        Session.objects.coming().filter(places__role=role).select_related("postal_code").order_by("starts_at")
    )


def _candidates(role: Role) -> Sequence[Volunteer]:
    taken = Assignment.objects.filter(role=role, state__in=LIVE_ASSIGNMENTS).values("person")
    rows = Volunteer.objects.active().filter(district=role.initiative.project.district_id)
    rows = rows.filter(person__profile__isnull=False).exclude(person__in=taken).with_person()
    return list(rows.prefetch_related("person__profile__words", "person__profile__availabilities"))


def _last_asked(person_ids: Sequence[int]) -> dict[int, date]:
    rows = Assignment.objects.filter(person__in=person_ids, invited_at__isnull=False)
    return {
        row["person"]: timezone.localdate(row["at"])
        for row in rows.values("person").annotate(at=Max("invited_at"))
    }


def _demand(role: Role, sessions: Sequence[Session]) -> Demand:
    starts = [timezone.localtime(session.starts_at) for session in sessions]
    return Demand(
        slots=frozenset((start.isoweekday(), str(day_part_of(start.hour))) for start in starts),
        wishes=frozenset((wish.kind, wish.key) for wish in role.wishes.all()),
        theme=role.initiative.project.theme,
    )


def _candidate(volunteer: Volunteer, spot: Any, asked: date | None) -> Candidate:
    profile = volunteer.person.profile
    home = profile.postal_code
    km = distance_km(home, spot) if spot else 0.0
    return Candidate(
        person_id=volunteer.person_id,
        km=km,
        travel_km=profile.travel_km,
        slots=frozenset((row.weekday, row.part) for row in profile.availabilities.all()),
        words=frozenset((row.kind, row.key) for row in profile.words.all()),
        days_since_asked=(timezone.localdate() - asked).days if asked else None,
    )
