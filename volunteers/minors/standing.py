"""What is known of many people's age in one query."""

from datetime import date, datetime

from accounts.models import User
from core.requirements import PersonIds
from volunteers.minors.age import Standing

# Of a user: what `standing_of` reads, in that order.
FIELDS = ("profile__adult", "profile__turns_18_on", "guardian__confirmed_at", "guardian__refused_at")


def standings(person_ids: PersonIds) -> dict[int, Standing]:
    """Age and guardian of those who have told where they live; one query."""
    rows = User.objects.filter(pk__in=person_ids).values_list("pk", *FIELDS)
    found = {person: standing_of(*told) for person, *told in rows}
    return {person: standing for person, standing in found.items() if standing is not None}


def standing_of(
    adult: bool | None, turns_18_on: date | None, yes: datetime | None, no: datetime | None
) -> Standing | None:
    """From the values of `FIELDS`; None for who hasn't told where they live."""
    if adult is None:
        return None
    return Standing(adult, turns_18_on, yes is not None and no is None)
