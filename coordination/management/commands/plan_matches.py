"""Makes the plan of a district, or of all of them, as a proposal."""

import json
from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coordination.planning.enums import RunStep
from coordination.planning.models import MatchPlan
from coordination.planning.running import request_plan
from coordination.planning.services import plan_district
from places.models import District


class Command(BaseCommand):
    """`manage.py plan_matches --district 1465`: nobody is asked by it."""

    help = "Assign a district's ambassadors to all open places at once, and store it as a proposal."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which district, and how to print."""
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--district", help="The code of a district, for example 1465.")
        which.add_argument(
            "--all", "--national", action="store_true", help="Every district, one after the other."
        )
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--json", action="store_true", help="Print one JSON object a district.")
        how.add_argument("--later", action="store_true", help="Leave it to the worker, with its progress.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the plans and print what came of each."""
        codes = list(District.objects.order_by("pk").values_list("pk", flat=True))
        if not options["all"]:
            if options["district"] not in codes:
                raise CommandError(
                    f"There is no district {options['district']}. The codes are: {', '.join(codes)}."
                )
            codes = [options["district"]]
        for number, code in enumerate(codes, 1):
            if options["later"]:
                self.stdout.write(f"{code}: {request_plan(district=code).state}")
                continue
            plan = plan_district(district=code, progress=partial(self._tell, f"{number}/{len(codes)} {code}"))
            self.stdout.write(json.dumps(_numbers(plan)) if options["json"] else _line(plan))

    def _tell(self, which: str, step: RunStep) -> None:
        """On the other stream, so that what comes of it can be piped."""
        self.stderr.write(f"{which}: {step.value}")


def _numbers(plan: MatchPlan) -> dict[str, Any]:
    return {
        "district": plan.district_id,
        "plan": plan.pk,
        "open": plan.open,
        "filled": plan.filled,
        "score": plan.score,
        "optimal": plan.is_best,
        "most_filled": plan.most_filled,
        "most_score": plan.most_score,
        "seconds": plan.seconds,
    }


def _line(plan: MatchPlan) -> str:
    bound = (
        "optimal"
        if plan.is_best
        else f"at most {plan.most_filled - plan.filled} places or {plan.most_score - plan.score} points from the best"
    )
    return (
        f"{plan.district_id}: {plan.filled} of {plan.open} places filled, score {plan.score}, {bound},"
        f" {plan.seconds:.2f} s"
    )
