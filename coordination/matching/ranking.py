"""Suitable people for one role, or one session of it: eligible by the shared checkers, ranked by `scoring`."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from coordination.matching.bars import Code, bars_of, kind_of, paused_in
from coordination.matching.demand import demand_of, judged_on, role_sessions, spot_of
from coordination.matching.eligibility import Eligibility
from coordination.matching.population import Population, population_of
from coordination.matching.reasons import Fit, fit
from coordination.matching.scoring import Bools, Demand, Floats, Ints, scores
from coordination.wishes.reading import interested_in
from projects.models import Role, Session
from volunteers.models import Volunteer

REST_PART = 5  # of so many suggestions one is for somebody never or longest not asked


@dataclass(frozen=True)
class Ranked:
    """One suitable ambassador with the fit."""

    volunteer: Volunteer
    fit: Fit


class Ranking:
    """Who of the district suits a role, best first, and how many can't, with the reasons.

    Judged on the date of the role's next session (today if none), or of the one `session` that lacks people. A
    constant number of queries, whatever the number of people; names are read for those asked for alone. `among`: only
    these persons are looked at.
    """

    def __init__(
        self, role: Role, among: Collection[int] | None = None, session: Session | None = None
    ) -> None:
        sessions = [session] if session else list(role_sessions(role))
        self._role, self._session = role, session
        self._people: Population = population_of(role.initiative.project.district_id, among)
        self._demand: Demand = demand_of(role, sessions)
        spot = spot_of(role, sessions)
        nowhere = np.zeros(len(self._people))
        self._km: Floats = self._people.km_to(spot.latitude, spot.longitude) if spot else nowhere
        self._keen: Bools = self._people.is_among(interested_in([role.pk]).get(role.pk, ()))
        met = Eligibility(self._people.ids, self._people.query).by_first(
            role.requirements.all(), judged_on(sessions)
        )
        self._bars: dict[str, Bools] = bars_of(role, sessions, session, self._people, met)
        self._near: Bools = np.asarray(self._km <= self._people.crowd.travel_km)

    def __len__(self) -> int:
        return len(self._order)

    @cached_property
    def _can(self) -> Bools:
        """Who can be asked: nothing but a long way stands against it, and a coordinator may know better about that."""
        can = np.ones(len(self._people), dtype=bool)
        for each in self._bars.values():
            can &= each
        return can

    @cached_property
    def _order(self) -> Ints:
        """Where those who suit and live near enough stand in the arrays, best first."""
        return self._sorted(self._can & self._near)

    def _sorted(self, who: Bools) -> Ints:
        """Best first; of equals who was never or longest not asked, then in an order of the role's own: the same
        people aren't first everywhere, and the same question gets the same answer."""
        points = scores(self._people.crowd, self._km, self._demand, self._keen)
        total = sum(points.values(), start=np.zeros(len(who), np.int64))
        suited = np.flatnonzero(who)
        turn = _turns(self._people.ids[suited], self._role.pk)
        return suited[np.lexsort((turn, -self._days[suited], -total[suited]))]

    @property
    def _days(self) -> Floats:
        return np.nan_to_num(self._people.crowd.days_since_asked, nan=np.inf)

    @cached_property
    def excluded(self) -> dict[str, int]:
        """How many can't, by the first reason of each (`bars.Code`, or "kind:key" of a requirement); most first.

        With those who suit they are all active ambassadors of the district, and those on a break.
        """
        left, counts = np.ones(len(self._people), dtype=bool), {}
        for code, met in {**self._bars, Code.TOO_FAR: self._near}.items():
            counts[str(code)] = int((left & ~met).sum())
            left &= met
        counts[str(Code.PAUSED)] = paused_in(self._role.initiative.project.district_id)
        return {code: number for code, number in sorted(counts.items(), key=lambda row: -row[1]) if number}

    def top(self, number: int, *, rested: bool = False) -> list[Ranked]:
        """The best so many; `rested`: those never or longest not asked come first."""
        order = self._order
        if rested:
            order = self._rested(order)
        return self._ranked(order[:number])

    def shortlist(self, number: int) -> list[Ranked]:
        """The best so many, with a part kept for those never or longest not asked; best first."""
        kept = number // REST_PART
        best, others = self._order[: number - kept], self._order[number - kept :]
        chosen = {*best.tolist(), *self._rested(others)[:kept].tolist()}
        return self._ranked(
            np.array([each for each in self._order.tolist() if each in chosen], dtype=np.int64)
        )

    def _rested(self, order: Ints) -> Ints:
        return order[np.argsort(-self._days[order], kind="stable")]

    def of(self, person_ids: Iterable[int]) -> list[Ranked]:
        """Those of some people who can be asked, best first."""
        wanted = np.zeros(len(self._people), dtype=bool)
        wanted[self._people.index_of(person_ids)] = True
        return self._ranked(self._sorted(self._can & wanted))

    def why_not(self, person_ids: Iterable[int]) -> dict[int, str]:
        """Why each of those who can't be asked can't: `GONE` from the district's active ambassadors, a `Code`, or the
        kind of a requirement."""
        found: dict[int, str] = dict.fromkeys(person_ids, str(Code.GONE))
        for index in self._people.index_of(found).tolist():
            person = int(self._people.ids[index])
            found[person] = next((kind_of(code) for code, met in self._bars.items() if not met[index]), "")
        return {person: why for person, why in found.items() if why}

    def _ranked(self, order: Ints) -> list[Ranked]:
        people = Volunteer.objects.filter(person__in=self._people.ids[order].tolist()).with_person()
        by_person = {each.person_id: each for each in people}
        found = []
        for index in order.tolist():
            candidate = self._people.candidate(index, self._km[index], bool(self._keen[index]))
            if candidate.person_id in by_person:
                found.append(Ranked(by_person[candidate.person_id], fit(candidate, self._demand)))
        return found


def _turns(ids: Ints, role: int) -> Any:
    """A number for each person that looks random, differs by role, and is always the same (splitmix64)."""
    mixed = ids.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15) + np.uint64(
        role * 0xD1B54A32D192ED03 % 2**64
    )
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return mixed ^ (mixed >> np.uint64(31))
