"""Filters of the staff lists."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from projects.enums import Access, InitiativeKind, Stage
from projects.models import Initiative, Project


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


class InitiativeFilter(django_filters.FilterSet):
    """By words, kind and stage."""

    q = django_filters.CharFilter(label=_("Search for words"), method="by_words")
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=InitiativeKind.choices, empty_label=_("All kinds")
    )
    stage = django_filters.ChoiceFilter(
        label=_("Stage"), choices=Stage.choices, field_name="project__stage", empty_label=_("All stages")
    )

    class Meta:
        model = Initiative
        fields: list[str] = []

    def by_words(self, rows: Any, name: str, value: str) -> Any:
        """In the titles of initiative and project."""
        return rows.filter(title__icontains=value) | rows.filter(project__title__icontains=value)
