"""Columns of the lists of roles, sessions and assignments."""

from typing import Any

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from coordination.models import Assignment
from core.dates import span_text
from projects.models import Session
from volunteers.naming import name_for, name_on_paper
from workspace.lists.tables import DayColumn, DeskTable


class RoleTable(DeskTable):
    """Roles, those that lack most first."""

    title = tables.Column(verbose_name=_("Role"), linkify=("role_detail", {"pk": tables.A("pk")}))
    initiative = tables.Column(
        verbose_name=_("Initiative"),
        accessor="initiative__title",
        linkify=("initiative_detail", {"pk": tables.A("initiative_id")}),
    )
    project = tables.Column(verbose_name=_("Project"), accessor="initiative__project__title")
    number = tables.Column(verbose_name=_("Wanted"))
    accepted = tables.Column(verbose_name=_("Said yes"))
    asked = tables.Column(verbose_name=_("Asked"))
    lacking = tables.Column(verbose_name=_("Lacking"))
    shown_first = ("initiative", "number", "accepted", "asked", "lacking")

    class Meta(DeskTable.Meta):
        order_by = "-lacking"

    def render_lacking(self, value: int) -> int:
        """Nought where there are more than wanted."""
        return max(0, value)


class SessionTable(DeskTable):
    """Sessions, soonest first."""

    when = tables.Column(
        verbose_name=_("When"),
        empty_values=(),
        order_by="starts_at",
        linkify=("session_detail", {"pk": tables.A("pk")}),
    )
    initiative = tables.Column(
        verbose_name=_("Initiative"),
        accessor="initiative__title",
        linkify=("initiative_detail", {"pk": tables.A("initiative_id")}),
    )
    place = tables.Column(verbose_name=_("Meeting point"))
    postal_code = tables.Column(verbose_name=_("Postal code"))
    seats = tables.Column(verbose_name=_("Seats"))
    taken = tables.Column(verbose_name=_("Taken"))
    lacking = tables.Column(verbose_name=_("Free"))
    state = tables.Column(verbose_name=_("State"))
    shown_first = ("initiative", "place", "seats", "taken", "state")

    class Meta(DeskTable.Meta):
        order_by = "when"

    def render_when(self, record: Session) -> str:
        """ "tirsdag 1. december kl. 17–19"."""
        return span_text(record.starts_at, record.ends_at)


class AssignmentTable(DeskTable):
    """Who was asked for what."""

    who = tables.Column(
        verbose_name=_("Name"),
        empty_values=(),
        orderable=False,
        linkify=("assignment_detail", {"pk": tables.A("pk")}),
    )
    role = tables.Column(verbose_name=_("Role"), accessor="role__title")
    initiative = tables.Column(verbose_name=_("Initiative"), accessor="role__initiative__title")
    state = tables.Column(verbose_name=_("State"))
    invited_at = DayColumn(verbose_name=_("Asked"))
    answer_by = DayColumn(verbose_name=_("Answer by"))
    answered_at = DayColumn(verbose_name=_("Answered"))
    invited_by = tables.Column(
        verbose_name=_("Asked by"), accessor="invited_by__first_name", orderable=False, default="–"
    )
    shown_first = ("role", "initiative", "state", "invited_at", "answer_by")

    class Meta(DeskTable.Meta):
        order_by = "-invited_at"

    def render_who(self, record: Assignment) -> str:
        """By who looks; on paper and in a file a protected person is an alias to everybody."""
        return person_name(self.request.user, record.person, on_paper=self.on_paper)


def person_name(viewer: Any, person: Any, *, on_paper: bool = False) -> str:
    """What an asked person is called; somebody who is no ambassador any more by a number."""
    volunteer = getattr(person, "volunteer", None)
    if volunteer is None:
        return str(person.numbered_name)
    return name_on_paper(viewer, volunteer) if on_paper else name_for(viewer, volunteer)
