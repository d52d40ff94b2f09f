"""What this room hangs up in the rooms below it."""

from core.registries import district_panels, home_panels
from home.search.sources import offer
from projects.presence import panels
from projects.presence.search import presence_source


def register() -> None:
    """Panels and what the search finds."""
    offer(presence_source(), order=28)
    home_panels.register("presence", panels.next_visits, order=30)
    district_panels.register("presence", panels.next_in_district, order=25)
