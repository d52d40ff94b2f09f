"""Filters of the staff lists."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django_filters
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from core.registries import Registry
from core.vocabulary import Language, Skill, Weekday, WordKind
from places.distance import postal_codes_within
from places.models import PostalCode
from volunteers.enums import ApplicationState, ScreeningOutcome, VolunteerState
from volunteers.hosts.models import HostGroup, Membership
from volunteers.list_words import found_by
from volunteers.models import Application, Availability, ProfileWord, Screening, Volunteer
from volunteers.tags.forms import tag_choices
from volunteers.tags.models import Tag
from volunteers.training.models import Completion, Course
from workspace.lists.filters import DeskFilter, areas_of, tick

KM = [(str(km), f"{km}\N{NO-BREAK SPACE}km") for km in (5, 10, 25, 50)]
DAYS = [(str(days), format_lazy(_("{days} days"), days=days)) for days in (30, 60, 90)]
MINE, NOBODYS, OTHERS = "mine", "nobody", "others"

# Filters of the list of ambassadors that rooms above hang up: (name in the address, what makes the filter).
people_filters: Registry[tuple[str, Callable[[], django_filters.Filter]]] = Registry()


def _groups_of(request: Any) -> Any:
    """The host groups the reader may see."""
    return HostGroup.objects.visible_to(request.user).filter(active=True)


class PeopleFilter(DeskFilter):
    """What both lists of people are narrowed by: words, area, and how far from a postal code."""

    district_path = "district"

    q = django_filters.CharFilter(label=_("Name, place, language or tag"), method="by_words")
    area = django_filters.ModelChoiceFilter(
        label=_("Area"), field_name="person__profile__area", queryset=areas_of, empty_label=_("All")
    )
    postnummer = django_filters.CharFilter(label=_("Postal code"), method="by_place")
    km = django_filters.ChoiceFilter(
        label=_("At most so far from it"), choices=KM, method="unchanged", empty_label=_("That one alone")
    )

    def by_words(self, rows: Any, name: str, value: str) -> Any:
        """Names are found where the reader sees them, and nowhere else."""
        return rows.filter(found_by(self.request.user, value))

    def by_place(self, rows: Any, name: str, value: str) -> Any:
        """The postal code, or all within reach of it; one that doesn't exist has nobody."""
        code = value.strip()[:4]
        km = self.form.cleaned_data.get("km")
        if not km:
            return rows.filter(person__profile__postal_code=code)
        place = PostalCode.objects.filter(pk=code).first()
        near = postal_codes_within(place, float(km)) if place else {}
        return rows.filter(person__profile__postal_code__in=near)

    def unchanged(self, rows: Any, name: str, value: Any) -> Any:
        """A distance means something beside a postal code alone."""
        return rows


class ApplicationFilter(PeopleFilter):
    """Without a choice of step those that are still on their way."""

    state = django_filters.ChoiceFilter(
        label=_("Step"), choices=ApplicationState.choices, empty_label=_("On their way")
    )
    ejer = django_filters.ChoiceFilter(
        label=_("Who has it"),
        choices=[(MINE, _("Mine")), (NOBODYS, _("Nobody's")), (OTHERS, _("Somebody else's"))],
        method="by_owner",
        empty_label=_("All"),
    )
    forfalden = tick(_("Over time"), "by_time")

    class Meta:
        model = Application
        fields = ["q", "state", "ejer", "forfalden", "area", "postnummer", "km"]

    def filter_queryset(self, queryset: Any) -> Any:
        """Only open ones unless a step is chosen."""
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("state") else rows.undecided()

    def by_owner(self, rows: Any, name: str, value: str) -> Any:
        """Whose it is."""
        mine = self.request.user.pk
        if value == NOBODYS:
            return rows.filter(owner=None)
        return rows.filter(owner=mine) if value == MINE else rows.exclude(owner=None).exclude(owner=mine)

    def by_time(self, rows: Any, name: str, value: bool) -> Any:
        """Whose answer was promised by now."""
        return rows.filter(due_on__lt=timezone.localdate()) if value else rows


def _offering(kind: str) -> Callable[[Any, str, str], Any]:
    def narrow(rows: Any, name: str, value: str) -> Any:
        words = ProfileWord.objects.filter(profile__person=OuterRef("person"), kind=kind, key=value)
        return rows.filter(Exists(words))

    return narrow


class VolunteerFilter(PeopleFilter):
    """By what matching reads of a person too."""

    state = django_filters.ChoiceFilter(
        label=_("State"), choices=VolunteerState.choices, empty_label=_("All")
    )
    language = django_filters.ChoiceFilter(
        label=_("Speaks"),
        choices=Language.choices,
        method=_offering(WordKind.LANGUAGE),
        empty_label=_("All languages"),
    )
    kan = django_filters.ChoiceFilter(
        label=_("Good at"), choices=Skill.choices, method=_offering(WordKind.SKILL), empty_label=_("All")
    )
    dag = django_filters.ChoiceFilter(
        label=_("Usually free on"), choices=Weekday.choices, method="by_day", empty_label=_("All days")
    )
    maerke = django_filters.ChoiceFilter(label=_("Tag"), method="by_tag", empty_label=_("All"))
    gruppe = django_filters.ModelChoiceFilter(
        label=_("Host group"), queryset=_groups_of, method="by_group", empty_label=_("All")
    )
    mangler = django_filters.ModelChoiceFilter(
        label=_("Lacks the course"), queryset=Course.objects.all(), method="by_course", empty_label=_("All")
    )
    attest = django_filters.ChoiceFilter(
        label=_("Screening runs out within"), choices=DAYS, method="by_screening", empty_label=_("All")
    )

    class Meta:
        model = Volunteer
        fields = ["q", "state", "language", "postnummer", "km", "area"]

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        if self.request is not None:
            self.filters["maerke"].extra["choices"] = tag_choices(self.request.user)
        for name, make in people_filters:
            self.hang_up(name, make())

    def by_day(self, rows: Any, name: str, value: str) -> Any:
        """Who usually can on a weekday."""
        return rows.filter(
            Exists(Availability.objects.filter(profile__person=OuterRef("person"), weekday=int(value)))
        )

    def by_tag(self, rows: Any, name: str, value: str) -> Any:
        """Whom the district has tagged."""
        tags = Tag.objects.visible_to(self.request.user).filter(key=value, person=OuterRef("person"))
        return rows.filter(Exists(tags))

    def by_group(self, rows: Any, name: str, value: HostGroup) -> Any:
        """Who belongs to it now."""
        return rows.filter(person__in=Membership.objects.live().filter(group=value).values("person"))

    def by_course(self, rows: Any, name: str, value: Course) -> Any:
        """Who has no completion, of it or of one that covers it, that holds today."""
        covering = Course.objects.filter(includes=value).values("pk")
        done = Completion.objects.holding(timezone.localdate()).filter(person=OuterRef("person"))
        return rows.exclude(Exists(done.filter(course=value))).exclude(
            Exists(done.filter(course__in=covering))
        )

    def by_screening(self, rows: Any, name: str, value: str) -> Any:
        """Whose approved screening ends soon. Other outcomes are nobody's business here."""
        today = timezone.localdate()
        until = today + timedelta(days=int(value))
        ending = Screening.objects.filter(
            person=OuterRef("person"), outcome=ScreeningOutcome.CLEARED, renew_by__range=(today, until)
        )
        return rows.filter(Exists(ending))
