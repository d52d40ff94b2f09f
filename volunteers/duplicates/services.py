"""Making two people one, and remembering that two are not."""

from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts.cleaning import sessions_of
from accounts.models import StateChange, User
from accounts.personal_data import NAMELESS
from core.errors import NotAllowedError, ReasonMissingError
from core.events import announce
from volunteers.duplicates.errors import DistrictsDifferError, MergedAlreadyError
from volunteers.duplicates.models import NotTheSame
from volunteers.duplicates.moving import move_everything
from volunteers.duplicates.permissions import may_merge
from volunteers.enums import VolunteerState
from volunteers.events import VolunteerReleased
from volunteers.models import Volunteer

FILLED = ("email", "first_name", "last_name", "alias", "phone", "quiet_from", "quiet_until")
_OVER = {VolunteerState.ENDED, VolunteerState.ANONYMISED}


@transaction.atomic
def merge_people(*, keep: User, gone: User, actor: Any, reason: str) -> User:
    """Give everything of `gone` to `keep`; `gone` stays as a number without name, contact and way in.

    Both rows are locked in the order of their numbers, as a sign-up locks one (DOMAIN rule 1), and everything is
    checked again. Raises `NotAllowedError`, `MergedAlreadyError`, `DistrictsDifferError`, `ReasonMissingError`.
    """
    kept, left = _locked(keep, gone)
    _check(kept, left, actor, reason)
    _close(kept, left)
    move_everything(kept.pk, left.pk)
    StateChange.objects.create(
        subject_type=User._meta.label_lower,
        subject_id=kept.pk,
        transition="merge",
        source=str(left.pk),
        target=str(kept.pk),
        actor=actor,
        reason=reason.strip(),
    )
    _release_if_suspended(kept, actor, reason)
    return User.objects.get(pk=kept.pk)


def _locked(keep: User, gone: User) -> tuple[User, User]:
    rows = User.objects.select_for_update().filter(pk__in={keep.pk, gone.pk}).order_by("pk")
    found = {row.pk: row for row in rows}
    if len(found) != 2:
        raise NotAllowedError
    return found[keep.pk], found[gone.pk]


def _check(kept: User, left: User, actor: Any, reason: str) -> None:
    if not (kept.is_active and left.is_active):
        raise MergedAlreadyError
    if not may_merge(actor, kept, left) or _has_worked_here(kept) or _has_worked_here(left):
        raise NotAllowedError
    check_districts(kept, left)
    if not reason.strip():
        raise ReasonMissingError


def _has_worked_here(person: User) -> bool:
    return bool(person.staff_roles.exists())


def check_districts(one: User, other: User) -> None:
    """Raise `DistrictsDifferError` where both are ambassadors, in two districts."""
    both = Volunteer.objects.filter(person__in=(one.pk, other.pk)).exclude(state__in=_OVER)
    if both.values("district").distinct().count() > 1:
        raise DistrictsDifferError


def _close(kept: User, left: User) -> None:
    """What `kept` lacks is filled from `left`, whose own row is emptied first: an address belongs to one at a time."""
    if left.email:
        EmailAddress.objects.get_or_create(user=left, email=left.email)
    own = {name: getattr(left, name) for name in FILLED}
    values = {**NAMELESS, "password": make_password(None), "merged_into": kept}
    User.objects.filter(pk=left.pk).update(**values)
    for name, value in own.items():
        if not getattr(kept, name):
            setattr(kept, name, value)
    kept.is_protected = kept.is_protected or left.is_protected
    kept.date_joined = min(kept.date_joined, left.date_joined)
    kept.save(update_fields=[*FILLED, "is_protected", "date_joined"])
    sessions_of(left).delete()


def _release_if_suspended(kept: User, actor: Any, reason: str) -> None:
    """A suspension of either holds for the one they are: no place, no task."""
    volunteer = Volunteer.objects.filter(person=kept, state=VolunteerState.SUSPENDED).first()
    if volunteer:
        announce(VolunteerReleased(volunteer=volunteer, actor=actor, reason=reason, for_good=True))


@transaction.atomic
def keep_apart(*, one: User, other: User, actor: Any) -> NotTheSame:
    """Remember that two people are not the same; twice is harmless. Raises `NotAllowedError`."""
    if not may_merge(actor, one, other):
        raise NotAllowedError
    first, second = sorted((one.pk, other.pk))
    row, _created = NotTheSame.objects.get_or_create(
        one_id=first, other_id=second, defaults={"decided_by": actor}
    )
    return row
