"""Who takes a break or stops gives their places back, and nobody gets one while being stopped."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from coordination.enums import AssignmentState, AttendanceState
from coordination.models import Assignment, Attendance
from coordination.services import sign_up
from core.errors import TryghedError
from projects.models import SessionPlace
from tests.factories.people import make_staff, make_user, make_volunteer
from tests.factories.work import make_place, make_role, move_to_past
from volunteers import services
from volunteers.enums import EndReason


def _days_ahead(days):
    return timezone.now() + timedelta(days=days)


def _states(volunteer):
    return list(Attendance.objects.filter(person=volunteer.person).values_list("state", flat=True))


@pytest.mark.django_db
def test_a_break_gives_back_what_lies_in_it_and_no_more():
    volunteer = make_volunteer()
    for days in (3, 10, 11):
        sign_up(person=volunteer.person, place=make_place(starts_at=_days_ahead(days)))
    until = timezone.localdate(_days_ahead(10))
    services.pause_volunteer(volunteer=volunteer, actor=volunteer.person, until=until)
    assert _states(volunteer) == ["cancelled", "cancelled", "signed_up"]


@pytest.mark.django_db
@pytest.mark.parametrize("stop", ["suspend", "end"])
def test_a_stop_gives_back_every_place_and_task_and_keeps_what_was_done(stop):
    volunteer, role = make_volunteer(), make_role()
    past = make_place(role)
    sign_up(person=volunteer.person, place=past)
    move_to_past(past)
    Attendance.objects.update(state=AttendanceState.ATTENDED, minutes=90)
    sign_up(person=volunteer.person, place=make_place(role))
    for state in (AssignmentState.ACCEPTED, AssignmentState.INVITED):
        Assignment.objects.create(
            person=volunteer.person, role=make_role(), state=state, answer_by=_days_ahead(3)
        )
    if stop == "suspend":
        services.suspend_volunteer(volunteer=volunteer, actor=make_staff(), reason="Fordi")
    else:
        services.end_volunteer(volunteer=volunteer, actor=volunteer.person, reason=EndReason.MOVED)
    assert _states(volunteer) == ["attended", "cancelled"]
    assert set(Assignment.objects.values_list("state", flat=True)) == {"ended", "expired"}
    assert Attendance.objects.all().participation().minutes == 90


@pytest.mark.django_db
def test_the_owner_of_the_project_hears_of_free_places_without_a_name(post):
    volunteer, owner = make_volunteer(first_name="Zerlina"), make_staff()
    place = make_place()
    project = place.session.initiative.project
    project.owner = owner
    project.save()
    sign_up(person=volunteer.person, place=place)
    services.suspend_volunteer(volunteer=volunteer, actor=make_staff(), reason="Fordi")
    letters = [letter for letter in post() if letter.to == [owner.email]]
    assert [letter.subject for letter in letters] == [f"Der er blevet pladser ledige: {project.title}"]
    assert "Zerlina" not in letters[0].body
    assert place.session.initiative.title in letters[0].body


@pytest.mark.django_db
def test_nobody_is_told_when_nothing_is_given_back(post):
    volunteer = make_volunteer()
    make_user(is_staff=True)
    services.pause_volunteer(volunteer=volunteer, actor=volunteer.person, until=None)
    assert [letter.to for letter in post()] == [[volunteer.person.email]]


def _at_once(calls):
    barrier = Barrier(len(calls))

    def run(call):
        try:
            barrier.wait(timeout=30)
            call()
        except TryghedError:
            pass
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        list(pool.map(run, calls))


@pytest.mark.django_db(transaction=True)
@pytest.mark.concurrency
def test_nobody_gets_a_place_while_being_stopped():
    actor, role = make_staff(), make_role()
    for trial in range(10):
        volunteer = make_volunteer()
        place = SessionPlace.objects.select_related("role").get(
            pk=make_place(role, starts_at=_days_ahead(5 + trial)).pk
        )
        _at_once(
            [
                lambda person=volunteer.person, place=place: sign_up(person=person, place=place),
                lambda volunteer=volunteer: services.suspend_volunteer(
                    volunteer=volunteer, actor=actor, reason="Fordi"
                ),
            ]
        )
        assert not Attendance.objects.seated().filter(person=volunteer.person).exists()


@pytest.mark.django_db
def test_a_task_without_fixed_time_is_given_back_until_its_last_day():
    volunteer = make_volunteer()
    place = make_place(starts_at=_days_ahead(-2), hours=24 * 9, flexible=True)
    sign_up(person=volunteer.person, place=place)
    until = timezone.localdate(_days_ahead(3))
    services.pause_volunteer(volunteer=volunteer, actor=volunteer.person, until=until)
    assert _states(volunteer) == ["signed_up"]  # there are days left after the break
    services.suspend_volunteer(volunteer=volunteer, actor=make_staff(), reason="Fordi")
    assert _states(volunteer) == ["cancelled"]
