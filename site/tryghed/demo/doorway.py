"""Check-in at the open door: yesterday's waits to be confirmed, today's is under way."""

from datetime import timedelta

from accounts.models import User
from coordination.checkin.enums import Kind, Way
from coordination.checkin.judging import Tap
from coordination.checkin.services import check_in
from coordination.checkin.walk_ins import guest_walks_in, walk_in
from coordination.errors import ClashError
from coordination.models import Attendance
from core.requirements import RequirementNotMetError
from projects.models import SessionPlace
from tryghed.demo.house import House
from tryghed.demo.roster import Roster

GUEST = "Yusra"


def check_people_in(house: House, roster: Roster, accounts: dict[str, User]) -> None:
    """By code, on the list, without a place, and away again early; the demo ambassador hasn't come yet."""
    officer, account = accounts["betjent.vollsmose"], accounts["ambassadoer"]
    _check_in(house.door[-1], account, officer, leaves_after=60)
    today = house.door[0]
    _check_in(today, account, officer, leaves_after=30)
    for person in roster.candidates(today, with_account=False):
        try:
            walk_in(place=today, person=person, tap=_tap(today, Way.WALK_IN, 20, "walk-in"), by=officer)
        except (RequirementNotMetError, ClashError):
            continue
        break
    guest_walks_in(place=today, first_name=GUEST, tap=_tap(today, Way.WALK_IN, 25, "guest"), by=officer)


def _check_in(place: SessionPlace, account: User, officer: User, *, leaves_after: int) -> None:
    """The first two by the session's code, the third on the list; the second leaves early."""
    rows = Attendance.objects.filter(place=place).exclude(person=account).select_related("person")
    people = [row.person for row in rows.order_by("pk")[:3]]
    for minutes, (person, way) in enumerate(
        zip(people, (Way.SESSION_CODE, Way.SESSION_CODE, Way.LIST), strict=False)
    ):
        by = person if way == Way.SESSION_CODE else officer
        tap = _tap(place, way, 3 * minutes - 4, f"in-{minutes}")
        check_in(session=place.session, person=person, tap=tap, by=by)
    left = _tap(place, Way.LIST, leaves_after, "out", Kind.OUT)
    check_in(session=place.session, person=people[1], tap=left, by=officer)


def _tap(place: SessionPlace, way: Way, minutes: int, name: str, kind: Kind = Kind.IN) -> Tap:
    """A press so many minutes after the start."""
    at = place.session.starts_at + timedelta(minutes=minutes)
    return Tap(kind, way, at, f"demo-{place.session_id}-{name}")
