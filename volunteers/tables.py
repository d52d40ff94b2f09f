"""Columns of the staff lists. A name comes from `naming`, so that an alias stays an alias."""

from typing import Any

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from volunteers.models import Application, Volunteer
from volunteers.naming import name_for


class _PersonTable(tables.Table):
    """What both lists show of a person."""

    name = tables.Column(verbose_name=_("Name"), empty_values=(), orderable=False)
    place = tables.Column(verbose_name=_("Place"), empty_values=(), order_by="person__profile__postal_code")

    def render_name(self, record: Any) -> str:
        """By who looks."""
        return name_for(self.request.user, record)

    def render_place(self, record: Any) -> str:
        """The area, else the postal code."""
        profile = getattr(record.person, "profile", None)
        return str(profile.area or profile.postal_code) if profile else ""


class ApplicationTable(_PersonTable):
    """Applications."""

    name = tables.Column(
        verbose_name=_("Name"),
        empty_values=(),
        orderable=False,
        linkify=("application_detail", {"pk": tables.A("pk")}),
    )
    state = tables.Column(verbose_name=_("Step"))
    due_on = tables.Column(verbose_name=_("Answer by"))
    owner = tables.Column(
        verbose_name=_("Who has it"), accessor="owner__get_full_name", orderable=False, default="–"
    )

    class Meta:
        model = Application
        fields = ("name", "place", "state", "due_on", "owner")
        template_name = "workspace/table.html"
        order_by = "due_on"


class VolunteerTable(_PersonTable):
    """Ambassadors."""

    name = tables.Column(
        verbose_name=_("Name"),
        empty_values=(),
        orderable=False,
        linkify=("ambassador_detail", {"pk": tables.A("pk")}),
    )
    state = tables.Column(verbose_name=_("State"))
    since = tables.Column(verbose_name=_("Ambassador since"))

    class Meta:
        model = Volunteer
        fields = ("name", "place", "state", "since")
        template_name = "workspace/table.html"
        order_by = "-since"
