"""What this room hangs up in the rooms below it, and what it holds about people, for how long."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from coordination.matching.wording import sentence
from coordination.stand_ins import panels
from coordination.stand_ins.merging import settle_asks
from coordination.stand_ins.models import StandInCall
from coordination.stand_ins.services import close_calls
from core.privacy import PersonalTable, RetentionRule, declare, delete_rows, moment_before, retention_rules
from core.registries import min_side_panels, session_desk_panels
from outbox.schedule import register_job


def register() -> None:
    """Panels, job, tables and rule."""
    min_side_panels.register("stand-ins", panels.my_questions, order=18)
    session_desk_panels.register("stand-ins", panels.search_at_session, order=10)
    register_job("close-stand-in-calls", timedelta(minutes=1), close_calls)
    declare(
        PersonalTable(
            "coordination_stand_ins.StandInAsk",
            _("Where you were asked to stand in"),
            person=("person",),
            actors=("asked_by",),
            merge=settle_asks,
            export=_asked,
        )
    )
    declare(
        PersonalTable(
            "coordination_stand_ins.StandInCall",
            _("Searches for a stand-in that you began"),
            actors=("made_by",),
            columns=("made_at", ("place__session__initiative__title", _("Initiative")), "state"),
        )
    )
    retention_rules.register(
        "stand-ins",
        RetentionRule(
            title=_("Who was asked to stand in"),
            why=_("The session is long over."),
            days="RETENTION_STAND_IN_DAYS",
            due=lambda on: StandInCall.objects.filter(
                made_at__lt=moment_before(on, "RETENTION_STAND_IN_DAYS")
            ).exclude(state="open"),
            act=delete_rows,
        ),
        order=33,
    )


def _asked(person: Any) -> list[dict[Any, Any]]:
    return [
        {
            _("Initiative"): ask.call.place.session.initiative.title,
            _("Task"): ask.call.place.role.title,
            _("Asked"): ask.asked_at,
            _("State"): ask.get_state_display(),
            _("Reasons"): [sentence(reason) for reason in ask.sentences],
        }
        for ask in person.stand_in_asks.with_session()
    ]
