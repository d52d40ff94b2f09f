"""Filters of the staff lists."""

from typing import Any

import django_filters
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from accounts.scope import scope_of
from core.vocabulary import Language
from places.models import LocalArea
from volunteers.enums import ApplicationState, VolunteerState
from volunteers.hosts.models import HostGroup, Membership
from volunteers.models import Application, Volunteer


class ApplicationFilter(django_filters.FilterSet):
    """By step; without a choice those that are still on their way."""

    state = django_filters.ChoiceFilter(
        label=_("Step"), choices=ApplicationState.choices, empty_label=_("On their way")
    )

    class Meta:
        model = Application
        fields = ["state"]

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        # Always bound: an unbound one filters nothing, and the plain address would list everybody.
        super().__init__(QueryDict() if data is None else data, *args, **kwargs)

    def filter_queryset(self, queryset: Any) -> Any:
        """Only open ones unless a step is chosen."""
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("state") else rows.undecided()


def _groups_of(request: Any) -> Any:
    """The host groups the reader may see."""
    return HostGroup.objects.visible_to(request.user).filter(active=True)


def _areas_of(request: Any) -> Any:
    """The areas of the reader's districts."""
    rows = LocalArea.objects.filter(municipality__district__in=scope_of(request.user).districts)
    return rows.order_by("name", "pk")


class VolunteerFilter(django_filters.FilterSet):
    """By state, language, postal code, area and host group."""

    state = django_filters.ChoiceFilter(
        label=_("State"), choices=VolunteerState.choices, empty_label=_("All")
    )
    language = django_filters.ChoiceFilter(
        label=_("Speaks"), choices=Language.choices, method="by_language", empty_label=_("All languages")
    )
    postnummer = django_filters.CharFilter(label=_("Postal code"), field_name="person__profile__postal_code")
    omraade = django_filters.ModelChoiceFilter(
        label=_("Area"), queryset=_areas_of, field_name="person__profile__area", empty_label=_("All")
    )
    gruppe = django_filters.ModelChoiceFilter(
        label=_("Host group"), queryset=_groups_of, method="by_group", empty_label=_("All")
    )

    class Meta:
        model = Volunteer
        fields = ["state"]

    def by_language(self, rows: Any, name: str, value: str) -> Any:
        """Who speaks a language."""
        return rows.filter(person__profile__words__kind="language", person__profile__words__key=value)

    def by_group(self, rows: Any, name: str, value: HostGroup) -> Any:
        """Who belongs to it now."""
        return rows.filter(person__in=Membership.objects.live().filter(group=value).values("person"))
