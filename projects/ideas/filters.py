"""Filters of the two lists."""

from typing import Any

import django_filters
from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from places.models import District, Municipality
from projects.ideas.enums import IdeaState
from projects.ideas.models import Idea

PUBLIC_STATES = [(state.value, state.label) for state in IdeaState if state != IdeaState.RECEIVED]


class PublicIdeaFilter(django_filters.FilterSet):
    """By police district and state; the names are those of the other public lists."""

    politikreds = django_filters.ModelChoiceFilter(
        label=_("Police district"),
        queryset=District.objects.order_by("name"),
        field_name="district",
        empty_label=_("The whole country"),
    )
    tilstand = django_filters.ChoiceFilter(
        label=_("How far it is"), choices=PUBLIC_STATES, field_name="state", empty_label=_("All ideas")
    )

    class Meta:
        model = Idea
        fields: list[str] = []


def _municipalities(request: Any) -> Any:
    return Municipality.objects.filter(district__in=scope_of(request.user).districts)


class DeskIdeaFilter(django_filters.FilterSet):
    """By words, state and municipality; without a state those that wait for an answer."""

    q = django_filters.CharFilter(label=_("Search for words"), method="by_words")
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[*IdeaState.choices, ("all", _("All"))],
        empty_label=_("Waiting for an answer"),
        method="by_state",
    )
    municipality = django_filters.ModelChoiceFilter(
        label=_("Municipality"), queryset=_municipalities, empty_label=_("All municipalities")
    )

    class Meta:
        model = Idea
        fields: list[str] = []

    def by_words(self, rows: Any, name: str, value: str) -> Any:
        """In the author's title and text."""
        text = value.replace("\0", " ")
        return rows.filter(title__icontains=text) | rows.filter(text__icontains=text)

    def by_state(self, rows: Any, name: str, value: str) -> Any:
        """One state, or all of them."""
        return rows if value == "all" else rows.filter(state=value)

    @property
    def qs(self) -> Any:
        """Those that wait, unless a state is chosen."""
        rows = super().qs
        chosen = self.form.cleaned_data.get("state") if self.is_bound and self.form.is_valid() else ""
        return rows if chosen else rows.waiting()
