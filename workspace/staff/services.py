"""Who leaves hands over first; then the roles end, and the account can't enter the workspace any more."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from accounts.events import StaffRightsChanged
from accounts.handing import Pile, lock_people, move_all, move_unowned, work_of
from accounts.models import StaffRole, StateChange, User
from accounts.scope import scope_of
from core.errors import NotAllowedError, TryghedError
from core.events import announce
from workspace.staff import letters
from workspace.staff.permissions import districts_to_end
from workspace.staff.reading import receivers, roles_visible_to, staff_visible_to


class StillOpenError(TryghedError):
    """Something is open in the name of who leaves."""

    code = "still_open"
    message = _("Something is still open. Hand it over first.")


class ReceiverError(TryghedError):
    """The colleague doesn't work there."""

    code = "wrong_receiver"
    message = _("Choose a coordinator or contact officer of the police district.")


def open_work_of(person: Any, actor: Any) -> list[Pile]:
    """What a person has open where the actor ends accesses; counts alone."""
    return work_of(person, districts=districts_of(person, actor))


def districts_of(person: Any, actor: Any) -> list[str]:
    """Where the person works, of those the actor ends accesses in."""
    rows = roles_visible_to(actor).filter(user=person.pk).exclude(district=None)
    return sorted(set(rows.values_list("district", flat=True)))


@transaction.atomic
def hand_over_all(*, person: Any, receiver: Any, actor: Any, names: Iterable[str]) -> list[Pile]:
    """Give a colleague what somebody has open, of these kinds; the colleague is told. A second press moves nothing.

    Raises `NotAllowedError`, `ReceiverError`, and what a room says when the colleague may not have something.
    """
    _check(person, actor)
    districts = districts_of(person, actor)
    if receiver.pk == person.pk or not receivers(districts).filter(pk=receiver.pk).exists():
        raise ReceiverError
    moved = move_all(user=person, receiver=receiver, actor=actor, districts=districts, names=names)
    if moved:
        letters.tell_receiver(receiver, moved, giver=person)
    return moved


@transaction.atomic
def hand_out_unowned(*, receiver: Any, actor: Any, names: Iterable[str]) -> list[Pile]:
    """Give a colleague what nobody has; the colleague is told. Raises as `hand_over_all` does."""
    districts = scope_of(actor).coordinator
    if not districts:
        raise NotAllowedError
    if not receivers(districts).filter(pk=receiver.pk).exists():
        raise ReceiverError
    moved = move_unowned(receiver=receiver, actor=actor, districts=districts, names=names)
    if moved and receiver.pk != actor.pk:
        letters.tell_receiver(receiver, moved)
    return moved


@transaction.atomic
def end_access(*, person: Any, actor: Any) -> int:
    """End the roles today; what they did stays in every history. Returns how many; a second press ends none.

    A coordinator ends those in their district, the administrator all. Raises `NotAllowedError` and `StillOpenError`.
    """
    lock_people(person)
    if person.pk == actor.pk or districts_to_end(actor) == frozenset():
        raise NotAllowedError
    roles = list(roles_visible_to(actor).filter(user=person.pk))
    if not roles:
        return 0
    if open_work_of(person, actor):
        raise StillOpenError
    for role in roles:
        _log_end(role, actor)
    StaffRole.objects.filter(pk__in=[role.pk for role in roles]).delete()
    _set_flags(person, everywhere=districts_to_end(actor) is None)
    return len(roles)


def _set_flags(person: Any, *, everywhere: bool) -> None:
    locked = User.objects.get(pk=person.pk)
    locked.is_superuser = locked.is_superuser and not everywhere
    locked.is_staff = locked.is_superuser or locked.staff_roles.exists()
    locked.save(update_fields=["is_staff", "is_superuser"])
    announce(StaffRightsChanged(locked))


def _check(person: Any, actor: Any) -> None:
    if person.pk == actor.pk or not staff_visible_to(actor).filter(pk=person.pk).exists():
        raise NotAllowedError


def _log_end(role: StaffRole, actor: Any) -> None:
    """A line under the person: which role, where ("coordinator:1465")."""
    StateChange.objects.create(
        subject_type=User._meta.label_lower,
        subject_id=role.user_id,
        transition="end_role",
        source=f"{Role(role.role).value}:{role.district_id or ''}".rstrip(":"),
        target="ended",
        actor=actor,
    )
