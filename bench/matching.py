"""Matching with 8,000 ambassadors and 170 roles in a district: `make bench`. Prints a table; never fails a test.

Wall-clock seconds, the median of five, on a scratch SQLite database of its own; memory is the most the process held.
"""

import resource
import statistics
import tempfile
import time
from collections.abc import Callable

from _scratch import prepare

ROUNDS = 5
DISTRICT = "1465"


def _median(call: Callable[[], object]) -> float:
    spent = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        call()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


def main() -> None:
    """Prepare, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(folder, "large")
        from coordination.matching.ranking import Ranking
        from coordination.planning.services import plan_district
        from projects.models import Role

        role = Role.objects.filter(initiative__project__district=DISTRICT).latest("pk")
        rows = [
            ("50 suggestions for one role", _median(lambda: Ranking(role).top(50))),
            ("plan of the district, read to stored", _median(lambda: plan_district(district=DISTRICT))),
        ]
        print(f"{'what':<40}{'seconds':>10}")
        for what, seconds in rows:
            print(f"{what:<40}{seconds:>10.2f}")
        plan = plan_district(district=DISTRICT)
        print(f"{plan.filled} of {plan.open} places, proven best: {plan.is_best}, at most")
        print(f"{plan.most_filled - plan.filled} places or {plan.most_score - plan.score} points are missed")
        print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
