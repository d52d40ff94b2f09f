"""Whom a message is to, from the address of the page: rows chosen in a list, a session, a role, an area."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from accounts.scope import scope_of
from coordination.enums import EXPECTED, AssignmentState
from coordination.mailing.judging import subjects_of
from core.dates import span_text
from core.numbers import number_of
from places.models import LocalArea
from projects.models import Role, Session
from volunteers.enums import VolunteerState
from volunteers.models import Volunteer
from volunteers.querysets import in_scope_q
from workspace.lists.choosing import PARAMETER, people_of, selection_of
from workspace.lists.desk import desk_of

SESSION, ROLE, AREA = "moede", "rolle", "omraade"


@dataclass(frozen=True)
class Audience:
    """Some people of one district, and what they have in common in words."""

    title: str
    district: str
    people: list[int]
    session: Session | None = None
    role: Role | None = None


def audience_of(user: Any, query: Mapping[str, str]) -> Audience | None:
    """What the address asks for, read through the user's scope; None where it asks for nobody. Raises `Http404`."""
    for name, read in _READERS.items():
        if value := query.get(name):
            number = number_of(value)
            if number is None:
                raise Http404
            return read(user, number)
    return None


def _chosen(user: Any, number: int) -> Audience:
    selection = selection_of(user, number)
    people = people_of(selection, user)
    counted = Counter(row.district_id for row in subjects_of(people).values())
    here = [district for district, _n in counted.most_common() if district in scope_of(user).districts]
    if not here:
        raise Http404
    return Audience(
        _("Chosen in the list: %(list)s") % {"list": desk_of(selection.list_name).title}, here[0], people
    )


def _on_session(user: Any, number: int) -> Audience:
    rows = Session.objects.own(user).select_related("initiative__project")
    session = get_object_or_404(rows, pk=number)
    coming = session.attendances.filter(state__in=EXPECTED).order_by("pk")
    return Audience(
        f"{session.initiative.title}, {span_text(session.starts_at, session.ends_at)}",
        session.initiative.project.district_id,
        list(coming.values_list("person", flat=True)),
        session=session,
    )


def _with_role(user: Any, number: int) -> Audience:
    role = get_object_or_404(Role.objects.own(user).select_related("initiative__project"), pk=number)
    held = role.assignments.filter(state=AssignmentState.ACCEPTED).order_by("pk")
    return Audience(
        f"{role.initiative.title}: {role.title}",
        role.initiative.project.district_id,
        list(held.values_list("person", flat=True)),
        role=role,
    )


def _in_area(user: Any, number: int) -> Audience:
    scope = scope_of(user)
    mine = Q(municipality__district__in=scope.coordinator) | Q(
        municipality__district__in=scope.officer, pk__in=scope.areas
    )
    area = get_object_or_404(LocalArea.objects.filter(mine).select_related("municipality"), pk=number)
    rows = Volunteer.objects.filter(in_scope_q(user), person__profile__area=area)
    rows = rows.filter(state__in=(VolunteerState.ACTIVE, VolunteerState.PAUSED)).order_by("pk")
    return Audience(
        _("Ambassadors in %(area)s") % {"area": area.name},
        area.municipality.district_id,
        list(rows.values_list("person", flat=True)),
    )


_READERS = {PARAMETER: _chosen, SESSION: _on_session, ROLE: _with_role, AREA: _in_area}
