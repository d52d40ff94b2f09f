"""What this room hangs up in the rooms below it."""

from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.registries import (
    MenuItem,
    day_sources,
    district_panels,
    min_side_panels,
    project_panels,
    workspace_menu,
)
from home.search.sources import offer
from projects.ideas import panels, personal_data, queue
from projects.ideas.search import idea_source


def register() -> None:
    """Search, panels, queue, menu entry, and what is held about people."""
    offer(idea_source(), order=12)
    day_sources.register("ideas", queue.waiting_ideas, order=40)
    project_panels.register("ideas", panels.began_as_idea, order=5)
    district_panels.register("ideas", panels.district_ideas, order=20)
    min_side_panels.register("ideas", panels.my_ideas, order=60)
    personal_data.register()
    workspace_menu.register(
        "ideas",
        MenuItem(
            _("Effort"), _("Ideas"), "idea_desk", "feedback", lambda user: bool(scope_of(user).districts)
        ),
        order=35,
    )
