"""When and how often people were asked: to a role, or to stand in. Both count, for rest and for the month's limit."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Max
from django.utils import timezone

from coordination.models import Assignment
from coordination.stand_ins.models import StandInAsk

_ASKING = ((Assignment, "invited_at"), (StandInAsk, "asked_at"))


def days_since_asked(**people: Any) -> dict[int, int]:
    """Whole days (on a Danish clock) since each was last asked; `people` are conditions on the rows."""
    today = timezone.localdate()
    last: dict[int, Any] = {}
    for model, moment in _ASKING:
        rows = model.objects.filter(**people, **{f"{moment}__isnull": False}).order_by()
        for person, at in rows.values_list("person").annotate(at=Max(moment)):
            last[person] = max(at, last.get(person, at))
    return {person: (today - timezone.localdate(at)).days for person, at in last.items()}


def times_asked(**people: Any) -> Counter[int]:
    """How often each was asked within the month that counts."""
    since = timezone.now() - timedelta(days=settings.ASKED_WITHIN_DAYS)
    times: Counter[int] = Counter()
    for model, moment in _ASKING:
        rows = model.objects.filter(**people, **{f"{moment}__gt": since})
        times.update(rows.values_list("person", flat=True))
    return times
