"""Columns of the staff lists."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from projects.listing import place_of
from projects.models import Initiative, Project
from workspace.lists.tables import DayColumn, DeskTable


class ProjectTable(tables.Table):
    """Projects with place, stage and access."""

    title = tables.Column(verbose_name=_("Project"), linkify=("project_detail", {"pk": tables.A("pk")}))
    place = tables.Column(verbose_name=_("Place"), empty_values=(), order_by="postal_code")
    stage = tables.Column(verbose_name=_("Stage"), accessor="get_stage_display", order_by="stage")
    access = tables.Column(verbose_name=_("Access"), accessor="get_access_display", order_by="access")

    class Meta:
        model = Project
        fields = ("title", "place", "stage", "access")
        template_name = "workspace/table.html"
        order_by = "title"

    def render_place(self, record: Project) -> str:
        """Town and municipality."""
        return place_of(record)


class InitiativeTable(DeskTable):
    """Initiatives with their project."""

    title = tables.Column(verbose_name=_("Initiative"), linkify=("initiative_detail", {"pk": tables.A("pk")}))
    project = tables.Column(
        verbose_name=_("Project"),
        accessor="project__title",
        linkify=("project_detail", {"pk": tables.A("project_id")}),
    )
    kind = tables.Column(verbose_name=_("Kind"))
    stage = tables.Column(
        verbose_name=_("Stage"), accessor="project__get_stage_display", order_by="project__stage"
    )
    wanted = tables.Column(verbose_name=_("People wanted"), empty_values=())
    created_at = DayColumn(verbose_name=_("Created"))
    shown_first = ("project", "kind", "stage", "wanted")

    class Meta(DeskTable.Meta):
        order_by = "title"

    def render_wanted(self, record: Initiative) -> int:
        """Over all roles; nought while there are none."""
        return getattr(record, "wanted", None) or 0
