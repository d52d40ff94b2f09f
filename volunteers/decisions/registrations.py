"""What this room hangs up in the rooms below it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from core.privacy import PersonalTable, declare
from core.registries import application_desk_panels, day_sources, min_side_panels
from outbox.schedule import register_job
from volunteers.decisions.panels import hearing_at_the_desk, my_hearing
from volunteers.decisions.queue import heard_applicants
from volunteers.decisions.reminders import remind


def register() -> None:
    """Panels, queue, the reminder, and the tables; they fall with the application."""
    min_side_panels.register("hearing", my_hearing, order=1)
    application_desk_panels.register("hearing", hearing_at_the_desk, order=5)
    day_sources.register("hearings", heard_applicants, order=12)
    register_job("hearings-remind", timedelta(days=1), remind)
    declare(
        PersonalTable(
            "volunteers_decisions.Hearing",
            _("What you were asked before a decision"),
            person=("application__person",),
            actors=("asked_by", "answered_by"),
            columns=("asked_at", "weighs", "answer_by", "state", "answer", "answered_at"),
        )
    )
    declare(
        PersonalTable(
            "volunteers_decisions.Decision",
            _("Decisions about your applications"),
            person=("application__person",),
            actors=("decided_by",),
            columns=("decided_at", "ground", "reasons"),
        )
    )
