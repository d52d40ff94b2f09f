"""Which offers suit one ambassador, best first, and what keeps others just out of reach."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from django.db.models import QuerySet

from coordination.fitting.offers import Need, Offer, roles_without_dates, seats_near, wanted_of
from coordination.fitting.seeker import Seeker, seeker_of
from coordination.matching.reasons import Fit, fit
from coordination.matching.scoring import Crowd, Demand, scores, slot_bits, word_bits
from core.requirements import Judge, Refusal

NEARLY_SHOWN, EXAMPLES = 6, 3


@dataclass(frozen=True)
class Nearly:
    """One thing that is missing, and the offers it keeps out of reach, best first."""

    refusal: Refusal
    offers: list[Offer]


@dataclass(frozen=True)
class Fits:
    """What suits somebody: seats, roles without dates (both best first), and what nearly does."""

    seeker: Seeker
    seats: list[Offer]
    undated: list[Offer]
    nearly: list[Nearly]

    def fit_of(self, offer: Offer) -> Fit:
        """Score, numbers and reasons: those a coordinator sees."""
        return fit(self.seeker.candidate(offer.km, offer.role), offer.demand)


def fits_of(person: Any, places: QuerySet[Any]) -> Fits | None:
    """Of `places` (open to this person, with `left`); None for who isn't an active ambassador.

    The number of queries doesn't grow with seats, roles or dates.
    """
    seeker = seeker_of(person)
    if seeker is None:
        return None
    seats, undated = seats_near(seeker, places), roles_without_dates(seeker, person)
    wanted = wanted_of({offer.role for offer in (*seats, *undated)})
    judge = _Judged(person.pk)
    free = [offer for offer in _with(wanted, seats) if _is_free(seeker, offer)]
    open_roles = [offer for offer in _with(wanted, undated) if seeker.wants(offer.role, offer.kind)]
    best, missing = _sorted(seeker, free), defaultdict(list)
    for offer in best:
        refusals = judge.of(offer)
        if len(refusals) == 1:
            missing[refusals[0].kind, str(refusals[0].way_out)].append((refusals[0], offer))
    nearly = [Nearly(pairs[0][0], [offer for _refusal, offer in pairs]) for pairs in missing.values()]
    return Fits(
        seeker=seeker,
        seats=[offer for offer in best if not judge.of(offer)],
        undated=[offer for offer in _sorted(seeker, open_roles) if not judge.of(offer)],
        nearly=sorted(nearly, key=lambda each: -len(each.offers))[:NEARLY_SHOWN],
    )


def _with(wanted: Any, offers: Iterable[Offer]) -> list[Offer]:
    return [replace(offer, wanted=wanted[offer.role]) for offer in offers if offer.role in wanted]


def _is_free(seeker: Seeker, offer: Offer) -> bool:
    """Not on it, not elsewhere, and not said no to."""
    if offer.session in seeker.sessions or not seeker.wants(offer.role, offer.kind):
        return False
    return seeker.is_free(offer.starts_at, offer.ends_at, offer.flexible)  # type: ignore[arg-type]


class _Judged:
    """Refusals by requirements and day: thousands of seats ask a few dozen different questions."""

    def __init__(self, person_id: int) -> None:
        self._judge = Judge(person_id)
        self._known: dict[tuple[tuple[Need, ...], date], list[Refusal]] = {}

    def of(self, offer: Offer) -> list[Refusal]:
        asked = (offer.wanted.needs, offer.on)
        if asked not in self._known:
            self._known[asked] = self._judge.refusals(list(offer.wanted.needs), offer.on)
        return self._known[asked]


def _sorted(seeker: Seeker, offers: Sequence[Offer]) -> list[Offer]:
    """Best first, then soonest (the order they come in)."""
    by_demand: dict[Demand, list[int]] = defaultdict(list)
    for index, offer in enumerate(offers):
        by_demand[offer.demand].append(index)
    total = np.zeros(len(offers), dtype=np.int64)
    for demand, indices in by_demand.items():
        total[indices] = _points(seeker, [offers[index] for index in indices], demand)
    return [offers[index] for index in np.argsort(-total, kind="stable").tolist()]


def _points(seeker: Seeker, offers: Sequence[Offer], demand: Demand) -> Any:
    """The points of one person for several offers that want the same: as many copies of the person."""
    number, asked = len(offers), seeker.days_since_asked
    copies = Crowd(
        travel_km=np.full(number, seeker.travel_km, dtype=np.float64),
        slots=np.full(number, slot_bits(seeker.slots), dtype=np.uint64),
        words=np.full(number, word_bits(seeker.words), dtype=np.uint64),
        days_since_asked=np.full(number, np.nan if asked is None else asked, dtype=np.float64),
    )
    km = np.array([offer.km for offer in offers])
    keen = np.array([offer.role in seeker.keen for offer in offers])
    return sum(scores(copies, km, demand, keen).values(), start=np.zeros(number, dtype=np.int64))
