"""Saying what one would like to be asked about, and taking it back."""

from typing import Any

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from coordination.wishes.enums import About, HowLong, Said
from coordination.wishes.errors import EndMissingError, NoAmbassadorError, RoleGoneError
from coordination.wishes.models import TaskWish
from core.errors import NotAllowedError
from projects.models import Role
from volunteers.enums import VolunteerState
from volunteers.models import Volunteer

CAN_BE_ASKED = (VolunteerState.ACTIVE, VolunteerState.PAUSED)


@transaction.atomic
def express_interest(*, person: Any, role: Role) -> TaskWish:
    """Would like to hear more about a role; twice is harmless, and a no to the role is taken back by it.

    Raises `NoAmbassadorError`, `RoleGoneError` for a role that is closed, or closed to this person.
    """
    _check(person, role)
    wish = TaskWish.objects.filter(person=person, role=role).first()
    if wish and wish.said == Said.INTERESTED:
        return wish
    return _say(person, role=role, said=Said.INTERESTED, until=None)


@transaction.atomic
def say_no(*, person: Any, role: Role, about: About, how_long: HowLong) -> TaskWish:
    """Doesn't want to be asked to this role, to its kind, or at all, for so long. Said again it counts from today.

    Raises `NoAmbassadorError`, `RoleGoneError`, `EndMissingError`.
    """
    _check(person, role)
    if about == About.ALL and not how_long:
        raise EndMissingError
    until = timezone.localdate() + relativedelta(months=how_long) if how_long else None
    if about == About.ROLE:
        return _say(person, role=role, said=Said.NO, until=until)
    kind = role.initiative.kind if about == About.KIND else ""
    return _say(person, kind=kind, role=None, said=Said.NO, until=until)


@transaction.atomic
def take_back(*, wish: TaskWish, person: Any) -> None:
    """As if it was never said; twice is harmless. Raises `NotAllowedError` for somebody else's."""
    if wish.person_id != person.pk:
        raise NotAllowedError
    TaskWish.objects.filter(pk=wish.pk).delete()


def _check(person: Any, role: Role) -> None:
    """The person's row is locked: two presses at once are one after the other."""
    User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not Volunteer.objects.filter(person=person, state__in=CAN_BE_ASKED).exists():
        raise NoAmbassadorError
    if not Role.objects.open_to(person).filter(pk=role.pk).exists():
        raise RoleGoneError


def _say(person: Any, *, role: Role | None, kind: str = "", said: Said, until: Any) -> TaskWish:
    wish, _created = TaskWish.objects.update_or_create(
        person=person, role=role, kind=kind, defaults={"said": said, "until": until, "at": timezone.now()}
    )
    return wish
