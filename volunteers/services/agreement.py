"""The agreement: accepting it, withdrawing from it, and a new version of it."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from core.errors import NotAllowedError
from volunteers.agreement.letters import tell_desk_of_withdrawal, tell_withdrawn
from volunteers.agreement.permissions import is_administrator
from volunteers.enums import ApplicationState, VolunteerState
from volunteers.errors import NameMissingError
from volunteers.models import Agreement, Application, Signature, Volunteer

HELD = (VolunteerState.ACTIVE, VolunteerState.PAUSED, VolunteerState.SUSPENDED)


def current_agreement() -> Agreement:
    """The version in force today; raises `Agreement.DoesNotExist` when none was ever made."""
    return Agreement.objects.filter(valid_from__lte=timezone.localdate()).latest("version")


def is_asked(person: Any) -> bool:
    """Whether the agreement is somebody's to accept: applicants who were sent it, and ambassadors."""
    states = [ApplicationState.AGREEMENT, ApplicationState.ACTIVE]
    return (
        Application.objects.filter(person=person, state__in=states).exists()
        or Volunteer.objects.filter(person=person, state__in=HELD).exists()
    )


@transaction.atomic
def sign_agreement(*, person: Any, name: str) -> Signature:
    """Accept the version in force, with the name as written. Twice is once; after a withdrawal it counts anew.

    Raises `NameMissingError`, and `NotAllowedError` for somebody who was not sent the agreement.
    """
    if not name.strip():
        raise NameMissingError
    if not is_asked(person):
        raise NotAllowedError
    candidate = Signature(
        person=person, agreement=current_agreement(), name=name.strip(), signed_at=timezone.now()
    )
    candidate.full_clean(validate_unique=False, validate_constraints=False)
    User.objects.select_for_update().get(pk=person.pk)
    standing = Signature.objects.standing().filter(person=person, agreement=candidate.agreement).first()
    if standing:
        return standing
    candidate.save()
    return candidate


@transaction.atomic
def withdraw_agreement(*, person: Any) -> int:
    """Take one's acceptance back, of every version, from now on; returns how many stood (twice is harmless).

    The person gets a receipt, and the coordinators of an ambassador are told.
    """
    User.objects.select_for_update().get(pk=person.pk)
    standing = Signature.objects.standing().filter(person=person)
    number = standing.update(withdrawn_at=timezone.now())
    if number:
        tell_withdrawn(person)
        volunteer = Volunteer.objects.filter(person=person, state__in=HELD).first()
        if volunteer:
            tell_desk_of_withdrawal(volunteer)
    return number


@transaction.atomic
def publish_agreement(*, actor: Any, title: str, text: str, changes: str) -> Agreement:
    """A new version, in force from today. Whoever accepted the one before is asked again, with days of grace.

    Raises `NotAllowedError` for others than administrators, `ValidationError` for a text with a CPR number.
    """
    if not is_administrator(actor):
        raise NotAllowedError
    latest = Agreement.objects.select_for_update().order_by("-version").first()
    agreement = Agreement(
        version=latest.version + 1 if latest else 1,
        title=title,
        text=text,
        changes=changes,
        valid_from=timezone.localdate(),
    )
    agreement.full_clean()
    agreement.save()
    return agreement
