"""Reads about members of staff."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from accounts.handing import DESK
from accounts.models import AreaDuty, StaffRole, User
from workspace.staff.permissions import districts_to_end


@dataclass(frozen=True)
class Colleague:
    """One line of the list."""

    user: User
    roles: list[StaffRole]
    contact: list[AreaDuty]
    deputy: list[AreaDuty]


def staff_visible_to(user: Any) -> QuerySet[User]:
    """Staff with a role in the reader's districts; for the administrator all of them."""
    rows = User.objects.filter(is_active=True, is_staff=True, staff_roles__in=roles_visible_to(user))
    return rows.distinct().order_by("first_name", "last_name", "pk")


def roles_visible_to(user: Any) -> QuerySet[StaffRole]:
    """Their roles."""
    districts = districts_to_end(user)
    rows = StaffRole.objects.select_related("district").order_by("district", "role")
    return rows if districts is None else rows.filter(district__in=districts)


def colleagues_of(user: Any) -> list[Colleague]:
    """The list, in a number of queries that doesn't grow with it."""
    people = list(staff_visible_to(user))
    roles: dict[int, list[StaffRole]] = defaultdict(list)
    for role in roles_visible_to(user).filter(user__in=people):
        roles[role.user_id].append(role)
    duties: dict[tuple[int, str], list[AreaDuty]] = defaultdict(list)
    districts = districts_to_end(user)
    rows = AreaDuty.objects.standing().filter(user__in=people).select_related("area")
    for duty in rows if districts is None else rows.filter(area__municipality__district__in=districts):
        duties[duty.user_id, duty.kind].append(duty)
    return [
        Colleague(each, roles[each.pk], duties[each.pk, "contact"], duties[each.pk, "deputy"])
        for each in people
    ]


def receivers(districts: Any, *, but: Any = None) -> QuerySet[User]:
    """Who can take work over there: coordinators and contact officers."""
    rows = User.objects.filter(
        is_active=True, is_staff=True, staff_roles__role__in=DESK, staff_roles__district__in=districts
    )
    rows = rows.exclude(pk=but.pk) if but else rows
    return rows.distinct().order_by("first_name", "last_name", "pk")
