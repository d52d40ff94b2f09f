"""What this room holds about people, and for how long."""

from django.utils.translation import gettext_lazy as _

from coordination.personal_data import why_as_rows
from coordination.planning.models import MatchPlan
from core.privacy import PersonalTable, RetentionRule, declare, delete_rows, moment_before, retention_rules


def register() -> None:
    """Tables, and when plans fall."""
    declare(
        PersonalTable(
            "coordination_planning.PlannedPair",
            _("Tasks a plan proposed you for"),
            person=("person",),
            export=lambda person: [
                why_as_rows(row, row.plan.made_at) for row in person.planned.select_related("role", "plan")
            ],
        )
    )
    declare(
        PersonalTable(
            "coordination_planning.PairHold",
            _("Tasks you are always or never planned for"),
            person=("person",),
            actors=("by",),
            columns=(("role__title", _("Task")), "hold", "at"),
        )
    )
    declare(
        PersonalTable(
            "coordination_planning.MatchPlan",
            _("Plans you have made"),
            actors=("made_by",),
            columns=("made_at",),
        )
    )
    retention_rules.register(
        "plans",
        RetentionRule(
            title=_("Plans"),
            why=_("The invitations of a plan stand for themselves."),
            days="RETENTION_PLAN_DAYS",
            due=lambda on: MatchPlan.objects.filter(made_at__lt=moment_before(on, "RETENTION_PLAN_DAYS")),
            act=delete_rows,
        ),
    )
