"""Who sits on which seat: near people first, a little shuffled, never two places at once."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from random import Random

from django.utils import timezone

from accounts.models import User
from places.distance import distance_km
from projects.models import SessionPlace
from volunteers.enums import VolunteerState
from volunteers.models import Volunteer

SHUFFLE_KM = 5.0
TURN_KM = 4.0  # whoever was there before counts as living this much further away: others get their turn


class Roster:
    """The ambassadors of all districts and the hours they are taken."""

    def __init__(self, rng: Random, account: User) -> None:
        self._rng = rng
        self._account = account
        self._busy: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
        self._by_district: dict[str, list[Volunteer]] = defaultdict(list)
        rows = Volunteer.objects.filter(state=VolunteerState.ACTIVE).with_person().order_by("pk")
        for volunteer in rows:
            self._by_district[volunteer.district_id].append(volunteer)

    def candidates(self, place: SessionPlace, *, with_account: bool) -> Iterator[User]:
        """Free ambassadors of the district who were that already, the near ones first.

        The demo account stands in front where it is wanted. Elsewhere it is left out, so that its page shows
        what it is meant to show.
        """
        if with_account:
            yield self._account
        session = place.session
        day = min(timezone.localdate(session.starts_at), timezone.localdate())
        rows = [row for row in self._by_district[session.initiative.project.district_id] if row.since <= day]
        keys = {row.pk: self._near(row, place) for row in rows}
        for row in sorted(rows, key=lambda row: keys[row.pk]):
            if self.is_free(row.person_id, place) and row.person_id != self._account.pk:
                yield row.person

    def take(self, person: User, place: SessionPlace) -> None:
        """Note that the person is there."""
        self._busy[person.pk].append((place.session.starts_at, place.session.ends_at))

    def is_free(self, person: int, place: SessionPlace) -> bool:
        """Whether the person isn't elsewhere at that time."""
        starts_at, ends_at = place.session.starts_at, place.session.ends_at
        return all(end <= starts_at or start >= ends_at for start, end in self._busy[person])

    def _near(self, row: Volunteer, place: SessionPlace) -> float:
        km = distance_km(row.person.profile.postal_code, place.session.postal_code)
        return km + self._rng.uniform(0, SHUFFLE_KM) + TURN_KM * len(self._busy[row.person_id])
