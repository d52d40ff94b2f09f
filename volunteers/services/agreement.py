"""The agreement and its acceptance."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from core.errors import NotAllowedError
from volunteers.enums import ApplicationState
from volunteers.errors import NameMissingError
from volunteers.models import Agreement, Application, Signature


def current_agreement() -> Agreement:
    """The version in force today; raises `Agreement.DoesNotExist` when none was ever made."""
    return Agreement.objects.filter(valid_from__lte=timezone.localdate()).latest("version")


@transaction.atomic
def sign_agreement(*, person: Any, name: str) -> Signature:
    """Accept the version in force, with the name as written. Twice is once.

    Raises `NameMissingError`, and `NotAllowedError` for somebody who was not sent the agreement.
    """
    if not name.strip():
        raise NameMissingError
    asked = Application.objects.filter(
        person=person, state__in=[ApplicationState.AGREEMENT, ApplicationState.ACTIVE]
    )
    if not asked.exists():
        raise NotAllowedError
    candidate = Signature(
        person=person, agreement=current_agreement(), name=name.strip(), signed_at=timezone.now()
    )
    candidate.full_clean(validate_unique=False, validate_constraints=False)
    return Signature.objects.get_or_create(
        person=person,
        agreement=candidate.agreement,
        defaults={"name": candidate.name, "signed_at": candidate.signed_at},
    )[0]
