"""Screenings that run out: who is warned when, and what waits in Min dag."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from volunteers.enums import ScreeningOutcome, VolunteerState
from volunteers.models import Screening
from volunteers.reminders import outlives, step_due
from volunteers.screening.letters import warn_desk, warn_person
from volunteers.screening.profiles import kinds_that_do
from volunteers.told import told

HELD = (VolunteerState.ACTIVE, VolunteerState.PAUSED)


def running_out(today: date, within: int, districts: Collection[str] | None = None) -> list[Any]:
    """Approved screenings of ambassadors whose last day is at most `within` days away, and no other does instead.

    Of the whole country, or of `districts` alone.
    """
    rows = _of_ambassadors(ScreeningOutcome.CLEARED).filter(
        renew_by__gte=today, renew_by__lte=today + timedelta(days=within)
    )
    if districts is not None:
        rows = rows.filter(person__volunteer__district__in=districts)
    return _not_outlived(list(rows))


def run_out(rows: QuerySet[Any]) -> list[Any]:
    """Of lapsed screenings those that nothing has taken the place of, the latest of each kind alone."""
    latest: dict[tuple[int, str], Any] = {}
    for row in rows.order_by("renew_by", "pk"):
        latest[row.person_id, row.kind] = row
    return _not_outlived(list(latest.values()))


def of_ambassadors_lapsed() -> QuerySet[Any]:
    """Lapsed by time: somebody noted a last day, and it is over."""
    return _of_ambassadors(ScreeningOutcome.LAPSED).filter(renew_by__lt=timezone.localdate())


def _of_ambassadors(outcome: ScreeningOutcome) -> QuerySet[Any]:
    rows = Screening.objects.filter(outcome=outcome, person__volunteer__state__in=HELD)
    return rows.select_related("person__volunteer", "person__profile").order_by("renew_by", "pk")


def _not_outlived(rows: Sequence[Any]) -> list[Any]:
    people = {row.person_id for row in rows}
    others: dict[int, list[tuple[str, date | None]]] = defaultdict(list)
    holding = Screening.objects.filter(person__in=people, outcome=ScreeningOutcome.CLEARED)
    for person, kind, renew_by in holding.values_list("person", "kind", "renew_by"):
        others[person].append((kind, renew_by))
    return [row for row in rows if not outlives(_ends(others[row.person_id], row.kind), row.renew_by)]


def _ends(known: Iterable[tuple[str, date | None]], kind: str) -> list[date | None]:
    return [renew_by for other, renew_by in known if other in kinds_that_do(kind)]


def assessed_or_ordered_since(rows: Iterable[Any]) -> set[tuple[int, str]]:
    """(person, kind) of what was ordered anew after the row was: it is on its way, or somebody has assessed it."""
    known = {(row.person_id, row.kind): row.ordered_on for row in rows}
    newer = Screening.objects.filter(person__in={person for person, _kind in known}).filter(
        ~Q(outcome__in=[ScreeningOutcome.CLEARED, ScreeningOutcome.LAPSED])
    )
    return {
        (person, kind)
        for person, kind, ordered_on in newer.values_list("person", "kind", "ordered_on")
        if (person, kind) in known and ordered_on >= known[person, kind]
    }


def warn() -> int:
    """Write to those whose screening runs out, each step once, and count them to the desk. Runs daily."""
    today = timezone.localdate()
    steps = settings.SCREENING_WARN_DAYS
    done = told("screening-")
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for screening in running_out(today, max(steps)):
        step = step_due(screening.renew_by, today, steps)
        key = f"screening-{screening.pk}-{screening.renew_by.isoformat()}-{step}"
        if step is None or key in done:
            continue
        warn_person(screening, key)
        counts[screening.person.volunteer.district_id][step] += 1
    for district, by_step in counts.items():
        warn_desk(district, by_step, today)
    return sum(by_step.total() for by_step in counts.values())
