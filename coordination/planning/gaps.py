"""The places a plan can't fill, and which single relaxation would."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from coordination.matching.scoring import Bools
from coordination.planning.building import Matchmaker
from coordination.planning.enums import GapReason
from coordination.planning.models import PlanGap
from coordination.planning.openings import Opening


def gaps_of(matchmaker: Matchmaker, pairs: Sequence[tuple[int, int]]) -> list[PlanGap]:
    """A row for each opening that still lacks people; only who has room beside the plan counts as found."""
    filled = Counter(number for _person, number in pairs)
    has_room = _has_room(matchmaker, pairs)
    gaps = []
    for number, opening in enumerate(matchmaker.openings):
        missing = opening.places - filled[number]
        if missing > 0:
            gaps.append(_gap(matchmaker, opening, missing, has_room))
    return gaps


def _has_room(matchmaker: Matchmaker, pairs: Sequence[tuple[int, int]]) -> Bools:
    given = np.zeros(len(matchmaker.people), dtype=np.int64)
    np.add.at(given, [person for person, _number in pairs], 1)
    return np.asarray(matchmaker.room > given)


def _gap(matchmaker: Matchmaker, opening: Opening, missing: int, has_room: Bools) -> PlanGap:
    free = has_room & matchmaker.free_for(opening)
    meets, near, in_time = matchmaker.meets(opening), matchmaker.near(opening), matchmaker.in_time(opening)
    by_kind = matchmaker.lacks_only(opening)
    return PlanGap(
        role=opening.role,
        missing=missing,
        reason=_reason(opening, meets),
        further=int((free & meets & ~near & in_time).sum()),
        other_times=int((free & meets & near & ~in_time).sum()),
        more={
            kind: number
            for kind, lacks in by_kind.items()
            if (number := int((free & lacks & near & in_time).sum()))
        },
    )


def _reason(opening: Opening, meets: Bools) -> str:
    """Why nobody at all can take it as it is."""
    if opening.placeless:
        return GapReason.NO_PLACES
    return "" if meets.any() else GapReason.NOBODY_MEETS
