"""Groups of roles that all clash with each other: of each group, one person can take one role at most."""

from collections import defaultdict
from collections.abc import Iterable

Edge = tuple[int, int]


def cliques_of(clashes: Iterable[Edge]) -> list[list[int]]:
    """A partition of the roles that clash into groups in which everybody clashes with everybody.

    Where clashing is the same as meeting at the same time the groups say all; where it isn't (a long session over
    two short ones), some clashes lie between groups and are left to the repair.
    """
    neighbours: dict[int, set[int]] = defaultdict(set)
    for one, other in clashes:
        neighbours[one].add(other)
        neighbours[other].add(one)
    groups, left = [], set(neighbours)
    for role in sorted(neighbours, key=lambda each: (-len(neighbours[each]), each)):
        if role in left:
            group = _grown([role], sorted(neighbours[role] & left), neighbours)
            left -= set(group)
            groups.append(sorted(group))
    return groups


def cliques_for(clashes: frozenset[Edge], roles: Iterable[int], together: Iterable[Edge]) -> list[list[int]]:
    """A partition of one person's roles that keeps as many as it can of the pairs `together` in a group.

    A pair is lost where its group would hold roles that don't clash: of three in a row, the first and the last.
    """
    mine = set(roles)
    neighbours: dict[int, set[int]] = {role: set() for role in mine}
    for one, other in clashes:
        if one in mine and other in mine:
            neighbours[one].add(other)
            neighbours[other].add(one)
    groups = {role: [role] for role in mine}
    for one, other in together:
        joined = sorted({*groups[one], *groups[other]})
        if all(second in neighbours[first] for first in joined for second in joined if first != second):
            for role in joined:
                groups[role] = joined
    asked = {role for edge in together for role in edge}
    begun = [list(group) for group in {tuple(groups[role]) for role in sorted(asked)}]
    left = mine - {role for group in begun for role in group}
    found = []
    for group in sorted(begun):
        found.append(sorted(_grown(group, sorted(left), neighbours)))
        left -= set(found[-1])
    rest = ((one, other) for one, other in clashes if one in left and other in left)
    return [*found, *cliques_of(rest)]


def _grown(group: list[int], candidates: Iterable[int], neighbours: dict[int, set[int]]) -> list[int]:
    """The group with whoever clashes with all of it."""
    grown = list(group)
    for other in candidates:
        if all(other in neighbours[member] for member in grown):
            grown.append(other)
    return grown
