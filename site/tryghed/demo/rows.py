"""Writing rows: each is checked as a form would check it, and history is dated where it belongs."""

from datetime import datetime
from typing import Any, TypeVar

from django.db import models

from accounts.models import StateChange

M = TypeVar("M", bound=models.Model)


def put(row: M) -> M:
    """Check a row with its fields, rules and constraints, and save it."""
    row.full_clean()
    row.save()
    return row


def change(
    subject: Any,
    transition: str,
    source: str,
    target: str,
    *,
    actor: Any,
    at: datetime,
    reason: str = "",
) -> StateChange:
    """An unsaved line of history at a moment in the past (the services would date it today)."""
    return StateChange(
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        transition=transition,
        source=source,
        target=target,
        actor=actor,
        at=at,
        reason=reason,
    )
