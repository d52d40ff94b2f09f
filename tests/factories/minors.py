"""Young people, their guardians, and tasks for them."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from projects.enums import RequirementKind
from projects.models import Role
from tests.factories.people import make_volunteer
from tests.factories.work import make_role
from volunteers.minors.models import Guardian
from volunteers.models import Volunteer

IN_TWO_YEARS = 730  # days


def make_young(subject: Any, *, turns_18_on: date | None = None) -> Any:
    """An applicant or ambassador of 16, unless said."""
    profile = subject.person.profile
    profile.adult = False
    profile.turns_18_on = turns_18_on or timezone.localdate() + timedelta(days=IN_TWO_YEARS)
    profile.save()
    return subject


def make_guardian(person: Any, *, answer: str = "", **fields: Any) -> Guardian:
    """Asked now; with `answer` "yes" or "no" answered too."""
    stamps = {"yes": {"confirmed_at": timezone.now()}, "no": {"refused_at": timezone.now()}}.get(answer, {})
    values = {"name": "Hanne Holm", "email": "hanne@example.org", **stamps, **fields}
    return Guardian.objects.create(person=person, **values)


def make_young_volunteer(*, answer: str = "yes", turns_18_on: date | None = None, **fields: Any) -> Volunteer:
    """An ambassador under 18 with a guardian; `answer` None leaves the guardian out."""
    volunteer: Volunteer = make_young(make_volunteer(**fields), turns_18_on=turns_18_on)
    if answer is not None:
        make_guardian(volunteer.person, answer=answer)
    return volunteer


def make_young_role(age: str = "15", initiative: Any = None) -> Role:
    """An open task with an age limit; "" is 18, None writes no limit."""
    limit: list[Any] = [] if age is None else [[(RequirementKind.ADULT, age)]]
    return make_role(initiative, requirements=[RequirementKind.AMBASSADOR, *limit])
