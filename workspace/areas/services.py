"""Handing an area over in one action: the duty, and what its contact officer has open there."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.duties import CONTACT, lock_area, may_name_duties, officers_of
from accounts.duty_errors import DutyPeriodError, NotOfficerError
from accounts.handing import move_area
from accounts.models import AreaDuty, StateChange
from accounts.open_duties import succeed
from core.errors import NotAllowedError, TryghedError
from places.models import LocalArea
from workspace.areas import letters
from workspace.areas.models import HandOver


class NobodyHasItError(TryghedError):
    """There is nothing to hand over: name a contact officer instead."""

    code = "nobody_has_it"
    message = _("Nobody has the area. Choose a contact officer instead.")


class HandOverPlannedError(TryghedError):
    """Another hand-over of the area waits for its day."""

    code = "hand_over_planned"
    message = _("The area is to be handed over already. Take that back first.")


class HandedOverMeanwhileError(TryghedError):
    """Somebody else has the area by now than the page showed."""

    code = "handed_over_meanwhile"

    def __init__(self, name: str) -> None:
        words = _("%(name)s has got the area in the meantime. Look again before you hand it over.")
        super().__init__(words % {"name": name})


def contact_of(area: LocalArea) -> AreaDuty | None:
    """Whose area it is today on paper, with or without the role for it."""
    rows = area.duties.on(timezone.localdate()).filter(kind=CONTACT)
    return rows.select_related("user", "area__municipality").first()


@transaction.atomic
def hand_over(
    *, area: LocalArea, receiver: Any, starts_on: date, actor: Any, giver: int | None = None
) -> HandOver:
    """Give a colleague the area today, or let the worker do it on a day to come. A second press changes nothing.

    `giver`: whose area it was on the page that was pressed. Raises `NotAllowedError`, `DutyPeriodError`,
    `NobodyHasItError`, `HandedOverMeanwhileError`, `NotOfficerError`, `HandOverPlannedError`, and what a room says
    when the colleague may not have something.
    """
    locked = lock_area(area)
    if not may_name_duties(actor, locked):
        raise NotAllowedError
    if starts_on < timezone.localdate():
        raise DutyPeriodError
    duty = contact_of(locked)
    if duty is None:
        raise NobodyHasItError
    if same := _pressed_before(locked, duty, receiver, starts_on):
        return same
    _check(locked, duty, receiver, giver or duty.user_id)
    row = HandOver.objects.create(
        area=locked, giver=duty.user, receiver=receiver, starts_on=starts_on, asked_by=actor
    )
    if starts_on <= timezone.localdate():
        _carry_out(row, duty)
    return row


def _check(area: LocalArea, duty: AreaDuty, receiver: Any, giver: int) -> None:
    if giver != duty.user_id:
        raise HandedOverMeanwhileError(duty.user.get_full_name())
    if not officers_of(area.municipality.district_id).filter(pk=receiver.pk).exists():
        raise NotOfficerError
    if area.hand_overs.filter(done_at=None).exists():
        raise HandOverPlannedError


@transaction.atomic
def take_back(*, area: LocalArea, actor: Any) -> None:
    """Drop the hand-over that waits for its day; twice is once. Raises `NotAllowedError`."""
    locked = lock_area(area)
    if not may_name_duties(actor, locked):
        raise NotAllowedError
    locked.hand_overs.filter(done_at=None).delete()


def carry_out_due() -> int:
    """Hand over what has its day today; returns how many. The worker asks every hour.

    Where it can't be done any more, it falls and who asked for it is told.
    """
    due = HandOver.objects.filter(done_at=None, starts_on__lte=timezone.localdate())
    return sum(_try(row) for row in due.select_related("area"))


def _try(row: HandOver) -> int:
    try:
        with transaction.atomic():
            lock_area(row.area)
            locked = HandOver.objects.filter(pk=row.pk, done_at=None).select_related("receiver").first()
            duty = contact_of(row.area)
            if locked is None:
                return 0
            if duty is None or duty.user_id != locked.giver_id:
                raise NobodyHasItError
            _carry_out(locked, duty)
    except TryghedError as error:
        with transaction.atomic():
            letters.tell_failed(row, error)
            HandOver.objects.filter(pk=row.pk, done_at=None).delete()
        return 0
    return 1


def _pressed_before(area: LocalArea, duty: AreaDuty, receiver: Any, starts_on: date) -> HandOver | None:
    rows = area.hand_overs.filter(receiver=receiver.pk, starts_on=starts_on)
    if planned := rows.filter(done_at=None).first():
        return planned
    fresh = timezone.now() - timedelta(days=1)
    return rows.filter(asked_at__gt=fresh).first() if duty.user_id == receiver.pk else None


def _carry_out(row: HandOver, duty: AreaDuty) -> None:
    """The duty first: with it the receiver may have what lies in the area."""
    succeed(duty, row.receiver, row.asked_by)
    piles = move_area(user=row.giver, receiver=row.receiver, actor=row.asked_by, area=row.area)
    row.done_at, row.moved = timezone.now(), {pile.name: pile.number for pile in piles}
    row.save(update_fields=["done_at", "moved"])
    _log(row)
    letters.tell_receiver(row, piles)
    letters.tell_giver(row)


def _log(row: HandOver) -> None:
    StateChange.objects.create(
        subject_type=LocalArea._meta.label_lower,
        subject_id=row.area_id,
        transition="hand_over",
        source=str(row.giver_id),
        target=str(row.receiver_id),
        actor=row.asked_by,
    )
