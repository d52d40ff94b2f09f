"""What is known of many people's age in one query."""

from core.requirements import PersonIds
from volunteers.minors.age import Standing
from volunteers.models import Profile


def standings(person_ids: PersonIds) -> dict[int, Standing]:
    """Age and guardian of those who have told where they live; one query."""
    rows = Profile.objects.filter(person__in=person_ids).values_list(
        "person",
        "adult",
        "turns_18_on",
        "person__guardian__confirmed_at",
        "person__guardian__refused_at",
    )
    return {
        person: Standing(adult, turns_18_on, yes is not None and no is None)
        for person, adult, turns_18_on, yes, no in rows
    }
