"""Making plans in the background: asked for in the workspace, done by the worker."""

from typing import Any

from django.db import IntegrityError, transaction

from accounts.scope import scope_of
from coordination.planning.enums import OPEN_JOBS, JobState
from coordination.planning.jobs import attempt, beat, claim, end, reap
from coordination.planning.models import PlanRun
from coordination.planning.services import plan_district
from core.errors import NotAllowedError


def request_plan(*, district: str, actor: Any | None = None) -> PlanRun:
    """Ask for a plan of the district. Whoever asks while one is being made gets that one.

    Raises `NotAllowedError` for a member of staff who doesn't coordinate the district.
    """
    if actor is not None and district not in scope_of(actor).coordinator:
        raise NotAllowedError
    while True:
        under_way = PlanRun.objects.filter(district=district, state__in=OPEN_JOBS).first()
        if under_way is not None:
            return under_way
        try:
            with transaction.atomic():
                return PlanRun.objects.create(district_id=district, by=actor)
        except IntegrityError:  # somebody else was quicker: theirs is found, unless it is done by now
            continue


def make_next() -> PlanRun | None:
    """Make the plan that has waited longest; the worker's job. What a killed worker left begins again."""
    reap(PlanRun)
    run = claim(PlanRun)
    if run is not None:
        attempt(run, _make)
    return run


def _make(run: PlanRun) -> None:
    plan = plan_district(district=run.district_id, actor=run.by, progress=lambda step: beat(run, step=step))
    end(run, JobState.DONE, plan=plan)
