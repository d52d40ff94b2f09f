"""Which requirements a person would like to meet: those of tasks they hold, are asked to, or may like."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from coordination.enums import LIVE_ASSIGNMENTS
from core.vocabulary import WordKind
from projects.models import Requirement, Role
from volunteers.models import ProfileWord, Volunteer


def wanted_requirements(person: Any) -> Iterable[Requirement]:
    """Of roles the person has or is asked to, and of open ones in the district about what interests them."""
    district = Volunteer.objects.active().filter(person=person).values("district")
    interests = ProfileWord.objects.filter(profile__person=person, kind=WordKind.INTEREST).values("key")
    theirs = Q(assignments__person=person, assignments__state__in=LIVE_ASSIGNMENTS)
    liked = Q(initiative__project__district__in=district, initiative__project__theme__in=interests)
    roles = Role.objects.open_to(person).filter(theirs | liked)
    return Requirement.objects.filter(role__in=roles.order_by().values("pk")).order_by("role", "group", "pk")
