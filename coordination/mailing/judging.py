"""Who can be written to now, and why the others can't: asked for the page, at the press, and as each letter goes."""

from collections.abc import Collection, Iterable
from typing import Any

from accounts.models import AreaDuty, User
from coordination.enums import EXPECTED, AssignmentState
from coordination.mailing.enums import Why
from coordination.mailing.models import Mailing
from coordination.models import Assignment, Attendance
from projects.models import Role, Session
from volunteers.enums import UNDECIDED, VolunteerState
from volunteers.models import Application, Volunteer
from volunteers.permissions import may_handle_application

NOT_ACTIVE = {
    VolunteerState.PAUSED: Why.BREAK,
    VolunteerState.SUSPENDED: Why.STOPPED,
    VolunteerState.ENDED: Why.ENDED,
    VolunteerState.ANONYMISED: Why.ENDED,
}


def people_by_number(people: Any) -> dict[int, User]:
    """People with what words and ways to reach them need; `people` are numbers, or a query for them."""
    rows = User.objects.filter(pk__in=people).select_related("profile__area")
    return {person.pk: person for person in rows}


def subjects_of(people: Any) -> dict[int, Any]:
    """What each is to us: their ambassador, else their latest application; who is neither is left out."""
    applications = Application.objects.filter(person__in=people).with_person().order_by("received_at", "pk")
    volunteers = Volunteer.objects.filter(person__in=people).with_person()
    found: dict[int, Any] = {row.person_id: row for row in applications}
    return found | {row.person_id: row for row in volunteers}


def judge(mailing: Mailing, people: Any) -> dict[int, Why | None]:
    """Why each can't be written to by the message's writer; None for who can. A few queries, whatever the number."""
    known = people_by_number(people)
    on_it = people_on(mailing, mailing.by)
    subjects = subjects_of(people) if on_it is None else {}
    return {number: _why(mailing, person, on_it, subjects.get(number)) for number, person in known.items()}


def people_on(mailing: Mailing, user: Any) -> set[int] | None:
    """Who is on its session or role now, if the user works with that; None where it goes to people as such."""
    if mailing.session_id is not None:
        own = Session.objects.own(user).filter(pk=mailing.session_id)
        rows: Any = Attendance.objects.filter(session__in=own, state__in=EXPECTED)
    elif mailing.role_id is not None:
        roles = Role.objects.own(user).filter(pk=mailing.role_id)
        rows = Assignment.objects.filter(role__in=roles, state=AssignmentState.ACCEPTED)
    else:
        return None
    return set(rows.values_list("person", flat=True))


def _why(mailing: Mailing, person: User, on_it: Collection[int] | None, subject: Any) -> Why | None:
    if not person.is_active or person.merged_into_id is not None:
        return Why.NOBODY
    if person.pk == mailing.by_id:
        return Why.YOURSELF
    if on_it is not None:
        return None if person.pk in on_it else Why.NOT_ON_IT
    return _why_as(mailing, subject)


def _why_as(mailing: Mailing, subject: Any) -> Why | None:
    """As an ambassador or applicant of the district."""
    if subject is None:
        return Why.UNKNOWN
    if subject.district_id != mailing.district_id:
        return Why.ELSEWHERE
    if not may_handle_application(mailing.by, subject):
        return Why.NOT_YOURS
    if isinstance(subject, Volunteer):
        return NOT_ACTIVE.get(VolunteerState(subject.state))
    return None if subject.state in UNDECIDED else Why.DECIDED


def officers_of(people: Iterable[User]) -> dict[int, str]:
    """The name of the contact officer of each area that the people live in, by area; one query."""
    areas = {profile.area_id for person in people if (profile := getattr(person, "profile", None))} - {None}
    rows = AreaDuty.objects.standing().filter(area__in=areas, kind=AreaDuty.Kind.CONTACT)
    return {row.area_id: row.user.get_full_name() for row in rows}
