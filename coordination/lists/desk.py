"""The lists of roles, sessions and assignments."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.enums import Purpose
from coordination.lists.filters import AssignmentFilter, RoleFilter, SessionFilter
from coordination.lists.rows import roles_with_numbers, sessions_with_numbers
from coordination.lists.tables import AssignmentTable, RoleTable, SessionTable, person_name
from coordination.models import Assignment
from core.dates import span_text
from projects.models import Role, Session
from workspace.lists.desk import DeskList


class RoleList(DeskList):
    """The district's roles."""

    name = "roller"
    url_name = "role_list"
    title = _("Roles")
    empty_text = _("No roles suit your choices.")
    model = Role
    table_class = RoleTable
    filterset_class = RoleFilter

    def rows(self, user: Any) -> Any:
        """With how many there are of the wanted."""
        return roles_with_numbers(super().rows(user).select_related("initiative__project"))


class SessionList(DeskList):
    """The district's sessions."""

    name = "moedegange"
    url_name = "session_list"
    title = _("Sessions")
    empty_text = _("No sessions suit your choices.")
    model = Session
    table_class = SessionTable
    filterset_class = SessionFilter

    def rows(self, user: Any) -> Any:
        """With seats and how many are taken."""
        return sessions_with_numbers(super().rows(user).select_related("initiative", "postal_code"))

    def name_of(self, user: Any, row: Any) -> str:
        """The initiative, and when."""
        return f"{row.initiative.title}, {span_text(row.starts_at, row.ends_at)}"


class AssignmentList(DeskList):
    """Who was asked for the roles the reader works with (DOMAIN, the table)."""

    name = "tilknytninger"
    url_name = "assignment_list"
    title = _("Who is asked")
    empty_text = _("No invitations suit your choices.")
    model = Assignment
    table_class = AssignmentTable
    filterset_class = AssignmentFilter
    person = "person"
    purpose = Purpose.MATCHING

    def rows(self, user: Any) -> Any:
        """Those of one's own roles, with what a name needs."""
        own = Assignment.objects.filter(role__in=Role.objects.own(user).order_by().values("pk"))
        return own.select_related(
            "role__initiative__project", "person__profile", "person__volunteer", "invited_by"
        )

    def name_of(self, user: Any, row: Any) -> str:
        """As the reader may know them, and for what."""
        return f"{person_name(user, row.person)}, {row.role.title}"

    def people_in(self, rows: Iterable[Any]) -> Iterable[tuple[int, str | None]]:
        """In the district of the work."""
        return ((row.person_id, row.role.initiative.project.district_id) for row in rows)


ROLE_LIST = RoleList()
SESSION_LIST = SessionList()
ASSIGNMENT_LIST = AssignmentList()
