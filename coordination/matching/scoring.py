"""How well people suit a role. Pure arithmetic on arrays, no database.

The weights stand here and nowhere else. They sum to 100. A language or skill adds and never excludes; who was never
asked comes before who was asked lately (DOMAIN, Matching).
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.vocabulary import WORDS, DayPart, Weekday

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bits = npt.NDArray[np.uint64]
Bools = npt.NDArray[np.bool_]
Slot = tuple[int, str]
Word = tuple[str, str]

WEIGHTS = {"distance": 40, "time": 20, "wishes": 20, "interest": 10, "rest": 10}
REST_DAYS = 60

# A person's times and words are kept as one number each: a bit for every word of the vocabulary (fewer than 64).
_SLOTS: dict[Slot, int] = {
    (int(day), str(part)): 1 << number
    for number, (day, part) in enumerate((day, part) for day in Weekday for part in DayPart)
}
_WORDS: dict[Word, int] = {
    (str(kind), str(key)): 1 << number
    for number, (kind, key) in enumerate((kind, key) for kind, keys in WORDS.items() for key in keys)
}


def slot_bits(slots: Iterable[Slot]) -> int:
    """Times of the week as one number."""
    return sum(_SLOTS[slot] for slot in set(slots))


def word_bits(words: Iterable[Word]) -> int:
    """Languages, skills and interests as one number; a word the vocabulary has no longer counts for nothing."""
    return sum(_WORDS.get(word, 0) for word in set(words))


def slots_of(bits: int) -> frozenset[Slot]:
    """The times a number stands for."""
    return frozenset(slot for slot, bit in _SLOTS.items() if bits & bit)


def words_of(bits: int) -> frozenset[Word]:
    """The words a number stands for."""
    return frozenset(word for word, bit in _WORDS.items() if bits & bit)


@dataclass(frozen=True)
class Crowd:
    """What scoring knows of people: arrays of one length.

    `travel_km`: how far they go. `slots` and `words`: see `slot_bits` and `word_bits`. `days_since_asked`: NaN for
    never.
    """

    travel_km: Floats
    slots: Bits
    words: Bits
    days_since_asked: Floats

    def __len__(self) -> int:
        return len(self.travel_km)

    def only(self, who: Ints) -> "Crowd":
        """Some of them."""
        return Crowd(self.travel_km[who], self.slots[who], self.words[who], self.days_since_asked[who])


@dataclass(frozen=True)
class Demand:
    """What a role wants: the (weekday, part of day) of its coming sessions, wishes, and its theme.

    `anytime`: one of the sessions has no fixed time, so it suits whenever somebody can.
    """

    slots: frozenset[Slot]
    wishes: frozenset[Word]
    theme: str
    anytime: bool = False


def scores(crowd: Crowd, km: Floats, demand: Demand, keen: Bools | None = None) -> dict[str, Ints]:
    """Points of everybody (shape people) for each of the weights; `km` is from home to the meeting point.

    `keen`: who has said that they would like to hear more about the role; that is interest, whatever the theme.
    """
    interest = _part_of(crowd.words, word_bits([("interest", demand.theme)]), without=0.0)
    shares = {
        "distance": np.where(km > crowd.travel_km, 0.0, 1 - km / (2 * crowd.travel_km)),
        "time": _time(crowd.slots, demand),
        "wishes": _part_of(crowd.words, word_bits(demand.wishes), without=1.0),
        "interest": interest if keen is None else np.where(keen, 1.0, interest),
        "rest": np.nan_to_num(np.minimum(crowd.days_since_asked / REST_DAYS, 1.0), nan=1.0),
    }
    return {name: np.rint(share * WEIGHTS[name]).astype(np.int64) for name, share in shares.items()}


def _time(have: Bits, demand: Demand) -> Floats:
    """The part of the times that suits each; a session without a fixed time counts as one more that always does."""
    if not demand.anytime:
        return _part_of(have, slot_bits(demand.slots), without=0.0)
    fixed = len(demand.slots)
    return (_part_of(have, slot_bits(demand.slots), without=0.0) * fixed + 1) / (fixed + 1)


def _part_of(have: Bits, want: int, *, without: float) -> Floats:
    """The part of what is wanted that each has; `without` where nothing is wanted."""
    if not want:
        return np.full(len(have), without)
    shared = np.bitwise_count(have & np.uint64(want))
    return np.asarray(shared / want.bit_count(), dtype=np.float64)
