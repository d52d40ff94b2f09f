"""Applying a transition: guard, change, log. Called inside the caller's transaction, on a locked row."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Q

from accounts.models import StateChange
from core.transitions import Machine


def apply_transition(
    *, machine: Machine, subject: Any, name: str, actor: Any, reason: str = "", field: str = "state"
) -> StateChange:
    """Move `subject.field` by a named transition and log it; the caller saves its other fields.

    Raises `TransitionError` or `ReasonMissingError` (core.errors).
    """
    source = getattr(subject, field)
    transition = machine.check(name, source, reason)
    setattr(subject, field, transition.target)
    subject.save(update_fields=[field])
    return StateChange.objects.create(
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        transition=name,
        source=source,
        target=transition.target,
        actor=actor if getattr(actor, "is_authenticated", False) else None,
        reason=reason.strip(),
    )


def history_of(subject: Any) -> list[StateChange]:
    """All changes of one thing, oldest first."""
    rows = StateChange.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)
    return list(rows.select_related("actor"))


def histories_of(*kinds: tuple[type[models.Model], Iterable[int]]) -> list[StateChange]:
    """All changes of many things (model, numbers), newest first, in one query."""
    wanted = Q(pk=None)
    for model, numbers in kinds:
        wanted |= Q(subject_type=model._meta.label_lower, subject_id__in=list(numbers))
    return list(StateChange.objects.filter(wanted).order_by("-at", "-pk").select_related("actor"))
