"""Filters of `/opgaver/`, in the words of the address (CONTRACT)."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from core.vocabulary import Theme
from places.distance import postal_codes_within
from places.errors import UnknownPostalCode
from places.lookup import find_postal_code
from places.models import District
from projects.enums import Objective
from projects.models import SessionPlace

DISTANCES = [(5, "5 km"), (10, "10 km"), (25, "25 km"), (50, "50 km")]
_PROJECT = "session__initiative__project__"


class TaskFilter(django_filters.FilterSet):
    """Odd values are ignored; an unknown postal code is told at its field."""

    q = django_filters.CharFilter(label=_("Search for words"), method="by_words")
    politikreds = django_filters.ModelChoiceFilter(
        label=_("Police district"),
        queryset=District.objects.order_by("name"),
        field_name=f"{_PROJECT}district",
        empty_label=_("The whole country"),
    )
    postnummer = django_filters.CharFilter(label=_("Postal code"), method="by_distance")
    km = django_filters.ChoiceFilter(label=_("At most"), choices=DISTANCES, method="leave", empty_label=None)
    tema = django_filters.ChoiceFilter(
        label=_("Theme"), choices=Theme.choices, field_name=f"{_PROJECT}theme", empty_label=_("All themes")
    )
    maal = django_filters.ChoiceFilter(
        label=_("Objective"),
        choices=Objective.choices,
        field_name=f"{_PROJECT}objective",
        empty_label=_("All objectives"),
    )

    class Meta:
        model = SessionPlace
        fields: list[str] = []

    def by_words(self, rows: Any, name: str, value: str) -> Any:
        """In the titles of role and initiative."""
        return rows.filter(role__title__icontains=value) | rows.filter(
            session__initiative__title__icontains=value
        )

    def by_distance(self, rows: Any, name: str, value: str) -> Any:
        """Within `km` (25 unless chosen) of a postal code."""
        try:
            spot = find_postal_code(value)
        except UnknownPostalCode as error:
            self.form.add_error("postnummer", str(error))
            return rows.none()
        km = self.form.cleaned_data.get("km") or "25"
        return rows.filter(session__postal_code__in=postal_codes_within(spot, float(km)))

    def leave(self, rows: Any, name: str, value: str) -> Any:
        """`km` works through the postal code."""
        return rows
