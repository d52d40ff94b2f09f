"""Which of the pairs that a coordinator always wants can stand in a plan today."""

from collections.abc import Callable, Collection, Iterable, Sequence

from coordination.matching.scoring import Bools

Pair = tuple[int, int]  # index of the person, number of the opening


def that_can_be(
    wanted: Iterable[Pair],
    *,
    can: Callable[[int], Bools],
    places: Sequence[int],
    asks: Sequence[int],
    clashing: Collection[Pair],
) -> list[Pair]:
    """Those that break nothing, in order: never more people than an opening has places, nor two at the same time.

    `can(number)`: who can take an opening; `asks`: how often each may still be asked; `clashing`: openings at the same
    time, the smaller number first.
    """
    left, may, kept = [*places], [*asks], list[Pair]()
    judged: dict[int, Bools] = {}
    for person, opening in sorted(wanted, key=lambda pair: (pair[1], pair[0])):
        if opening not in judged:
            judged[opening] = can(opening)
        free = not any(
            one == person and (min(other, opening), max(other, opening)) in clashing for one, other in kept
        )
        if judged[opening][person] and left[opening] and may[person] > 0 and free:
            kept.append((person, opening))
            left[opening], may[person] = left[opening] - 1, may[person] - 1
    return kept
