"""What this room hangs up in the rooms below it, and what it holds about people, for how long."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from coordination.personal_data import why_as_rows
from coordination.planning.models import MatchPlan, PlanRun
from coordination.planning.queue import unsent_plans
from coordination.planning.running import make_next
from coordination.planning.sending import send_next
from core.privacy import PersonalTable, RetentionRule, declare, delete_rows, moment_before, retention_rules
from core.registries import day_sources
from outbox.schedule import register_job


def register() -> None:
    """What waits, what the worker does, what is held about people and when it falls."""
    day_sources.register("plans", unsent_plans, order=45)
    register_job("plan-runs", timedelta(seconds=2), make_next)
    register_job("plan-sendings", timedelta(seconds=2), send_next)
    _declare_tables()
    stand = _("The invitations of a plan stand for themselves.")
    retention_rules.register("plans", _rule(_("Plans"), stand, "made_at", MatchPlan))
    over = _("The plan is there, or gone.")
    retention_rules.register("plan-runs", _rule(_("Makings of plans"), over, "asked_at", PlanRun))


def _rule(title: Any, why: Any, moment: str, model: Any) -> RetentionRule:
    return RetentionRule(
        title=title,
        why=why,
        days="RETENTION_PLAN_DAYS",
        due=lambda on: model.objects.filter(**{f"{moment}__lt": moment_before(on, "RETENTION_PLAN_DAYS")}),
        act=delete_rows,
    )


def _declare_tables() -> None:
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
    for model, title in (
        ("PlanRun", _("Plans you have asked for")),
        ("PlanSending", _("Plans you have sent")),
    ):
        columns = ("asked_at", "state")
        declare(PersonalTable(f"coordination_planning.{model}", title, actors=("by",), columns=columns))
