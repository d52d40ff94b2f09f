"""What the screening hangs up in the rooms below it."""

from datetime import timedelta

from core.registries import day_sources, min_side_panels, person_desk_panels
from outbox.schedule import register_job
from volunteers.screening import panels, queue, warnings
from volunteers.services.screening import lapse_over_time


def register() -> None:
    """Panels, queue and jobs."""
    person_desk_panels.register("screening", panels.on_ambassador, order=20)
    min_side_panels.register("screening", panels.on_min_side, order=70)
    day_sources.register("screenings", queue.screenings_running_out, order=18)
    register_job("screenings-lapse", timedelta(days=1), lapse_over_time)
    register_job("screenings-warn", timedelta(days=1), warnings.warn)
