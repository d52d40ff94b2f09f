"""Suitable people for one role: eligible by the shared checkers, ranked by `coordination.matching.scoring`."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from coordination.matching.demand import demand_of, judged_on, role_sessions, spot_of
from coordination.matching.eligibility import Bools, Eligibility
from coordination.matching.population import Population, population_of
from coordination.matching.reasons import Fit, fit
from coordination.matching.scoring import Demand, Floats, Ints, scores
from projects.models import Role
from volunteers.models import Volunteer

# Reasons of ours beside the kinds of requirements.
ASKED_ENOUGH, ASKED_ALREADY, GONE = "asked_enough", "asked_already", "gone"


@dataclass(frozen=True)
class Ranked:
    """One suitable ambassador with the fit."""

    volunteer: Volunteer
    fit: Fit


class Ranking:
    """Who of the district suits a role, best first, and how many can't, with the reasons.

    Judged on the date of the role's next session (today if none). Who is asked already, or has the role, is left
    out, and so is who was asked as often this month as they want. A constant number of queries, whatever the number
    of people; names are read for those asked for alone. `among`: only these persons are looked at.
    """

    def __init__(self, role: Role, among: Collection[int] | None = None) -> None:
        sessions = list(role_sessions(role))
        self._people: Population = population_of(role.initiative.project.district_id, among)
        self._demand: Demand = demand_of(role, sessions)
        spot = spot_of(role, sessions)
        nowhere = np.zeros(len(self._people))
        self._km: Floats = self._people.km_to(spot.latitude, spot.longitude) if spot else nowhere
        asked_already = self._people.index_of(person for person, held in self._people.held if held == role.pk)
        self._free: Bools = np.ones(len(self._people), dtype=bool)
        self._free[asked_already] = False
        groups = Eligibility(self._people.ids, self._people.query).by_group(
            role.requirements.all(), judged_on(sessions)
        )
        self._bars: dict[str, Bools] = {**groups, ASKED_ENOUGH: self._people.may_ask > 0}

    def __len__(self) -> int:
        return len(self._order)

    @cached_property
    def _order(self) -> Ints:
        """Where those who suit stand in the arrays, best first; equal scores by the number of the person."""
        fits = self._free.copy()
        for each in self._bars.values():
            fits &= each
        total = sum(scores(self._people.crowd, self._km, self._demand).values(), start=np.zeros(len(fits)))
        suited = np.flatnonzero(fits)
        return suited[np.argsort(-total[suited], kind="stable")]

    @cached_property
    def excluded(self) -> dict[str, int]:
        """How many can't, by the kind of the first requirement they lack, or `ASKED_ENOUGH`; most first."""
        left, counts = self._free.copy(), {}
        for kind, met in self._bars.items():
            counts[kind] = int((left & ~met).sum())
            left &= met
        return {kind: number for kind, number in sorted(counts.items(), key=lambda row: -row[1]) if number}

    def top(self, number: int, *, rested: bool = False) -> list[Ranked]:
        """The best so many; `rested`: those never or longest not asked come first."""
        order = self._order
        if rested:
            days = np.nan_to_num(self._people.crowd.days_since_asked[order], nan=np.inf)
            order = order[np.argsort(-days, kind="stable")]
        return self._ranked(order[:number])

    def of(self, person_ids: Iterable[int]) -> list[Ranked]:
        """Those of some people who suit, best first."""
        wanted = self._people.index_of(person_ids)
        return self._ranked(self._order[np.isin(self._order, wanted)])

    def why_not(self, person_ids: Iterable[int]) -> dict[int, str]:
        """Why each of those who don't suit doesn't: `GONE` from the district's active ambassadors, `ASKED_ALREADY`,
        or the first reason of `excluded`."""
        found = dict.fromkeys(person_ids, GONE)
        for index in self._people.index_of(found).tolist():
            person = int(self._people.ids[index])
            lacking = [kind for kind, met in self._bars.items() if not met[index]]
            found[person] = (lacking or [""])[0] if self._free[index] else ASKED_ALREADY
        return {person: why for person, why in found.items() if why}

    def _ranked(self, order: Ints) -> list[Ranked]:
        people = Volunteer.objects.filter(person__in=self._people.ids[order].tolist()).with_person()
        by_person = {each.person_id: each for each in people}
        found = []
        for index in order.tolist():
            candidate = self._people.candidate(index, self._km[index])
            if candidate.person_id in by_person:
                found.append(Ranked(by_person[candidate.person_id], fit(candidate, self._demand)))
        return found
