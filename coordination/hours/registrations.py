"""What this room hangs up in the rooms below it."""

from coordination.hours import panels, personal_data
from core.registries import day_sources, min_side_panels


def register() -> None:
    """Panel, queue, table and rule."""
    personal_data.register()
    min_side_panels.register("hours", panels.my_hours, order=50)
    day_sources.register("hours", panels.entries_to_answer, order=45)
