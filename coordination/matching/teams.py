"""What makes a good team, as advice: nobody is kept from asking by it (DOMAIN, Matching). Numbers, no database."""

from dataclasses import dataclass
from enum import StrEnum

WALK_TOGETHER = 3
WALKS = frozenset({"walk", "evening-walk"})


class TeamRule(StrEnum):
    """What is looked at."""

    THREE_ON_A_WALK = "three_on_a_walk"
    ONE_EXPERIENCED = "one_experienced"


@dataclass(frozen=True)
class TeamCheck:
    """A rule, whether it is kept, and how many people are missing till it is."""

    rule: TeamRule
    missing: int

    @property
    def kept(self) -> bool:
        """Whether nobody is missing."""
        return not self.missing


def team_checks(*, kind: str, size: int, experienced: int) -> list[TeamCheck]:
    """The rules for an initiative of that kind with `size` people, `experienced` of whom have been along before.

    On a walk three go together; of any team at least one has been along before.
    """
    checks = [TeamCheck(TeamRule.ONE_EXPERIENCED, 0 if experienced else 1)]
    if kind in WALKS:
        checks.insert(0, TeamCheck(TeamRule.THREE_ON_A_WALK, max(0, WALK_TOGETHER - size)))
    return checks


def team_warnings(*, kind: str, size: int, experienced: int) -> list[TeamCheck]:
    """The rules that aren't kept. A team without people is no team yet: it is short of people, that's all."""
    if not size:
        return []
    return [check for check in team_checks(kind=kind, size=size, experienced=experienced) if not check.kept]
