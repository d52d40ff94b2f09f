"""What this room hangs up in the rooms below it."""

from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.registries import MenuItem, district_panels, home_panels, workspace_menu
from home.search.sources import offer
from projects import panels
from projects.search import district_source, project_source


def register() -> None:
    """Menu entry and front-page panel."""
    offer(project_source(), order=10)
    offer(district_source(), order=15)
    home_panels.register("newest-projects", panels.newest_projects, order=20)
    home_panels.register("outcomes", panels.outcomes, order=50)
    district_panels.register("projects", panels.district_projects, order=10)
    workspace_menu.register(
        "initiatives",
        MenuItem(
            _("Effort"),
            _("Initiatives"),
            "initiative_list",
            "flag",
            lambda user: bool(scope_of(user).districts),
        ),
        order=30,
    )
