"""The list of initiatives."""

from typing import Any

from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from projects.models import Initiative
from projects.tables import InitiativeTable
from projects.workspace_filters import InitiativeFilter
from workspace.lists.desk import DeskList


class InitiativeList(DeskList):
    """The district's initiatives."""

    name = "initiativer"
    url_name = "initiative_list"
    title = _("Initiatives")
    empty_text = _("No initiatives suit your choices.")
    model = Initiative
    table_class = InitiativeTable
    filterset_class = InitiativeFilter

    def rows(self, user: Any) -> Any:
        """With the number of people wanted."""
        return super().rows(user).select_related("project").annotate(wanted=Sum("roles__number"))

    def create(self, user: Any) -> dict[str, Any]:
        """The way to a new one."""
        return {"url": reverse("initiative_choose_project"), "label": _("Create an initiative")}


INITIATIVE_LIST = InitiativeList()
