"""Which claim gives which right: the staff provider's groups as roles per district."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from accounts.enums import NATIONAL_ROLES, Role

SCREENING = "screening"
WHOLE_COUNTRY = {Role.EDITOR, Role.APPROVER}  # they may also work on the whole tree


class MappingError(ValueError):
    """A line of the mapping that can't be read; the text says which and why."""


@dataclass(frozen=True)
class Grant:
    """One role, in a district (code) or nationally (None)."""

    role: Role
    district: str | None
    may_screen: bool = False


def read_mapping(lines: Mapping[str, str]) -> dict[str, Grant]:
    """ "<group>": "coordinator:1465", "coordinator:1465:screening" or "leadership". Raises `MappingError`."""
    return {group: _read_grant(group, text) for group, text in lines.items()}


def _read_grant(group: str, text: str) -> Grant:
    name, *rest = str(text).split(":")
    if name not in Role.values:
        raise MappingError(f"{group}: there is no role “{name}”.")
    role = Role(name)
    if role in NATIONAL_ROLES:
        if rest:
            raise MappingError(f"{group}: {name} is national and has no district.")
        return Grant(role, None)
    if role in WHOLE_COUNTRY and not rest:
        return Grant(role, None)
    if not rest or not (rest[0].isdecimal() and len(rest[0]) == 4):
        raise MappingError(f"{group}: {name} needs a district code of four digits.")
    if rest[1:] not in ([], [SCREENING]):
        raise MappingError(f"{group}: after the district only “{SCREENING}” may stand.")
    return Grant(role, rest[0], may_screen=bool(rest[1:]))


def grants_of(groups: Iterable[Any], mapping: Mapping[str, Grant]) -> frozenset[Grant]:
    """What the groups of a person give; unknown groups give nothing. A right with screening includes the plain one."""
    found = {mapping[str(group)] for group in groups if str(group) in mapping}
    plain = {(grant.role, grant.district) for grant in found if grant.may_screen}
    return frozenset(
        grant for grant in found if grant.may_screen or (grant.role, grant.district) not in plain
    )
