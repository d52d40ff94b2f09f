"""Columns of the staff lists. A name comes from `naming`, so that an alias stays an alias."""

from typing import Any

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from core.vocabulary import WORDS
from volunteers.naming import name_for, name_on_paper, sees_name
from workspace.lists.tables import DayColumn, DeskTable


def _name_column(url_name: str) -> tables.Column:
    return tables.Column(
        verbose_name=_("Name"),
        empty_values=(),
        order_by="list_name",
        linkify=(url_name, {"pk": tables.A("pk")}),
    )


class PeopleTable(DeskTable):
    """What both lists show of a person. How to reach somebody comes along in a file, where their name is shown."""

    on_file = ("email", "phone")

    def render_name(self, record: Any) -> str:
        """By who looks; in a file and on paper a protected person is an alias to everybody."""
        name = name_on_paper if self.on_paper else name_for
        return name(self.request.user, record)

    def render_place(self, record: Any) -> str:
        """The area, else the postal code."""
        profile = getattr(record.person, "profile", None)
        return str(profile.area or profile.postal_code) if profile else ""

    def render_municipality(self, record: Any) -> str:
        """Where they live."""
        profile = getattr(record.person, "profile", None)
        return str(profile.municipality) if profile else ""

    def render_email(self, record: Any) -> str:
        """For who sees the name, and never of a protected person."""
        return (record.person.email or "") if self._reaches(record) else ""

    def render_phone(self, record: Any) -> str:
        """As e-mail; without the country's number a Danish one begins with no sign."""
        phone = record.person.phone
        return str(phone.as_national) if phone and self._reaches(record) else ""

    def _reaches(self, record: Any) -> bool:
        return not record.person.is_protected and sees_name(self.request.user, record)


class ApplicationTable(PeopleTable):
    """Applications."""

    name = _name_column("application_detail")
    place = tables.Column(verbose_name=_("Place"), empty_values=(), order_by="person__profile__postal_code")
    state = tables.Column(verbose_name=_("Step"))
    due_on = tables.Column(verbose_name=_("Answer by"))
    owner = tables.Column(
        verbose_name=_("Who has it"),
        accessor="owner__get_full_name",
        order_by="owner__first_name",
        default="–",
    )
    received_at = DayColumn(verbose_name=_("Received"))
    way_in = tables.Column(verbose_name=_("Way in"))
    municipality = tables.Column(verbose_name=_("Municipality"), empty_values=(), orderable=False)
    email = tables.Column(verbose_name=_("E-mail"), empty_values=(), orderable=False)
    phone = tables.Column(verbose_name=_("Phone"), empty_values=(), orderable=False)
    shown_first = ("place", "state", "due_on", "owner")

    class Meta(DeskTable.Meta):
        order_by = "due_on"


class VolunteerTable(PeopleTable):
    """Ambassadors."""

    name = _name_column("ambassador_detail")
    place = tables.Column(verbose_name=_("Place"), empty_values=(), order_by="person__profile__postal_code")
    state = tables.Column(verbose_name=_("State"))
    since = tables.Column(verbose_name=_("Ambassador since"))
    tags = tables.Column(verbose_name=_("Tags"), empty_values=(), orderable=False)
    words = tables.Column(verbose_name=_("Languages and skills"), empty_values=(), orderable=False)
    travels = tables.Column(verbose_name=_("Travels (km)"), accessor="person__profile__travel_km")
    paused_until = tables.Column(verbose_name=_("On a break until"))
    municipality = tables.Column(verbose_name=_("Municipality"), empty_values=(), orderable=False)
    email = tables.Column(verbose_name=_("E-mail"), empty_values=(), orderable=False)
    phone = tables.Column(verbose_name=_("Phone"), empty_values=(), orderable=False)
    shown_first = ("place", "state", "since", "tags")

    class Meta(DeskTable.Meta):
        order_by = "-since"

    def render_tags(self, record: Any) -> str:
        """The district's own."""
        return ", ".join(tag.text for tag in record.person.tags.all())

    def render_words(self, record: Any) -> str:
        """What they speak and can."""
        profile = getattr(record.person, "profile", None)
        found = profile.words.all() if profile else []
        return ", ".join(str(WORDS[word.kind](word.key).label) for word in found if word.kind != "interest")
