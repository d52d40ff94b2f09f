"""The daily run (DOMAIN rule 10): what falls, why, and what stays as counts."""

import logging
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from core.privacy import RetentionRule, retention_rules
from volunteers.privacy.forgetting import replay
from volunteers.privacy.models import RetentionReport

EVERY = timedelta(days=1)
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Line:
    """What one rule found and took; `failed` where it broke off and everything stayed."""

    title: str
    why: str
    kept: str
    days: int
    due: int
    taken: int
    failed: bool = False


def look(on: date) -> list[Line]:
    """What would fall on a day. Changes nothing."""
    return [_line(rule, rule.due(on).count(), 0) for rule in retention_rules]


def run(on: date | None = None) -> RetentionReport:
    """Let everything fall whose time is over, rule by rule, and write down how much."""
    day = on or timezone.localdate()
    with translation.override("da"):
        lines = [_run_rule(rule, day) for rule in retention_rules]
    return RetentionReport.objects.create(
        on=day,
        lines=[_numbers(line) for line in lines if line.due or line.failed],
        taken=sum(line.taken for line in lines),
        failed=sum(line.failed for line in lines),
    )


def run_daily() -> None:
    """Whom a restored backup brought back is forgotten again first."""
    replay()
    run()


def _run_rule(rule: RetentionRule, on: date) -> Line:
    """One rule that breaks doesn't keep the others from running; it is logged and told in the report."""
    try:
        with transaction.atomic():
            due = rule.due(on).count()
            taken = rule.act(rule.due(on)) if due else 0
    except Exception:
        logger.exception("retention rule failed: %s", rule.title)
        return _line(rule, 0, 0, failed=True)
    return _line(rule, due, taken)


def _line(rule: RetentionRule, due: int, taken: int, *, failed: bool = False) -> Line:
    days = getattr(settings, rule.days)
    return Line(str(rule.title), str(rule.why), str(rule.kept), days, due, taken, failed)


def _numbers(line: Line) -> dict[str, Any]:
    return {
        "rule": line.title,
        "days": line.days,
        "due": line.due,
        "taken": line.taken,
        "failed": line.failed,
    }
