"""What this room hangs up in the rooms around it."""

from datetime import timedelta

from core.registries import application_desk_panels, day_sources, min_side_panels, person_desk_panels
from outbox.schedule import register_job
from volunteers.minors import panels, personal_data
from volunteers.minors.services import let_grow_up


def register() -> None:
    """Panels, queue, the job of the birthdays, and what is held about people."""
    min_side_panels.register("guardian", panels.my_guardian, order=2)
    application_desk_panels.register("guardian", panels.guardian_at_the_desk, order=4)
    person_desk_panels.register("guardian", panels.guardian_at_the_desk, order=5)
    day_sources.register("guardians", panels.silent_guardians, order=13)
    register_job("let-grow-up", timedelta(days=1), let_grow_up)
    personal_data.register()
