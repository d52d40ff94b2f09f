"""What this room hangs up in the rooms below it."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from coordination.thanks.panels import my_certificate
from coordination.thanks.services import thank_for_tasks, thank_for_years
from core.privacy import Fate, PersonalTable, declare
from core.registries import min_side_panels
from outbox.schedule import register_job


def register() -> None:
    """Panel, job, and what is held about people."""
    min_side_panels.register("certificate", my_certificate, order=55)
    register_job("thanks", timedelta(hours=1), thank_for_tasks)
    register_job("anniversaries", timedelta(days=1), thank_for_years)
    declare(
        PersonalTable(
            model="coordination_thanks.Certificate",
            title=_("Certificates you have made"),
            person=("person",),
            columns=("made_at", "code", "name", "since", "minutes", "times", "roles"),
            fate=Fate.DELETE,
        )
    )
