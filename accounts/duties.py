"""Naming the contact officer and the deputies of an area, and ending it. What is over stays as history."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import duty_letters
from accounts.duty_errors import AreaTakenError, DutyPeriodError, DutyTwiceError, NotOfficerError
from accounts.enums import Role
from accounts.models import AreaDuty, StateChange, User
from accounts.scope import scope_of
from core.dates import day_text
from core.errors import NotAllowedError
from places.models import LocalArea

CONTACT, DEPUTY = AreaDuty.Kind.CONTACT, AreaDuty.Kind.DEPUTY


def officers_of(district: str) -> QuerySet[User]:
    """Who can have an area of the district: its active contact officers, by name."""
    rows = User.objects.filter(
        is_active=True,
        is_staff=True,
        staff_roles__role=Role.CONTACT_OFFICER,
        staff_roles__district=district,
    )
    return rows.distinct().order_by("first_name", "last_name", "pk")


def may_name_duties(user: Any, area: LocalArea) -> bool:
    """The coordinators of the area's district."""
    return area.municipality.district_id in scope_of(user).coordinator


@transaction.atomic
def name_duty(
    *, area: LocalArea, user: Any, kind: str, starts_on: date, ends_on: date | None, actor: Any
) -> AreaDuty:
    """Make somebody contact officer or deputy from–to; they are told, and who has the area with them too.

    Pressed twice it is one. A contact officer who lost the role makes room for the new one. Raises
    `NotAllowedError`, `DutyPeriodError`, `NotOfficerError`, `DutyTwiceError` and `AreaTakenError`.
    """
    locked = lock_area(area)
    if not may_name_duties(actor, locked):
        raise NotAllowedError
    if starts_on < timezone.localdate() or (ends_on and ends_on < starts_on):
        raise DutyPeriodError
    if not officers_of(locked.municipality.district_id).filter(pk=user.pk).exists():
        raise NotOfficerError
    mine = locked.duties.filter(user=user, kind=kind).overlapping(starts_on, ends_on)
    if same := mine.filter(starts_on=starts_on, ends_on=ends_on).first():
        return same
    if mine.exists():
        raise DutyTwiceError
    if kind == CONTACT:
        _make_room(locked, starts_on, ends_on, actor)
    duty = begin(area=locked, user=user, kind=kind, starts_on=starts_on, ends_on=ends_on, actor=actor)
    duty_letters.tell_named(duty)
    return duty


@transaction.atomic
def end_duty(*, duty: AreaDuty, actor: Any) -> None:
    """Let a duty end today; one that hasn't begun falls away. Twice is once. Raises `NotAllowedError`."""
    area = lock_area(duty.area)
    if not may_name_duties(actor, area):
        raise NotAllowedError
    locked = area.duties.filter(pk=duty.pk).select_related("user", "area").first()
    today = timezone.localdate()
    if locked is None or (locked.ends_on and locked.ends_on <= today):
        return
    duty_letters.tell_ended(locked)
    cut(locked, today + timedelta(days=1), actor)


def lock_area(area: LocalArea) -> LocalArea:
    """The row that everybody who changes an area's duties locks first."""
    rows = LocalArea.objects.select_for_update(of=("self",)).select_related("municipality")
    return rows.get(pk=area.pk)


def begin(
    *, area: LocalArea, user: Any, kind: str, starts_on: date, ends_on: date | None, actor: Any
) -> AreaDuty:
    """A new duty with its line in the log; the area is locked by the caller."""
    duty = AreaDuty.objects.create(area=area, user=user, kind=kind, starts_on=starts_on, ends_on=ends_on)
    _log(duty, "begin", "", kind, actor)
    return duty


def cut(duty: AreaDuty, before: date, actor: Any) -> None:
    """Let a duty end the day before; one without a day left falls away. The area is locked by the caller."""
    _log(duty, "end", duty.kind, "ended", actor)
    last = before - timedelta(days=1)
    if duty.starts_on > last:
        duty.delete()
        return
    duty.ends_on = last
    duty.save(update_fields=["ends_on"])


def stood_in_for(user: Any) -> set[int]:
    """The contact officers for whom somebody acts as deputy today: their open work is theirs too, meanwhile."""
    areas = AreaDuty.objects.standing().filter(user=user.pk, kind=DEPUTY).values("area")
    rows = AreaDuty.objects.on(timezone.localdate()).filter(area__in=areas, kind=CONTACT)
    return set(rows.exclude(user=user.pk).values_list("user", flat=True))


def _make_room(area: LocalArea, starts_on: date, ends_on: date | None, actor: Any) -> None:
    others = area.duties.filter(kind=CONTACT).overlapping(starts_on, ends_on)
    if taken := others.held().select_related("user").first():
        raise AreaTakenError(_taken_words(taken))
    for duty in others:
        cut(duty, starts_on, actor)


def _taken_words(duty: AreaDuty) -> Any:
    name = duty.user.get_full_name()
    if duty.ends_on is None:
        return _("%(name)s is contact officer there. Hand the area over instead.") % {"name": name}
    day = day_text(duty.ends_on, weekday=False)
    return _("%(name)s is contact officer there until %(day)s.") % {"name": name, "day": day}


def _log(duty: AreaDuty, name: str, source: str, target: str, actor: Any) -> None:
    StateChange.objects.create(
        subject_type=AreaDuty._meta.label_lower,
        subject_id=duty.pk,
        transition=name,
        source=source,
        target=target,
        actor=actor,
    )
