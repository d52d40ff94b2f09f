"""What is still out when somebody leaves: who has it and one way to reach them stay until it is back."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from core.errors import NotAllowedError, TransitionError
from core.privacy import day_before
from volunteers.models import Volunteer
from volunteers.permissions import may_handle_application
from volunteers.safety.models import Equipment


def forget_lent(person: Any) -> int:
    """What came back falls; what is out keeps its holder. Returns how many rows it touched.

    Of a protected person the alias alone stays, and no way to reach them (DOMAIN rule 6). Twice is once.
    """
    rows = Equipment.objects.filter(person=person)
    gone = rows.exclude(returned_on=None).delete()[0]
    holder = {"held_by": person.shown_name[:160], "reach": ""}
    if not person.is_protected:
        holder = {"held_by": person.get_full_name()[:160], "reach": str(person.phone) or person.email or ""}
    return gone + rows.out().filter(left_on=None).update(**holder, left_on=timezone.localdate())


@transaction.atomic
def write_off(*, thing: Equipment, volunteer: Volunteer, actor: Any) -> None:
    """It won't come back from somebody who has left: the row goes, and the holder's name with it.

    Raises `NotAllowedError`, and `TransitionError` while its holder is still here.
    """
    if not may_handle_application(actor, volunteer):
        raise NotAllowedError
    if thing.left_on is None:
        raise TransitionError
    Equipment.objects.filter(pk=thing.pk).delete()


def lent_too_long(on: date) -> QuerySet[Equipment]:
    """What people who have left didn't hand back in time: it counts as written off."""
    return Equipment.objects.filter(left_on__lt=day_before(on, "RETENTION_LENT_DAYS"))
