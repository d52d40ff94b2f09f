"""Counting and moving what members of staff have open, by what the rooms registered (`core.handover`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.enums import Role
from accounts.models import AreaDuty, StaffRole, StateChange, User
from core.handover import OpenWork, open_work
from places.models import LocalArea

DESK = (Role.COORDINATOR, Role.CONTACT_OFFICER)
EDITORS = (Role.EDITOR, Role.APPROVER)


@dataclass(frozen=True)
class Pile:
    """So much of one kind."""

    name: str
    number: int
    words: str


def work_of(user: Any, *, districts: Iterable[str] | None = None) -> list[Pile]:
    """What somebody has open, in these districts alone or in the whole country."""
    return _piles(lambda kind: _held_by(kind, user, districts))


def work_in_area(user: Any, area: Any) -> list[Pile]:
    """What somebody has open in one area, of the kinds that move with it."""
    return _piles(lambda kind: _in_area(kind, user, area))


def unowned_work(districts: Iterable[str]) -> list[Pile]:
    """What stands in the name of somebody who can't do it any more: it would wait for ever."""
    return _piles(lambda kind: _unowned(kind, districts))


@transaction.atomic
def move_all(
    *, user: Any, receiver: Any, actor: Any, districts: Iterable[str], names: Iterable[str]
) -> list[Pile]:
    """Give a colleague the kinds named of what somebody has open; a room may refuse with a typed error."""
    _lock_areas(AreaDuty.objects.not_over().filter(user=user.pk))
    lock_people(user, receiver)
    return _move(names, lambda kind: _held_by(kind, user, districts), user, receiver, actor)


@transaction.atomic
def move_area(*, user: Any, receiver: Any, actor: Any, area: Any) -> list[Pile]:
    """Give a colleague what somebody has open in an area."""
    lock_people(user, receiver)
    return _move(open_work.names(), lambda kind: _in_area(kind, user, area), user, receiver, actor)


@transaction.atomic
def move_unowned(*, receiver: Any, actor: Any, districts: Iterable[str], names: Iterable[str]) -> list[Pile]:
    """Give a colleague the kinds named of what nobody can do."""
    _lock_areas(AreaDuty.objects.not_over().filter(area__municipality__district__in=list(districts)))
    lock_people(receiver)
    return _move(names, lambda kind: _unowned(kind, districts), None, receiver, actor)


def _lock_areas(duties: QuerySet[AreaDuty]) -> None:
    """Areas come before people in every lock, here and where an area is handed over."""
    areas = LocalArea.objects.select_for_update(of=("self",)).filter(pk__in=duties.values("area"))
    list(areas.order_by("pk"))


def lock_people(*people: Any) -> None:
    """Two presses at once wait for each other; always in the same order."""
    list(User.objects.select_for_update().filter(pk__in=[each.pk for each in people]).order_by("pk"))


def _piles(rows_of: Any) -> list[Pile]:
    counted = [(name, kind, rows_of(kind).count()) for name, kind in open_work.items()]
    return [Pile(name, number, kind.words(number)) for name, kind, number in counted if number]


def _move(names: Iterable[str], rows_of: Any, giver: Any, receiver: Any, actor: Any) -> list[Pile]:
    wanted, moved = set(names), []
    for name, kind in open_work.items():
        if name in wanted and (number := kind.move(rows_of(kind), receiver, actor)):
            moved.append(Pile(name, number, kind.words(number)))
            _log(name, number, giver, receiver, actor)
    return moved


def _log(name: str, number: int, giver: Any, receiver: Any, actor: Any) -> None:
    """A line under who had it (nobody: under who got it): the kind, how many, and the number of who has it now."""
    StateChange.objects.create(
        subject_type=User._meta.label_lower,
        subject_id=(giver or receiver).pk,
        transition=f"hand_over {name}",
        source=str(number),
        target=str(receiver.pk),
        actor=actor,
    )


def _held_by(kind: OpenWork, user: Any, districts: Iterable[str] | None) -> QuerySet[Any]:
    rows = kind.rows().filter(**{kind.owner: user.pk})
    return rows if districts is None else rows.filter(**{f"{kind.district}__in": list(districts)})


def _in_area(kind: OpenWork, user: Any, area: Any) -> QuerySet[Any]:
    if not (kind.area and kind.moves_with_area):
        return kind.rows().none()
    return _held_by(kind, user, None).filter(**{kind.area: area.pk})


def _unowned(kind: OpenWork, districts: Iterable[str]) -> QuerySet[Any]:
    rows = kind.rows().filter(**{f"{kind.district}__in": list(districts)})
    return rows.exclude(**{kind.owner: None}).exclude(_can_do_q(kind))


def _can_do_q(kind: OpenWork) -> Q:
    """Condition that the owner works in the row's district, and has its area where that is asked."""
    roles = StaffRole.objects.filter(
        Q(district=OuterRef(kind.district)),
        user=OuterRef(kind.owner),
        user__is_active=True,
        user__is_staff=True,
    )
    if not kind.by_area:
        wanted = (*DESK, *EDITORS) if kind.editors_too else DESK
        return Q(Exists(roles.filter(role__in=wanted)))
    duties = AreaDuty.objects.on(timezone.localdate()).filter(
        user=OuterRef(kind.owner), area=OuterRef(kind.area)
    )
    officer = Q(Exists(roles.filter(role=Role.CONTACT_OFFICER)), Exists(duties))
    return Q(Exists(roles.filter(role=Role.COORDINATOR))) | officer
