"""Safety reports somebody takes care of, and duties to come, as open work that a colleague can take over."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import ngettext

from core.handover import OpenWork, open_work
from volunteers.handover import refuse_what_is_not_theirs
from volunteers.safety import letters
from volunteers.safety.enums import ReportState
from volunteers.safety.models import Duty, SafetyReport


def register() -> None:
    """The kinds of this room."""
    open_work.register(
        "safety",
        OpenWork(
            words=lambda n: ngettext("%(n)s safety report", "%(n)s safety reports", n) % {"n": n},
            rows=lambda: SafetyReport.objects.filter(state=ReportState.TAKEN),
            owner="taken_by",
            district="district",
            move=_move_reports,
            area="person__profile__area",
            by_area=True,
        ),
        order=20,
    )
    open_work.register(
        "duties",
        OpenWork(
            words=lambda n: ngettext("%(n)s duty to come", "%(n)s duties to come", n) % {"n": n},
            rows=lambda: Duty.objects.filter(ends_at__gt=timezone.now()),
            owner="user",
            district="district",
            move=lambda rows, receiver, actor: rows.update(user=receiver),
        ),
        order=50,
    )


def _move_reports(rows: QuerySet[SafetyReport], receiver: Any, actor: Any) -> int:
    """The ambassadors hear who takes care of it now."""
    found = list(rows.select_for_update(of=("self",)).select_related("person__profile", "district"))
    refuse_what_is_not_theirs(found, receiver)
    for report in found:
        report.taken_by, report.taken_at = receiver, timezone.now()
        report.save(update_fields=["taken_by", "taken_at"])
        letters.tell_taken(report)
    return len(found)
