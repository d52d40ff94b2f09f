"""Work for the worker, kept as rows: taken by one at a time, with signs of life, and never under way for ever."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from django.db import connection, transaction
from django.utils import timezone

from coordination.planning.enums import Failure, JobState
from coordination.planning.models import Job
from core.errors import NotAllowedError

logger = logging.getLogger(__name__)
STUCK_AFTER = timedelta(minutes=5)  # each step of a job takes seconds
MAX_TRIES = 2
AnyJob = TypeVar("AnyJob", bound=Job)


class TakenOverError(Exception):
    """This worker was slow, and another has taken the job over or given it up."""


def claim(model: type[AnyJob], *, pk: int | None = None) -> AnyJob | None:
    """Take the oldest job that waits (or the one with that key) and note that it is under way."""
    with transaction.atomic():
        rows = model._default_manager.filter(state=JobState.QUEUED).order_by("pk")
        if pk is not None:
            rows = rows.filter(pk=pk)
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        job = rows.first()
        if job is None:
            return None
        job.state, job.seen_at, job.tries = JobState.RUNNING, timezone.now(), job.tries + 1
        job.save(update_fields=["state", "seen_at", "tries"])
        return job


def reap(model: type[AnyJob]) -> int:
    """Let jobs whose worker was killed begin again, or fail after `MAX_TRIES`; returns how many there were."""
    left = model._default_manager.filter(state=JobState.RUNNING, seen_at__lt=timezone.now() - STUCK_AFTER)
    again = left.filter(tries__lt=MAX_TRIES).update(state=JobState.QUEUED)
    given_up = left.filter(tries__gte=MAX_TRIES).update(
        state=JobState.FAILED, failure=Failure.KILLED, ended_at=timezone.now()
    )
    return again + given_up


def beat(job: Job, **fields: Any) -> None:
    """Give a sign of life, with what has changed. Raises `TakenOverError`."""
    mine = type(job)._default_manager.filter(pk=job.pk, state=JobState.RUNNING, tries=job.tries)
    if not mine.update(seen_at=timezone.now(), **fields):
        raise TakenOverError


def end(job: Job, state: JobState, **fields: Any) -> None:
    """Note that the job is done or has failed. Raises `TakenOverError`."""
    beat(job, state=state, ended_at=timezone.now(), **fields)


def pause(job: Job) -> None:
    """Let other work come between: the job waits again, with all its tries. Raises `TakenOverError`."""
    beat(job, state=JobState.QUEUED, tries=0)


def attempt(job: AnyJob, work: Callable[[AnyJob], None]) -> None:
    """Do the work; what goes wrong is logged and noted in the job, in words for who asked for it."""
    try:
        work(job)
    except TakenOverError:
        logger.warning("%s %s was taken over", type(job).__name__, job.pk)
    except NotAllowedError:
        _fail(job, Failure.NOT_ALLOWED)
    except Exception:
        logger.exception("%s %s failed", type(job).__name__, job.pk)
        _fail(job, Failure.ERROR)


def _fail(job: Job, failure: Failure) -> None:
    try:
        end(job, JobState.FAILED, failure=failure)
    except TakenOverError:
        logger.warning("%s %s had been taken over when it failed", type(job).__name__, job.pk)
