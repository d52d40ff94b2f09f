"""Putting tags on people and taking them off."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core.errors import NotAllowedError
from core.validators import refuse_cpr
from volunteers.events import VolunteerMoved
from volunteers.models import Volunteer
from volunteers.permissions import may_handle_application
from volunteers.tags.errors import SensitiveTagError, TagTextError
from volunteers.tags.models import LONGEST, Tag, key_of
from volunteers.tags.sensitive import is_sensitive


def checked_text(text: str) -> str:
    """The tag as it is kept. Raises `TagTextError` (also for a CPR number) and `SensitiveTagError`."""
    kept = " ".join(text.split())
    if not 1 <= len(kept) <= LONGEST:
        raise TagTextError
    try:
        refuse_cpr(kept)
    except ValidationError as error:
        raise TagTextError(error.messages[0]) from None
    if is_sensitive(kept):
        raise SensitiveTagError
    return kept


@transaction.atomic
def add_tag(*, volunteers: Sequence[Volunteer], text: str, actor: Any) -> int:
    """Put a tag on ambassadors; who has it keeps it. Returns how many got it.

    Raises `NotAllowedError` when one isn't the actor's to handle, and as `checked_text`.
    """
    kept = checked_text(text)
    _refuse_others(volunteers, actor)
    key = key_of(kept)
    have = set(
        Tag.objects.filter(key=key, person__volunteer__in=volunteers).values_list("person", "district")
    )
    new = [
        Tag(person_id=each.person_id, district_id=each.district_id, text=kept, key=key, added_by=actor)
        for each in volunteers
        if (each.person_id, each.district_id) not in have
    ]
    Tag.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


@transaction.atomic
def remove_tag(*, volunteers: Sequence[Volunteer], text: str, actor: Any) -> int:
    """Take a tag off ambassadors; returns how many had it. Raises `NotAllowedError`."""
    _refuse_others(volunteers, actor)
    districts = {each.district_id for each in volunteers}
    rows = Tag.objects.filter(key=key_of(text), district__in=districts, person__volunteer__in=volunteers)
    return rows.delete()[0]


def _refuse_others(volunteers: Sequence[Volunteer], actor: Any) -> None:
    if not all(may_handle_application(actor, each) for each in volunteers):
        raise NotAllowedError


def forget_moved(event: VolunteerMoved) -> None:
    """Tags are the district's own: the next one doesn't get them."""
    Tag.objects.filter(person=event.volunteer.person_id, district=event.origin).delete()
