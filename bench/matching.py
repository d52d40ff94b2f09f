"""Matching with 8,000 ambassadors and 170 roles in a district: `make bench`. Prints a table; never fails a test.

Wall-clock seconds, the median of five, on a scratch SQLite database of its own; memory is the most the process held.
"""

import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from typing import Any

from _scratch import prepare

ROUNDS = 5
DISTRICT = "1465"
SEATS = 10_000


def _median(call: Callable[[], object]) -> float:
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        call()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def _make_sessions(role: Any, person: Any) -> None:
    """So many more sessions with a seat where the person lives, at different times over a year."""
    from datetime import timedelta

    from django.utils import timezone

    from projects.models import Session, SessionPlace

    begin = timezone.now() + timedelta(days=40)
    made = Session.objects.bulk_create(
        Session(
            initiative=role.initiative,
            starts_at=begin + timedelta(minutes=50 * number),
            ends_at=begin + timedelta(minutes=50 * number + 45),
            place="Torvet",
            postal_code=person.profile.postal_code,
        )
        for number in range(SEATS)
    )
    SessionPlace.objects.bulk_create(SessionPlace(session=each, role=role, seats=2) for each in made)


def main() -> None:
    """Prepare, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder, "large")
        from coordination.fitting.fits import fits_of
        from coordination.matching.ranking import Ranking
        from coordination.planning.services import plan_district
        from coordination.selectors import places_with_seats
        from projects.models import Role, Session
        from volunteers.models import Volunteer

        role = Role.objects.filter(initiative__project__district=DISTRICT).latest("pk")
        session = Session.objects.coming().filter(places__role=role).first()
        person = Volunteer.objects.active().filter(district=DISTRICT).latest("pk").person
        rows = [
            ("50 suggestions for one role", _median(lambda: Ranking(role).top(50))),
            (
                "stand-ins for one session",
                _median(lambda: Ranking(role, session=session).top(30, rested=True)),
            ),
            ("plan of the district, read to stored", _median(lambda: plan_district(district=DISTRICT))),
        ]
        plan = plan_district(district=DISTRICT)
        _make_sessions(Role.objects.open_to(person).filter(initiative__project__district=DISTRICT)[0], person)
        many = f"what suits one person, {SEATS:,} near"
        rows.append((many, _median(lambda: fits_of(person, places_with_seats(person)))))
        print(f"{'what':<40}{'seconds':>10}")
        for what, seconds in rows:
            print(f"{what:<40}{seconds:>10.2f}")
        print(f"{plan.filled} of {plan.open} places, proven best: {plan.is_best}, at most")
        print(f"{plan.most_filled - plan.filled} places or {plan.most_score - plan.score} points are missed")
        print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
