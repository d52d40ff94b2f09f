"""What this room hangs up in the rooms below it, and what it holds about people, for how long."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from coordination.wishes import panels
from coordination.wishes.enums import Said
from coordination.wishes.merging import settle_wishes
from coordination.wishes.models import TaskWish
from coordination.wishes.queue import interested_people
from core.privacy import (
    PersonalTable,
    RetentionRule,
    day_before,
    declare,
    delete_rows,
    moment_before,
    retention_rules,
)
from core.registries import day_sources, min_side_panels, person_desk_panels, role_panels


def register() -> None:
    """Panels, queue, table and rules."""
    role_panels.register("wishes", panels.say_it, order=10)
    min_side_panels.register("wishes", panels.my_wishes, order=60)
    person_desk_panels.register("wishes", panels.their_wishes, order=25)
    day_sources.register("interest", interested_people, order=42)
    declare(
        PersonalTable(
            "coordination_wishes.TaskWish",
            _("What you want to be asked about, and what not"),
            person=("person",),
            merge=settle_wishes,
            columns=("at", "said", ("role__title", _("Task")), "kind", "until"),
        )
    )
    _register_rules()


def _register_rules() -> None:
    rules: tuple[tuple[str, Any, Any, str, Any], ...] = (
        (
            "interest",
            _("Who would like to hear more about a task"),
            _("It is a year old: tasks and people have changed."),
            "RETENTION_INTERESTED_DAYS",
            _old_interest,
        ),
        (
            "no-thanks",
            _("Who doesn't want to be asked about something"),
            _("The time the person chose is over."),
            "RETENTION_NO_THANKS_DAYS",
            _over,
        ),
    )
    for order, (name, title, why, days, due) in enumerate(rules, start=34):
        rule = RetentionRule(title=title, why=why, days=days, due=due, act=delete_rows)
        retention_rules.register(name, rule, order=order)


def _old_interest(on: date) -> QuerySet[TaskWish]:
    return TaskWish.objects.interested().filter(at__lt=moment_before(on, "RETENTION_INTERESTED_DAYS"))


def _over(on: date) -> QuerySet[TaskWish]:
    return TaskWish.objects.filter(said=Said.NO, until__lt=day_before(on, "RETENTION_NO_THANKS_DAYS"))
