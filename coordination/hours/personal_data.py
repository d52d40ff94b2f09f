"""What this room holds about people, and for how long."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import DateField, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext_lazy as _

from coordination.counts import add_to_counts
from coordination.hours.enums import EntryState
from coordination.hours.models import HoursEntry
from coordination.models import Attendance
from core.privacy import (
    Fate,
    PersonalTable,
    RetentionRule,
    day_before,
    declare,
    delete_rows,
    retention_rules,
)


def register() -> None:
    """The table, and when it falls: just before the attendance of the same month becomes counts."""
    declare(
        PersonalTable(
            "coordination_hours.HoursEntry",
            _("Time you have reported"),
            person=("person",),
            actors=("decided_by",),
            columns=(
                ("on", _("Day")),
                ("role__initiative__title", _("Initiative")),
                ("role__title", _("Task")),
                "minutes",
                "words",
                ("state", _("State")),
                ("answer", _("Answer")),
            ),
            fate=Fate.KEEP,
            blank={"words": "", "answer": ""},
            why=_(
                "We keep that somebody gave the time, without you and your words, so that the counts still hold."
            ),
            until="RETENTION_ATTENDANCE_DAYS",
        ),
        order=52,
    )
    retention_rules.register(
        "reported-hours",
        RetentionRule(
            title=_("Time people have reported"),
            why=_("Two years are over. Hours are counted without knowing whose they were."),
            days="RETENTION_ATTENDANCE_DAYS",
            due=_old_entries,
            act=turn_entries_into_counts,
            kept=_("people and minutes by month and task"),
        ),
        order=29,
    )


def _old_entries(on: date) -> QuerySet[HoursEntry]:
    """The same whole months as attendance: whoever was there and reported something is one person in both."""
    month = day_before(on, "RETENTION_ATTENDANCE_DAYS").replace(day=1)
    return HoursEntry.objects.filter(on__lt=(month + timedelta(days=32)).replace(day=1))


@transaction.atomic
def turn_entries_into_counts(rows: QuerySet[Any]) -> int:
    """Add approved contributions to the counts of their month and role, and delete all of it."""
    counted = rows.filter(state=EntryState.APPROVED, attendance__isnull=True).order_by()
    given: dict[tuple[date, int], tuple[set[int], int]] = {}
    months = counted.annotate(month=TruncMonth("on", output_field=DateField()))
    for month, role, person, minutes in months.values_list("month", "role", "person", "minutes"):
        people, total = given.get((month, role), (set(), 0))
        given[month, role] = (people | {person}, total + minutes)
    for (month, role), (people, total) in given.items():
        there = Attendance.objects.confirmed().filter(_in_month(month), place__role=role)
        people |= set(there.order_by().values_list("person", flat=True))
        add_to_counts(month=month, role_id=role, people=len(people), times=0, minutes=total)
    return delete_rows(rows)


def _in_month(month: date) -> Q:
    return Q(starts_at__year=month.year, starts_at__month=month.month)
