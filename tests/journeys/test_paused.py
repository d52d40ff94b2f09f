"""An ambassador takes a break and comes back; the coordinator sees both."""

import pytest

from tests.factories.people import make_volunteer
from tests.journeys.conftest import PASSWORD
from volunteers.enums import VolunteerState

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_break_and_back(visit, letters, coordinator):
    volunteer = make_volunteer(first_name="Ibrahim", email="ibrahim@example.org")
    ibrahim = visit(width=360)
    ibrahim.go("/min-side/")
    ibrahim.sign_in_by_code(volunteer.person.email)
    ibrahim.press("Indstillinger")
    ibrahim.look("indstillinger")
    ibrahim.press("Hold en pause")
    ibrahim.look("pause")
    ibrahim.press("Begynd pausen")
    ibrahim.is_told("Du holder nu pause")
    ibrahim.go("/min-side/")
    ibrahim.sees("På pause")
    volunteer.refresh_from_db()
    assert volunteer.state == VolunteerState.PAUSED
    desk = visit(pictures=False)
    desk.sign_in_with_password(
        coordinator.email, PASSWORD, f"/koordinator/ambassadoerer/{volunteer.pk}/?formaal=profile"
    )
    desk.sees("På pause")
    ibrahim.go("/min-side/pause/")
    ibrahim.look("paa-pause")
    ibrahim.press("Jeg er tilbage")
    ibrahim.is_told("Velkommen tilbage")
    volunteer.refresh_from_db()
    assert volunteer.state == VolunteerState.ACTIVE
