"""What this room holds about people, and for how long (core.privacy)."""

from django.utils.translation import gettext_lazy as _

from core.privacy import (
    Fate,
    PersonalTable,
    RetentionRule,
    declare,
    delete_rows,
    moment_before,
    retention_rules,
)
from volunteers.safety.lent import forget_lent, lent_too_long
from volunteers.safety.models import SafetyReport

TABLES = (
    PersonalTable(
        model="volunteers_safety.SafetyReport",
        title=_("Your safety reports"),
        person=("person",),
        actors=("taken_by",),
        columns=("sent_at", "kind", "text", "state", "answer", "closed_at"),
        fate=Fate.DELETE,
    ),
    PersonalTable(
        model="volunteers_safety.SafetyNote",
        title=_("What was done about your safety reports"),
        person=("report__person",),
        actors=("author",),
        columns=("at", "text"),
        fate=Fate.DELETE,
    ),
    PersonalTable(
        model="volunteers_safety.Duty",
        title=_("When you were on duty"),
        person=("user",),
        columns=("starts_at", "ends_at", "phone"),
        fate=Fate.DELETE,
    ),
    PersonalTable(
        model="volunteers_safety.Equipment",
        title=_("What you have borrowed"),
        person=("person",),
        actors=("issued_by", "returned_to"),
        columns=("kind", "mark", "issued_on", "returned_on"),
        fate=Fate.DELETE,
        erase=forget_lent,
        why=_("What you still have stays with your name and one way to reach you, until we have it back."),
        until="RETENTION_LENT_DAYS",
    ),
    PersonalTable(
        model="volunteers_safety.ConfidentialityReading",
        title=_("When you read about confidentiality"),
        person=("person",),
        columns=("read_at",),
        fate=Fate.DELETE,
    ),
)


def register() -> None:
    """Tables and the rule. What hangs on a report is named before the report."""
    for number, table in enumerate(reversed(TABLES)):
        declare(table, order=60 + number)
    retention_rules.register(
        "safety-reports",
        RetentionRule(
            title=_("Closed safety reports"),
            why=_("A closed report is kept in case it happens again, and for no longer."),
            days="SAFETY_REPORT_DAYS",
            due=lambda on: SafetyReport.objects.filter(closed_at__lt=moment_before(on, "SAFETY_REPORT_DAYS")),
            act=delete_rows,
        ),
    )
    retention_rules.register(
        "lent-things",
        RetentionRule(
            title=_("Things people who have left didn’t hand back"),
            why=_("We don’t get them back any more. Name and phone are kept no longer."),
            days="RETENTION_LENT_DAYS",
            due=lent_too_long,
            act=delete_rows,
        ),
        order=101,  # after those who are forgotten today
    )
