"""What tags hang up in the rooms around them."""

from core.events import subscribe
from core.registries import person_desk_panels
from volunteers.events import VolunteerMoved
from volunteers.tags import bulk, personal_data
from volunteers.tags.panels import their_tags
from volunteers.tags.services import forget_moved


def register() -> None:
    """Panel, actions, event, table."""
    personal_data.register()
    person_desk_panels.register("tags", their_tags, order=5)
    subscribe(VolunteerMoved, forget_moved)
    bulk.register()
