"""Who would like to hear more, in Min dag."""

from collections.abc import Collection, Iterable
from datetime import timedelta
from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coordination.enums import LIVE_ASSIGNMENTS
from coordination.models import Assignment
from coordination.wishes.models import TaskWish
from core.registries import DayItem
from projects.models import Role
from projects.querysets import OPEN_STAGES
from volunteers.models import Volunteer

ANSWER_WITHIN = timedelta(days=7)


def interested_people(user: Any) -> Iterable[DayItem]:
    """Roles that lack people, with somebody who would like to hear more and wasn't asked since."""
    rows = _waiting(user).order_by().values_list("role").annotate(number=Count("pk"), first=Min("at"))
    waiting = {role: (number, first) for role, number, first in rows}
    for role in _lacking(waiting):
        number, first = waiting[role.pk]
        title = ngettext(
            "%(n)s would like to hear more about %(role)s",
            "%(n)s would like to hear more about %(role)s",
            number,
        )
        yield DayItem(
            kind=_("Interest"),
            icon="person",
            title=title % {"n": number, "role": role.title},
            text=role.initiative.title,
            due=first + ANSWER_WITHIN,
            url=reverse("matching_role", args=[role.pk]),
            verb=_("See and ask"),
        )


def _waiting(user: Any) -> Any:
    asked = Assignment.objects.filter(
        person=OuterRef("person"), role=OuterRef("role"), invited_at__gte=OuterRef("at")
    )
    active = Volunteer.objects.active().values("person")
    roles = Role.objects.own(user).filter(initiative__project__stage__in=OPEN_STAGES).order_by().values("pk")
    return TaskWish.objects.interested().filter(~Exists(asked), person__in=active, role__in=roles)


def _lacking(role_ids: Collection[int]) -> Iterable[Role]:
    taken = Count("assignments", filter=Q(assignments__state__in=LIVE_ASSIGNMENTS), distinct=True)
    rows = Role.objects.filter(pk__in=role_ids).annotate(taken=taken).filter(taken__lt=F("number"))
    return rows.select_related("initiative").order_by("pk")
