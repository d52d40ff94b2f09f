"""What was said, as ranking and plans read it: numbers of persons, nobody's reasons."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import Q

from coordination.wishes.models import TaskWish
from projects.models import Role


def interested_in(role_ids: Collection[int]) -> dict[int, set[int]]:
    """The persons who would like to hear more, by role."""
    rows = TaskWish.objects.interested().filter(role__in=role_ids)
    found: dict[int, set[int]] = defaultdict(set)
    for role, person in rows.values_list("role", "person"):
        found[role].add(person)
    return found


def said_no_to(role: Role) -> set[int]:
    """The persons who don't want to be asked to a role today. Interest in just this one outweighs a no to its kind."""
    rows = TaskWish.objects.noes().filter(_speaks_of(role))
    mine = interested_in([role.pk]).get(role.pk, set())
    return set(rows.values_list("person", flat=True)) - mine


def said_no_in(district: str, roles: Collection[Role]) -> set[tuple[int, int]]:
    """The same for many roles and the ambassadors of a district, as (person, role). Two queries."""
    mine = {
        (person, role)
        for role, people in interested_in([role.pk for role in roles]).items()
        for person in people
    }
    rows = TaskWish.objects.noes().filter(person__volunteer__district=district)
    found = set()
    for person, about, kind in rows.values_list("person", "role", "kind"):
        for role in roles:
            if about == role.pk or (about is None and kind in ("", role.initiative.kind)):
                found.add((person, role.pk))
    return found - mine


def wishes_of(person: Any) -> list[TaskWish]:
    """All that holds today of one person, newest first."""
    rows = TaskWish.objects.standing().filter(person=person)
    return list(rows.select_related("role__initiative"))


def _speaks_of(role: Role) -> Q:
    everything = Q(role=None, kind="")
    return Q(role=role.pk) | Q(kind=role.initiative.kind) | everything
