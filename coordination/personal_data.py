"""What this room holds about people, and for how long (core.privacy)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Count, DateField, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext_lazy as _

from coordination import merging
from coordination.counts import add_to_counts
from coordination.enums import LIVE_ASSIGNMENTS, AttendanceState
from coordination.matching.wording import sentence
from coordination.models import Assignment, Attendance, SignUpGroup, Suggestion
from coordination.services.releasing import release_forgotten
from core.privacy import (
    Fate,
    PersonalTable,
    RetentionRule,
    declare,
    delete_rows,
    moment_before,
    retention_rules,
)

TABLES = (
    PersonalTable(
        "coordination.Attendance",
        _("Where you took part"),
        person=("person",),
        merge=merging.settle_attendances,
        erase=release_forgotten,
        actors=("confirmed_by",),
        columns=(
            ("starts_at", _("From")),
            ("ends_at", _("Until")),
            ("session__initiative__title", _("Initiative")),
            ("place__role__title", _("Task")),
            ("state", _("State")),
            "minutes",
        ),
        fate=Fate.KEEP,
        why=_("We keep that somebody came and for how long, without you, so that the counts still hold."),
        until="RETENTION_ATTENDANCE_DAYS",
    ),
    PersonalTable(
        "coordination.SignUpGroup",
        _("Groups you have signed up"),
        actors=("made_by",),
        columns=("made_at", ("session__initiative__title", _("Initiative"))),
    ),
    PersonalTable(
        "coordination.Assignment",
        _("Tasks you were asked to do"),
        person=("person",),
        merge=merging.settle_assignments,
        actors=("invited_by",),
        columns=(
            ("role__initiative__title", _("Initiative")),
            ("role__title", _("Task")),
            ("state", _("State")),
            ("invited_at", _("Asked")),
            ("answered_at", _("Answered")),
        ),
        fate=Fate.KEEP,
        why=_("We keep how many were asked and what they said, without you."),
        until="RETENTION_INVITATION_DAYS",
    ),
    PersonalTable(
        "coordination.Suggestion",
        _("Why a task was thought to suit you"),
        person=("person",),
        export=lambda person: [
            why_as_rows(row, row.made_at) for row in person.suggestions.select_related("role")
        ],
    ),
)


def why_as_rows(row: Any, made_at: datetime) -> dict[Any, Any]:
    """A suggestion, or a pair of a plan, as the person gets a copy of it."""
    return {
        _("Task"): row.role.title,
        _("Made"): made_at,
        _("Score"): row.score,
        _("Reasons"): [sentence(reason) for reason in row.sentences],
    }


def register() -> None:
    """Tables and rules."""
    for order, table in enumerate(TABLES):
        declare(table, order=50 + order)
    retention_rules.register(
        "attendance",
        RetentionRule(
            title=_("Who took part, and when"),
            why=_("Two years are over. Hours are counted without knowing whose they were."),
            days="RETENTION_ATTENDANCE_DAYS",
            due=_old_attendance,
            act=turn_into_counts,
            kept=_("people, times and minutes by month and task"),
        ),
        order=30,
    )
    retention_rules.register(
        "invitations",
        RetentionRule(
            title=_("Who was asked to do a task"),
            why=_("The task is over, or the answer is old."),
            days="RETENTION_INVITATION_DAYS",
            due=_old_invitations,
            act=delete_rows,
        ),
        order=31,
    )
    retention_rules.register(
        "suggestions",
        RetentionRule(
            title=_("Why a task was thought to suit somebody"),
            why=_("Nobody was asked, or the answer is long there."),
            days="RETENTION_SUGGESTION_DAYS",
            due=lambda on: Suggestion.objects.filter(
                made_at__lt=moment_before(on, "RETENTION_SUGGESTION_DAYS")
            ).exclude(assignments__state__in=[*LIVE_ASSIGNMENTS]),
            act=delete_rows,
        ),
        order=32,
    )


def _old_attendance(on: date) -> QuerySet[Attendance]:
    """Whole months, none a day too long: people are counted once a month, so a month becomes counts in one go."""
    month = moment_before(on, "RETENTION_ATTENDANCE_DAYS").replace(day=1)
    next_month = (month + timedelta(days=32)).replace(day=1)
    return Attendance.objects.filter(starts_at__lt=next_month)


def _old_invitations(on: date) -> QuerySet[Assignment]:
    before = moment_before(on, "RETENTION_INVITATION_DAYS")
    old = Q(invited_at__lt=before) | Q(invited_at=None, answered_at__lt=before)
    return Assignment.objects.filter(old).exclude(state__in=[*LIVE_ASSIGNMENTS])


@transaction.atomic
def turn_into_counts(rows: QuerySet[Any]) -> int:
    """Add confirmed attendance to the counts of its month and role, and delete the rows."""
    months = (
        rows.filter(state=AttendanceState.ATTENDED)
        .order_by()
        .annotate(month=TruncMonth("starts_at", output_field=DateField()))
        .values_list("month", "place__role")
        .annotate(people=Count("person", distinct=True), times=Count("pk"), total=Sum("minutes"))
    )
    for month, role, people, times, minutes in list(months):
        add_to_counts(month=month, role_id=role, people=people, times=times, minutes=minutes)
    deleted = delete_rows(rows)
    SignUpGroup.objects.filter(attendances=None).delete()
    return deleted
