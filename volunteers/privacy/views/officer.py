"""For the data-protection officer: who looked at people's data, and what the daily run let fall."""

from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.forms import DateInput
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from accounts.enums import AccessKind, Purpose
from accounts.models import AccessEntry
from accounts.scope import Scope
from places.models import District
from volunteers.privacy.models import RetentionReport
from workspace.views import ScopedListView


class DayInput(DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class LookUpFilter(django_filters.FilterSet):
    """By purpose, kind, district and day."""

    purpose = django_filters.ChoiceFilter(label=_("Purpose"), choices=Purpose.choices, empty_label=_("All"))
    kind = django_filters.ChoiceFilter(label=_("How"), choices=AccessKind.choices, empty_label=_("All"))
    district = django_filters.ModelChoiceFilter(
        label=_("Police district"), queryset=District.objects.order_by("name"), empty_label=_("All")
    )
    since = django_filters.DateFilter(
        label=_("From the day"), field_name="at", lookup_expr="date__gte", widget=DayInput
    )

    class Meta:
        model = AccessEntry
        fields = ["purpose", "kind", "district"]


class LookUpTable(tables.Table):
    """Without whom it was about and what was searched for: that would tell of the cases."""

    at = tables.Column(verbose_name=_("When"))
    actor = tables.Column(verbose_name=_("Who"), accessor="actor__get_full_name", orderable=False)
    purpose = tables.Column(verbose_name=_("Purpose"))
    kind = tables.Column(verbose_name=_("How"))
    district = tables.Column(verbose_name=_("Police district"), accessor="district__name", default="–")

    class Meta:
        model = AccessEntry
        fields = ("at", "actor", "purpose", "kind", "district")
        template_name = "workspace/table.html"
        order_by = "-at"


class LookUpListView(ScopedListView):
    """The access log of the country, for the data-protection officer alone (DOMAIN, the table)."""

    model = AccessEntry
    table_class = LookUpTable
    filterset_class = LookUpFilter
    title = _("Look-ups")
    empty_text = _("No look-ups suit your choices.")

    def admits(self, scope: Scope) -> bool:
        """The data-protection officer."""
        return scope.data_protection

    def get_queryset(self) -> QuerySet[AccessEntry]:
        """Everything: this role has no district."""
        return AccessEntry.objects.select_related("actor", "district")


class ReportFilter(django_filters.FilterSet):
    """By day."""

    since = django_filters.DateFilter(
        label=_("From the day"), field_name="on", lookup_expr="gte", widget=DayInput
    )

    class Meta:
        model = RetentionReport
        fields: list[str] = []


class ReportTable(tables.Table):
    """A run on each line."""

    on = tables.Column(verbose_name=_("Day"))
    taken = tables.Column(verbose_name=_("Deleted"))
    failed = tables.Column(verbose_name=_("Rules that failed"))
    lines = tables.Column(verbose_name=_("By rule"), orderable=False)

    class Meta:
        model = RetentionReport
        fields = ("on", "taken", "failed", "lines")
        template_name = "workspace/table.html"
        order_by = "-on"

    def render_lines(self, value: list[dict[str, Any]]) -> str:
        """One line a rule: what was due, and what was taken of it."""
        return format_html_join(
            "", "<div>{}: {} / {}</div>", ((line["rule"], line["taken"], line["due"]) for line in value)
        )


class ReportListView(ScopedListView):
    """What the daily run did, for the data-protection officer and the administrator: counts, nobody's data."""

    model = RetentionReport
    table_class = ReportTable
    filterset_class = ReportFilter
    title = _("What is deleted by itself")
    empty_text = _("The daily run hasn’t been yet.")

    def admits(self, scope: Scope) -> bool:
        """The two who answer for it."""
        return scope.data_protection or scope.administrator

    def get_queryset(self) -> QuerySet[RetentionReport]:
        """All of them."""
        return RetentionReport.objects.all()
