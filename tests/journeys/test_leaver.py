"""An ambassador stops and is deleted: what goes now, what stays, and that no door opens afterwards."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from coordination.models import Attendance
from coordination.services import sign_up
from tests.factories.hosts import make_group, member_of
from tests.factories.people import make_volunteer
from tests.factories.work import make_place, move_to_past
from tests.journeys.conftest import PASSWORD
from volunteers.hosts.models import Membership
from volunteers.models import Volunteer

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
LEAVER = "yasmin@example.org"


@pytest.fixture
def leaver(site):
    """Somebody with everything: a past, a future, and a group."""
    volunteer = make_volunteer(email=LEAVER, first_name="Yasmin", last_name="Nørgaard", password=PASSWORD)
    past = make_place(starts_at=timezone.now() + timedelta(days=3))
    row = sign_up(person=volunteer.person, place=past)
    move_to_past(past)
    Attendance.objects.filter(pk=row.pk).update(state="attended", minutes=90)
    sign_up(person=volunteer.person, place=make_place())
    member_of(make_group(), volunteer)
    return volunteer


def test_an_ambassador_leaves_and_is_deleted(visit, letters, leaver, coordinator):
    citizen, other_device, desk = visit(width=360), visit(), visit()
    letters()  # what the past has left to send
    for browser in (citizen, other_device):
        browser.go("/min-side/")
        browser.sign_in_by_code(LEAVER)
        browser.sees("Hej, Yasmin")
    citizen.press("Stop og slet")
    citizen.sees("Det sletter vi nu")
    citizen.sees("Det bliver, og derfor")
    citizen.look("forlad")
    citizen.press("Stop og slet")
    citizen.sees("Sæt kryds, hvis du er sikker")
    assert User.objects.filter(email=LEAVER).exists()
    citizen.tick("Ja, jeg vil stoppe og have slettet mine oplysninger")
    citizen.press("Stop og slet")
    citizen.sees("Du er slettet")
    citizen.look("slettet")
    _nothing_is_left_but_counts(leaver)
    _no_door_opens(citizen, other_device, letters)
    _the_desk_sees_no_name(desk, coordinator)


def _nothing_is_left_but_counts(leaver):
    person = User.objects.get(pk=leaver.person_id)
    assert (person.first_name, person.last_name, person.email, person.is_active) == ("", "", None, False)
    assert Volunteer.objects.get(pk=leaver.pk).state == "anonymised"
    assert not Membership.objects.exists()
    kept = Attendance.objects.filter(person=person)
    assert sorted(kept.values_list("state", "minutes")) == [("attended", 90), ("cancelled", None)]


def _no_door_opens(citizen, other_device, letters):
    """Not where one was, not on another device, not by password, not by code."""
    for browser in (citizen, other_device):
        browser.go("/min-side/")
        browser.sees_not("Yasmin")
        assert "/konto/login/code/" in browser.page.url
    citizen.sign_in_with_password(LEAVER, PASSWORD, "/min-side/")
    citizen.sees_not("Hej, Yasmin")
    assert "/konto/login/" in citizen.page.url


def _the_desk_sees_no_name(desk, coordinator):
    desk.sign_in_with_password(coordinator.email, PASSWORD, "/koordinator/ambassadoerer/")
    desk.sees_not("Yasmin")
    desk.sees_not("Nørgaard")
    desk.look("ambassadoerer-efter")
