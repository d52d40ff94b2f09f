"""Filters of the staff lists."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from projects.enums import Access, InitiativeKind, Stage
from projects.models import Initiative, Project
from workspace.lists.filters import DeskFilter, areas_of
from workspace.lists.words import has_words


class ProjectFilter(django_filters.FilterSet):
    """By words, stage and access."""

    q = django_filters.CharFilter(label=_("Search for words"), field_name="title", lookup_expr="icontains")
    stage = django_filters.ChoiceFilter(label=_("Stage"), choices=Stage.choices, empty_label=_("All stages"))
    access = django_filters.ChoiceFilter(
        label=_("Access"), choices=Access.choices, empty_label=_("Any access")
    )

    class Meta:
        model = Project
        fields: list[str] = []


class InitiativeFilter(DeskFilter):
    """By words, kind, stage and area."""

    district_path = "project__district"

    q = django_filters.CharFilter(label=_("Search for words"), method="by_words")
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=InitiativeKind.choices, empty_label=_("All kinds")
    )
    stage = django_filters.ChoiceFilter(
        label=_("Stage"), choices=Stage.choices, field_name="project__stage", empty_label=_("All stages")
    )
    area = django_filters.ModelChoiceFilter(
        label=_("Area"), queryset=areas_of, method="by_area", empty_label=_("All")
    )

    class Meta:
        model = Initiative
        fields: list[str] = []

    def by_words(self, rows: Any, name: str, value: str) -> Any:
        """In titles and description."""
        return rows.filter(has_words(value, "title", "description", "project__title"))

    def by_area(self, rows: Any, name: str, value: Any) -> Any:
        """Those of projects about an area."""
        return rows.filter(project__in=Project.objects.filter(areas=value).values("pk"))
