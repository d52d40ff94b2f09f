"""The checklist on a project's page in the workspace."""

from django.http import HttpRequest

from core.registries import Panel
from projects.models import Project
from projects.permissions import may_change_project


def checklist_panel(request: HttpRequest, project: Project) -> Panel | None:
    """What is to be done; nothing where there is no list."""
    items = list(project.checklist.select_related("done_by"))
    if not items:
        return None
    context = {
        "project": project,
        "items": items,
        "done": sum(item.done_at is not None for item in items),
        "may_tick": may_change_project(request.user, project),
    }
    return Panel("projects/blueprints/checklist.html", context)
