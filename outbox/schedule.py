"""Periodic jobs. Upper rooms register them; every worker shares one schedule in the database."""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from outbox.models import PeriodicRun

logger = logging.getLogger(__name__)
Job = Callable[[], object]
_jobs: dict[str, tuple[timedelta, Job]] = {}


def register_job(name: str, every: timedelta, job: Job) -> None:
    """Let the worker run `job` every so often. Jobs are idempotent: a killed one runs again."""
    _jobs[name] = (every, job)


def run_due() -> list[str]:
    """Run the jobs that are due and return their names. One that fails is logged and tried at its next time."""
    return [name for name, (every, job) in _jobs.items() if _take(name, every) and _run(name, job)]


def _take(name: str, every: timedelta) -> bool:
    now = timezone.now()
    with transaction.atomic():
        run, created = PeriodicRun.objects.select_for_update().get_or_create(
            name=name, defaults={"last_run_at": now}
        )
        if created:
            return True
        if run.last_run_at > now - every:
            return False
        run.last_run_at = now
        run.save(update_fields=["last_run_at"])
        return True


def _run(name: str, job: Job) -> bool:
    try:
        job()
    except Exception:
        logger.exception("periodic job %s failed", name)
        return False
    return True
