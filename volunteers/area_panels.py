"""The ambassadors of an area on its card and in the list of areas."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.access import log_list
from accounts.enums import Purpose
from accounts.scope import scope_of
from core.registries import AreaCount, Panel, area_counts, area_panels
from volunteers.enums import VolunteerState
from volunteers.models import Volunteer
from volunteers.naming import name_for

HERE = (VolunteerState.ACTIVE, VolunteerState.PAUSED)
SHOWN = 12


def register() -> None:
    """Panel and column."""
    area_panels.register("ambassadors", ambassadors_of_area, order=10)
    area_counts.register("ambassadors", AreaCount(_("Ambassadors"), count_by_area))


def ambassadors_of_area(request: HttpRequest, area: Any) -> Panel:
    """How many there are; who they are for the officers of the area alone, and that look is noted."""
    user = request.user
    rows = Volunteer.objects.visible_to(user).filter(state__in=HERE, person__profile__area=area)
    number = rows.count()
    named: list[tuple[int, str]] = []
    if number and area.pk in scope_of(user).areas:
        found = rows.with_person().order_by("person__first_name", "person__last_name", "pk")[:SHOWN]
        named = [(volunteer.pk, name_for(user, volunteer)) for volunteer in found]
        log_list(actor=user, purpose=Purpose.PROFILE, query=request.path)
    context = {"area": area, "number": number, "named": named, "more": number - len(named)}
    return Panel("volunteers/workspace/area_panel.html", context)


def count_by_area(user: Any, areas: Iterable[int]) -> dict[int, int]:
    """Active ambassadors and those on a break, for all areas in one query."""
    rows = Volunteer.objects.visible_to(user).filter(state__in=HERE, person__profile__area__in=list(areas))
    return dict(rows.order_by().values_list("person__profile__area").annotate(number=Count("pk")))
