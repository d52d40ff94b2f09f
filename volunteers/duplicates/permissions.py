"""Whose rows a coordinator may make one (DOMAIN rules 3 and 6)."""

from typing import Any

from accounts.models import User
from accounts.scope import scope_of
from volunteers.enums import UNDECIDED, VolunteerState
from volunteers.models import Application, Volunteer
from volunteers.naming import sees_name

_OVER = {VolunteerState.ENDED, VolunteerState.ANONYMISED}


def knows_by_name(actor: Any, person: User) -> bool:
    """Whether the actor coordinates every district in which the person is or wants to be an ambassador, and sees
    their name there. Who is nothing there any more belongs where they were; a mere account belongs nowhere."""
    districts = scope_of(actor).coordinator
    subjects = subjects_of(person)
    live = [each for each in subjects if _is_live(each)] or subjects
    return bool(live) and all(each.district_id in districts and sees_name(actor, each) for each in live)


def may_merge(actor: Any, one: User, other: User) -> bool:
    """Two different people, neither staff nor oneself, both known by name."""
    pair = (one, other)
    if one.pk == other.pk or actor.pk in {one.pk, other.pk}:
        return False
    if any(each.is_staff or each.is_superuser for each in pair):
        return False
    return all(knows_by_name(actor, each) for each in pair)


def subjects_of(person: User) -> list[Volunteer | Application]:
    """What the person is to a district: ambassador, applicant."""
    volunteer = getattr(person, "volunteer", None)
    return [*([volunteer] if volunteer else []), *person.applications.all()]


def _is_live(subject: Volunteer | Application) -> bool:
    if isinstance(subject, Volunteer):
        return subject.state not in _OVER
    return subject.state in UNDECIDED
