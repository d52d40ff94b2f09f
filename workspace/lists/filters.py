"""What the filters of the lists have in common."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import CheckboxInput, DateInput
from django.http import HttpRequest, QueryDict

from accounts.scope import scope_of
from places.models import LocalArea


class DayInput(DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DeskFilter(django_filters.FilterSet):
    """Always bound: an unbound one filters nothing, and what a list begins with would not hold."""

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(QueryDict() if data is None else data, *args, **kwargs)


def tick(label: Any, method: str) -> django_filters.BooleanFilter:
    """A box to tick: only ticked does it narrow."""
    return django_filters.BooleanFilter(
        label=label, method=method, widget=CheckboxInput(attrs={"value": "true"})
    )


def areas_of(request: HttpRequest) -> QuerySet[LocalArea]:
    """The areas of the reader's districts."""
    return LocalArea.objects.filter(municipality__district__in=scope_of(request.user).districts)
