"""What the filters of the lists have in common."""

from collections.abc import Collection
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import CheckboxInput, DateInput
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from places.models import District, LocalArea


class DayInput(DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DeskFilter(django_filters.FilterSet):
    """Always bound: an unbound one filters nothing, and what a list begins with would not hold.

    With a `district_path` from a row to its police district, who works in several can choose one.
    """

    district_path = ""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(QueryDict() if data is None else data, *args, **kwargs)
        if self.district_path and self.request is not None:
            own = scope_of(self.request.user).districts
            if len(own) > 1:
                self.hang_up("kreds", _by_district(self.district_path, own))

    def hang_up(self, name: str, made: django_filters.Filter) -> None:
        """One more filter, for this reader or from another room."""
        made.parent, made.model = self, self._meta.model
        self.filters[name] = made


def _by_district(path: str, districts: Collection[str]) -> django_filters.ModelChoiceFilter:
    return django_filters.ModelChoiceFilter(
        label=_("Police district"),
        field_name=path,
        queryset=District.objects.filter(pk__in=districts).order_by("name"),
        empty_label=_("All"),
    )


def tick(label: Any, method: str) -> django_filters.BooleanFilter:
    """A box to tick: only ticked does it narrow."""
    return django_filters.BooleanFilter(
        label=label, method=method, widget=CheckboxInput(attrs={"value": "true"})
    )


def areas_of(request: HttpRequest) -> QuerySet[LocalArea]:
    """The areas of the reader's districts."""
    return LocalArea.objects.filter(municipality__district__in=scope_of(request.user).districts)
