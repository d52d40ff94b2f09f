"""Who comes to the sessions of the common house: seats, lines, offers and stand-ins, by the services people use."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from accounts.models import User
from coordination.enums import AttendanceState
from coordination.errors import ClashError
from coordination.guests.services import ask_as_guest, confirm_guest
from coordination.matching.ranking import Ranking
from coordination.models import Attendance
from coordination.services import cancel_sign_up, join_waiting_list, sign_up, sign_up_group
from coordination.stand_ins.services import ask_stand_ins
from core.requirements import RequirementNotMetError, evaluate
from projects.models import SessionPlace
from projects.session_services import cancel_session
from tryghed.demo.hosts import GROUP
from tryghed.demo.house import House
from tryghed.demo.roster import Roster
from volunteers.hosts.models import HostGroup, Membership

GUEST = "Ibrahim", "ibrahim.nabo@demo.example"
STORMY = 3  # days until the walk that is called off
STORM = "Der er varslet storm. Vi går igen ugen efter."
WALKERS, ASKED_TO_STAND_IN = 3, 3


def fill_house(house: House, roster: Roster, accounts: dict[str, User]) -> None:
    """Everybody's part in what is ahead."""
    account = accounts["ambassadoer"]
    for days in (STORMY, 10, 17):
        _sign_up(roster, house.walks[days], WALKERS)
    coordinator = accounts["koordinator.fyn"]
    cancel_session(session=house.walks[STORMY].session, actor=coordinator, reason=STORM)
    _sign_up(roster, house.homework[5], 3)  # they ask, and wait for a yes
    _sign_up(roster, house.door[4], 2)
    _let_a_guest_in(house.door[4])
    _look_for_stand_in(house.dinners[1], roster, coordinator)
    _wait_in_line(house.dinners[8], roster, account, before=2, after=1)
    _wait_in_line(house.dinners[15], roster, account, before=0, after=0)
    _bring_the_group(house.dinners[22], account, accounts["partner"])


def _sign_up(roster: Roster, place: SessionPlace, number: int) -> list[Attendance]:
    return _some(roster, place, number, lambda person: sign_up(person=person, place=place))


def _some(roster: Roster, place: SessionPlace, number: int, act: Callable[[User], Any]) -> list[Any]:
    """What comes of it for so many people who can; the next one instead of who can't, as in life."""
    found: list[Any] = []
    for person in roster.candidates(place, with_account=False):
        try:
            found.append(act(person))
        except (RequirementNotMetError, ClashError):
            continue
        roster.take(person, place)
        if len(found) == number:
            break
    return found


def _wait_in_line(place: SessionPlace, roster: Roster, account: User, *, before: int, after: int) -> None:
    """A full session with the demo ambassador in line; then a place comes free and is offered to who is first."""

    def queue(person: User) -> None:
        join_waiting_list(people=[person], place=place, actor=person)

    seated = _sign_up(roster, place, place.seats)
    if before:
        _some(roster, place, before, queue)
    queue(account)
    if after:
        _some(roster, place, after, queue)
    cancel_sign_up(attendance=seated[0], person=seated[0].person)


def _look_for_stand_in(place: SessionPlace, roster: Roster, coordinator: User) -> None:
    """Somebody gives a place back late, and those who suit best are asked."""
    seated = _sign_up(roster, place, place.seats)
    late = cancel_sign_up(attendance=seated[-1], person=seated[-1].person)
    assert late.state == AttendanceState.SEEKING_STAND_IN  # noqa: S101 - the session is within its late hours
    suited = [entry.volunteer.person_id for entry in Ranking(place.role, session=place.session).top(9)]
    asked = [pk for pk in suited if roster.is_free(pk, place)][:ASKED_TO_STAND_IN]
    ask_stand_ins(place=place, person_ids=asked, actor=coordinator)


def _let_a_guest_in(place: SessionPlace) -> None:
    """A neighbour without an account, who has used the link in the mail."""
    name, email = GUEST
    guest = ask_as_guest(place=place, first_name=name, email=email, language="da")
    confirm_guest(guest=guest)


def _bring_the_group(place: SessionPlace, account: User, partner: User) -> None:
    """The association's ambassadors, signed up together by the partner."""
    group = HostGroup.objects.get(name=GROUP)
    rows = Membership.objects.with_ambassador().filter(group=group).exclude(person=account)
    people = [row.person for row in rows.select_related("person").order_by("person")]
    refused = evaluate(
        place.role.requirements.all(),
        [each.pk for each in people],
        timezone.localdate(place.session.starts_at),
    )
    able = [each for each in people if not refused[each.pk]]
    sign_up_group(people=able, place=place, actor=partner, host=group)
