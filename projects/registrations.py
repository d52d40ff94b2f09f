"""What this room hangs up in the rooms below it."""

from datetime import timedelta

from django.db.models.signals import post_save
from django.utils.translation import gettext_lazy as _

from accounts.events import StaffRightsChanged
from accounts.scope import scope_of
from core.events import subscribe
from core.registries import (
    MenuItem,
    day_sources,
    district_panels,
    home_panels,
    partner_panels,
    workspace_menu,
)
from home import visibility
from home.search.sources import offer
from outbox.schedule import register_job
from projects import area_panels, facts, handover, milestones, panels, personal_data
from projects.desk_lists import INITIATIVE_LIST
from projects.editors import follow_rights
from projects.models import Partnership, Project, ProjectPage
from projects.opening import members_branches
from projects.partner_panels import own_initiatives
from projects.results import remind_of_results, results_to_tell
from projects.search import district_source, project_source
from workspace.lists.desk import register_list


def register() -> None:
    """Menu entry, panels, what the search finds, and which branches are closed."""
    personal_data.register()
    handover.register()
    area_panels.register()
    milestones.register()
    register_list(INITIATIVE_LIST)
    visibility.member_branches.register("projects", members_branches)
    facts.watch(Project, Partnership)
    subscribe(StaffRightsChanged, follow_rights)
    for model in (Project, ProjectPage):
        post_save.connect(
            visibility.forget_closed_branches, sender=model, dispatch_uid=f"closed-{model.__name__}-saved"
        )
    offer(project_source(), order=10)
    offer(district_source(), order=15)
    home_panels.register("newest-projects", panels.newest_projects, order=20)
    home_panels.register("outcomes", panels.outcomes, order=50)
    day_sources.register("results", results_to_tell, order=60)
    register_job("remind-of-results", timedelta(hours=6), remind_of_results)
    district_panels.register("projects", panels.district_projects, order=10)
    partner_panels.register("initiatives", own_initiatives, order=10)
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
