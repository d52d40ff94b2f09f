"""The lists of people."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.enums import Purpose
from volunteers.filters import ApplicationFilter, VolunteerFilter
from volunteers.models import Application, Volunteer
from volunteers.naming import name_for, name_order
from volunteers.tables import ApplicationTable, VolunteerTable
from volunteers.tags.bulk import PEOPLE
from volunteers.tags.models import Tag
from workspace.lists.desk import DeskList


class PeopleList(DeskList):
    """Rows about a person each."""

    person = "person"

    def rows(self, user: Any) -> Any:
        """With what the list shows of a person, and what it is sorted by."""
        return super().rows(user).with_person().annotate(list_name=name_order(user))

    def name_of(self, user: Any, row: Any) -> str:
        """As the reader may know them."""
        return name_for(user, row)


class ApplicationList(PeopleList):
    """Applications in the district, or in the contact officer's areas."""

    name = "ansoegninger"
    url_name = "application_list"
    title = _("Applications")
    empty_text = _("No applications suit your choices.")
    model = Application
    table_class = ApplicationTable
    filterset_class = ApplicationFilter
    purpose = Purpose.APPLICATION

    def create(self, user: Any) -> dict[str, Any]:
        """The way in that staff open most."""
        return {"url": reverse("application_type"), "label": _("Type an application")}


class VolunteerList(PeopleList):
    """The district's ambassadors."""

    name = PEOPLE
    url_name = "ambassador_list"
    title = _("Ambassadors")
    empty_text = _("No ambassadors suit your choices.")
    model = Volunteer
    table_class = VolunteerTable
    filterset_class = VolunteerFilter
    purpose = Purpose.PROFILE

    def with_columns(self, rows: Any, user: Any, shown: Iterable[str]) -> Any:
        """The district's tags, and what they speak and can."""
        if "tags" in shown:
            rows = rows.prefetch_related(Prefetch("person__tags", queryset=Tag.objects.visible_to(user)))
        return rows.prefetch_related("person__profile__words") if "words" in shown else rows


APPLICATIONS_LIST = ApplicationList()
VOLUNTEERS_LIST = VolunteerList()
