"""Filters of the lists of roles, sessions and assignments."""

from datetime import timedelta
from typing import Any

import django_filters
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from coordination.enums import AssignmentState
from coordination.models import Assignment
from projects.enums import InitiativeKind, SessionState, Stage
from projects.models import Project, Role, Session
from volunteers.naming import named_q
from workspace.lists.filters import DayInput, DeskFilter, areas_of, tick
from workspace.lists.words import contains, has_words, words_of

NEVER = "aldrig"
NOT_ASKED = [
    (NEVER, _("Never")),
    *((str(days), format_lazy(_("Not for {days} days"), days=days)) for days in (30, 60, 90, 180)),
]
ANSWERED, OPEN, LATE = "svaret", "venter", "forfalden"


def _projects_of(request: Any) -> Any:
    return Project.objects.visible_to(request.user).order_by("title", "pk")


def _roles_of(request: Any) -> Any:
    return Role.objects.own(request.user).order_by("title", "pk")


class _WorkFilter(DeskFilter):
    """Words, project and area; `path` leads to the initiative."""

    path = "initiative__"
    district_path = "initiative__project__district"
    words: tuple[str, ...] = ()

    q = django_filters.CharFilter(label=_("Search for words"), method="by_words")
    projekt = django_filters.ModelChoiceFilter(
        label=_("Project"), queryset=_projects_of, method="by_project", empty_label=_("All")
    )
    area = django_filters.ModelChoiceFilter(
        label=_("Area"), queryset=areas_of, method="by_area", empty_label=_("All")
    )

    def by_words(self, rows: Any, name: str, value: str) -> Any:
        """In titles and descriptions."""
        return rows.filter(has_words(value, *self.words))

    def by_project(self, rows: Any, name: str, value: Any) -> Any:
        """Those of one project."""
        return rows.filter(**{f"{self.path}project": value})

    def by_area(self, rows: Any, name: str, value: Any) -> Any:
        """Those of projects about an area."""
        return rows.filter(**{f"{self.path}project__in": Project.objects.filter(areas=value).values("pk")})


class RoleFilter(_WorkFilter):
    """Which roles lack people is what the list is for."""

    words = ("title", "you_do", "initiative__title", "initiative__project__title")
    mangler = tick(_("Lacks people"), "by_lack")
    stage = django_filters.ChoiceFilter(
        label=_("Stage"),
        choices=Stage.choices,
        field_name="initiative__project__stage",
        empty_label=_("All stages"),
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"),
        choices=InitiativeKind.choices,
        field_name="initiative__kind",
        empty_label=_("All kinds"),
    )

    class Meta:
        model = Role
        fields = ["q", "projekt", "area", "mangler"]

    def by_lack(self, rows: Any, name: str, value: bool) -> Any:
        """Fewer have said yes than are wanted."""
        return rows.filter(lacking__gt=0) if value else rows


class SessionFilter(_WorkFilter):
    """From–to; without a day those from today on."""

    words = ("initiative__title", "initiative__description", "place", "postal_code__name")
    fra = django_filters.DateFilter(
        label=_("From the day"), field_name="starts_at", lookup_expr="date__gte", widget=DayInput
    )
    til = django_filters.DateFilter(
        label=_("Until the day"), field_name="starts_at", lookup_expr="date__lte", widget=DayInput
    )
    mangler = tick(_("Has free seats"), "by_lack")
    state = django_filters.ChoiceFilter(label=_("State"), choices=SessionState.choices, empty_label=_("All"))

    class Meta:
        model = Session
        fields = ["q", "fra", "til", "mangler"]

    def filter_queryset(self, queryset: Any) -> Any:
        """What is over is asked for by a day."""
        rows = super().filter_queryset(queryset)
        if self.form.cleaned_data.get("fra") or self.form.cleaned_data.get("til"):
            return rows
        return rows.filter(starts_at__date__gte=timezone.localdate())

    def by_lack(self, rows: Any, name: str, value: bool) -> Any:
        """Seats are left, and it takes place."""
        return rows.filter(lacking__gt=0, state=SessionState.PLANNED) if value else rows


class AssignmentFilter(_WorkFilter):
    """Who was asked for what, and what came of it."""

    path = "role__initiative__"
    district_path = "role__initiative__project__district"
    words = ("role__title", "role__initiative__title", "role__initiative__project__title")
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=AssignmentState.choices, empty_label=_("All")
    )
    svar = django_filters.ChoiceFilter(
        label=_("Answer"),
        choices=[(OPEN, _("Waiting for an answer")), (LATE, _("Over time")), (ANSWERED, _("Answered"))],
        method="by_answer",
        empty_label=_("All"),
    )
    rolle = django_filters.ModelChoiceFilter(
        label=_("Role"), field_name="role", queryset=_roles_of, empty_label=_("All")
    )

    class Meta:
        model = Assignment
        fields = ["q", "state", "svar", "rolle"]

    def by_words(self, rows: Any, name: str, value: str) -> Any:
        """In titles, aliases, and the names the reader sees."""
        named = named_q(self.request.user, "person__volunteer__district")
        for word in words_of(value):
            who = contains(word, "person__first_name", "person__last_name")
            rows = rows.filter(contains(word, *self.words, "person__alias") | (named & who))
        return rows

    def by_answer(self, rows: Any, name: str, value: str) -> Any:
        """Whether, and in time."""
        if value == ANSWERED:
            return rows.filter(answered_at__isnull=False)
        return rows.overdue() if value == LATE else rows.waiting()


def last_asked() -> django_filters.Filter:
    """For the list of ambassadors: who was never asked, or not for so many days."""
    return django_filters.ChoiceFilter(
        label=_("Last asked"), choices=NOT_ASKED, method=by_last_asked, empty_label=_("All")
    )


def by_last_asked(rows: Any, name: str, value: str) -> Any:
    """Without an invitation, or without one since."""
    asked = Assignment.objects.filter(person=OuterRef("person"), invited_at__isnull=False)
    if value != NEVER:
        asked = asked.filter(invited_at__gt=timezone.now() - timedelta(days=int(value)))
    return rows.exclude(Exists(asked))
