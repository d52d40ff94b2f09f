"""The choices of sessions: the project list's own names, asked of sessions, and the days."""

from datetime import date, datetime, time, timedelta
from typing import Any

import django_filters
from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.widgets import LongSelect
from places.models import PostalCodeShare
from projects.filters import ListForm, ProjectPageFilter

DAY_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y"]
TODAY, THIS_WEEK, NEXT_WEEK = "i-dag", "denne-uge", "naeste-uge"
WHEN = [(TODAY, _("Today")), (THIS_WEEK, _("This week")), (NEXT_WEEK, _("Next week"))]
DAY_ERROR = _("Write a date, for example 1.12.2026")
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2999, 12, 31)  # beyond, a clock's own arithmetic ends
WEEK = timedelta(days=7)


class SessionFilter(ProjectPageFilter):
    """Narrows sessions by the project they belong to, and by the place where they are held."""

    project_path = "initiative__project__"
    place_path = "postal_code"

    kommune = django_filters.ChoiceFilter(
        label=_("Municipality"),
        method="by_municipality",
        empty_label=_("All municipalities"),
        widget=LongSelect,
    )

    def by_municipality(self, rows: Any, name: str, value: str) -> Any:
        """The postal code lies in the municipality, or in some part does."""
        codes = PostalCodeShare.objects.filter(municipality=value).order_by().values("postal_code")
        return rows.filter(postal_code__in=codes)

    def _among(self, rows: Any, found: Any) -> Any:
        """Sessions of the projects whose pages have the words."""
        return rows.filter(initiative__project__pages__in=found).distinct()


class DaysForm(ListForm):
    """Place and days. A day so far off that no clock knows it asks for as much as can be."""

    def clean_fra(self) -> date | None:
        """The first day."""
        return _within(self.cleaned_data["fra"])

    def clean_til(self) -> date | None:
        """The last day."""
        return _within(self.cleaned_data["til"])

    def clean(self) -> dict[str, Any]:
        """The last day isn't before the first."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("fra"), cleaned.get("til")
        if first and last and last < first:
            self.add_error("til", _("The last day is before the first. Choose a later one."))
        return cleaned


def _within(day: date | None) -> date | None:
    return day and min(max(day, FIRST_DAY), LAST_DAY)


def _day_filter(label: Any) -> django_filters.DateFilter:
    return django_filters.DateFilter(
        label=label,
        method="unchanged",
        input_formats=DAY_FORMATS,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class PresenceFilter(SessionFilter):
    """When and where the police are for anybody to meet."""

    hvornaar = django_filters.ChoiceFilter(
        label=_("When"), method="unchanged", choices=WHEN, empty_label=_("All coming days")
    )
    fra = _day_filter(_("From the day"))
    til = _day_filter(_("To the day"))

    class Meta:
        form = DaysForm
        fields: list[str] = []

    @cached_property
    def form(self) -> Any:
        """The form, with our words for a date."""
        form = super().form
        for name in ("fra", "til"):
            form.fields[name].error_messages["invalid"] = DAY_ERROR
        for name in ("fra", "til"):
            if form.is_bound and form.has_error(name, "invalid"):
                form.fields[name].widget.input_type = "text"  # what was typed is no date: keep it to be read
        return form

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day asked for. Days that are written count more than a week that is chosen."""
        chosen = self.chosen
        if chosen.get("fra") or chosen.get("til"):
            return chosen.get("fra"), chosen.get("til")
        today = timezone.localdate()
        monday = today - timedelta(days=today.weekday())
        weeks = {
            TODAY: (today, today),
            THIS_WEEK: (today, monday + WEEK - timedelta(days=1)),
            NEXT_WEEK: (monday + WEEK, monday + 2 * WEEK - timedelta(days=1)),
        }
        return weeks.get(chosen.get("hvornaar", ""), (None, None))

    def filter_queryset(self, queryset: Any) -> Any:
        """All choices, and the days. What is over is shown only to who asks for days gone by."""
        rows, (first, last) = super().filter_queryset(queryset), self.days
        if first and first < timezone.localdate():
            rows = rows.filter(starts_at__gte=_midnight(first))
        else:
            rows = rows.filter(ends_at__gt=max(timezone.now(), _midnight(first or date.min)))
        if first:
            rows = rows.filter(starts_at__gte=_midnight(first))
        if last:
            rows = rows.filter(starts_at__lt=_midnight(last + timedelta(days=1)))
        return rows


def _midnight(day: date) -> datetime:
    """The beginning of a day on a Danish clock."""
    return timezone.make_aware(datetime.combine(day, time()))
