"""A break, a stop, coming back: every transition from every state, by everyone who might try."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.enums import Role
from accounts.history import history_of
from accounts.models import AreaDuty
from core.errors import NotAllowedError, ReasonMissingError, TransitionError
from places.models import LocalArea
from tests.factories.people import COPENHAGEN, make_officer, make_staff, make_user, make_volunteer
from volunteers import services
from volunteers.enums import VOLUNTEERS, EndReason, VolunteerState
from volunteers.errors import BreakDayError
from volunteers.models import Volunteer

pytestmark = pytest.mark.django_db
CALLS = {
    "pause": lambda volunteer, actor: services.pause_volunteer(volunteer=volunteer, actor=actor, until=None),
    "resume": lambda volunteer, actor: services.resume_volunteer(volunteer=volunteer, actor=actor),
    "suspend": lambda volunteer, actor: services.suspend_volunteer(
        volunteer=volunteer, actor=actor, reason="Fordi"
    ),
    "reinstate": lambda volunteer, actor: services.reinstate_volunteer(
        volunteer=volunteer, actor=actor, reason="Fordi"
    ),
    "end": lambda volunteer, actor: services.end_volunteer(
        volunteer=volunteer, actor=actor, reason=EndReason.OWN_WISH
    ),
}
STATES = [state for state in VolunteerState if state != VolunteerState.ANONYMISED]
SOURCE = {
    "pause": "active",
    "resume": "paused",
    "suspend": "active",
    "reinstate": "suspended",
    "end": "active",
}


def _in_state(state, **fields):
    volunteer = make_volunteer(**fields)
    Volunteer.objects.filter(pk=volunteer.pk).update(state=state)
    volunteer.refresh_from_db()
    return volunteer


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", CALLS)
def test_every_transition_from_every_state(name, state):
    volunteer, actor = _in_state(state), make_staff()
    if state not in VOLUNTEERS.get(name).sources:
        with pytest.raises(TransitionError):
            CALLS[name](volunteer, actor)
        volunteer.refresh_from_db()
        assert volunteer.state == state
        return
    after = CALLS[name](volunteer, actor)
    assert after.state == VOLUNTEERS.get(name).target
    last = history_of(volunteer)[-1]
    assert (last.transition, last.source, last.target, last.actor) == (name, state, after.state, actor)


AREA_STAFF = {"own officer", "coordinator"}
ALLOWED = {
    **{(name, who): True for name in CALLS for who in AREA_STAFF},
    **{(name, "oneself"): True for name in ("pause", "resume", "end")},
}


def _who(name, volunteer, area):
    return {
        "oneself": lambda: volunteer.person,
        "coordinator": make_staff,
        "own officer": lambda: make_officer(area),
        "officer of another area": lambda: make_officer(LocalArea.objects.exclude(pk=area.pk).first()),
        "coordinator elsewhere": lambda: make_staff(district=COPENHAGEN),
        "editor": lambda: make_staff(Role.EDITOR),
        "leadership": lambda: make_staff(Role.LEADERSHIP, None),
        "another ambassador": lambda: make_volunteer().person,
        "citizen": make_user,
    }[name]()


@pytest.mark.parametrize(
    "who",
    [
        "oneself",
        "coordinator",
        "own officer",
        "officer of another area",
        "coordinator elsewhere",
        "editor",
        "leadership",
        "another ambassador",
        "citizen",
    ],
)
@pytest.mark.parametrize("name", CALLS)
def test_who_may(name, who):
    area = LocalArea.objects.filter(municipality__district="1465").first()
    volunteer = _in_state(SOURCE[name], area=area)
    actor = _who(who, volunteer, area)
    if ALLOWED.get((name, who)):
        CALLS[name](volunteer, actor)
    else:
        with pytest.raises(NotAllowedError):
            CALLS[name](volunteer, actor)
    volunteer.refresh_from_db()
    assert (volunteer.state == SOURCE[name]) is not bool(ALLOWED.get((name, who)))


def test_a_duty_that_is_over_gives_no_rights():
    area = LocalArea.objects.filter(municipality__district="1465").first()
    volunteer, officer = make_volunteer(area=area), make_officer(area)
    AreaDuty.objects.update(ends_on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(NotAllowedError):
        services.suspend_volunteer(volunteer=volunteer, actor=officer, reason="Fordi")


@pytest.mark.parametrize("call", ["suspend", "reinstate", "end by us"])
def test_a_reason_is_asked_for(call):
    volunteer, actor = _in_state("suspended" if call == "reinstate" else "active"), make_staff()
    calls = {
        "suspend": lambda: services.suspend_volunteer(volunteer=volunteer, actor=actor, reason=" "),
        "reinstate": lambda: services.reinstate_volunteer(volunteer=volunteer, actor=actor, reason=""),
        "end by us": lambda: services.end_volunteer(
            volunteer=volunteer, actor=actor, reason=EndReason.BY_US, note=" "
        ),
    }
    with pytest.raises(ReasonMissingError):
        calls[call]()


@pytest.mark.parametrize("days", [0, -1])
def test_a_break_ends_ahead(days):
    volunteer = make_volunteer()
    with pytest.raises(BreakDayError):
        services.pause_volunteer(
            volunteer=volunteer, actor=volunteer.person, until=timezone.localdate() + timedelta(days=days)
        )


def test_the_last_day_of_a_break_is_still_a_break(post):
    volunteer = make_volunteer()
    today = timezone.localdate()
    services.pause_volunteer(volunteer=volunteer, actor=volunteer.person, until=today + timedelta(days=1))
    Volunteer.objects.update(paused_until=today)
    assert services.end_breaks() == 0
    Volunteer.objects.update(paused_until=today - timedelta(days=1))
    assert (services.end_breaks(), services.end_breaks()) == (1, 0)
    volunteer.refresh_from_db()
    assert (volunteer.state, volunteer.paused_until) == (VolunteerState.ACTIVE, None)
    assert [letter.subject for letter in post()] == ["Du holder pause", "Velkommen tilbage"]


def test_a_goodbye_keeps_day_and_reason_and_says_why(post):
    volunteer = make_volunteer()
    services.end_volunteer(
        volunteer=volunteer, actor=make_staff(), reason=EndReason.BY_US, note="Aftalen blev ikke holdt."
    )
    volunteer.refresh_from_db()
    assert (volunteer.ended_on, volunteer.end_reason) == (timezone.localdate(), EndReason.BY_US)
    assert "Aftalen blev ikke holdt." in post()[0].body
