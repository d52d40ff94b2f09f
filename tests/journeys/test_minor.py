"""A 16-year-old applies without script, the guardian says yes by the link, and later takes it back."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from coordination.models import Attendance
from coordination.services import sign_up
from tests.factories.minors import make_young_role
from tests.factories.people import make_volunteer
from tests.factories.work import make_place
from tests.journeys.conftest import PASSWORD
from volunteers.minors.models import Guardian
from volunteers.models import Application, Volunteer

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
YOUNG, GUARDIAN = "selma@example.org", "hanne@example.org"


@pytest.fixture
def place(site):
    """A coming session of a task for 15-year-olds."""
    return make_place(make_young_role("15"))


def test_a_young_person_applies_and_the_guardian_decides(visit, letters, coordinator, place):
    young, guardian, desk = visit(js=False, width=360), visit(js=False, width=360), visit()
    _apply(young)
    letter = next(each for each in letters() if each.to == [GUARDIAN])
    young.go("/min-side/")
    young.sees("Du kan begynde, når din værge har sagt ja.")
    young.look("min-side-vaerge")
    application = Application.objects.get()
    desk.sign_in_with_password(coordinator.email, PASSWORD, f"/koordinator/ansoegninger/{application.pk}/")
    desk.sees("Hanne Holm")
    desk.look("ansoegning-vaerge")
    guardian.go(re.search(r"http\S+/vaerge/\S+", letter.body)[0])
    guardian.look("vaerge")
    assert Guardian.objects.get().is_waiting
    guardian.press("Ja, Selma må gerne")
    guardian.sees("Tak for dit ja")
    guardian.look("vaerge-ja")
    desk.page.reload()
    desk.sees("Værgen sagde ja")
    _takes_it_back(guardian, letters, application, place)
    young.go("/min-side/")
    young.sees("Hanne Holm har sagt nej")
    young.look("min-side-vaerge-nej")


def _apply(young):
    young.go("/bliv-ambassadoer/om-dig/")
    young.sign_in_by_code(YOUNG)
    young.write("Fornavn", "Selma")
    young.write("Efternavn", "Holm")
    young.tick("Nej")
    young.press("Gem og gå videre")
    young.write("Postnummer", "5200")
    young.tick("Op til 10 km")
    young.press("Gem og gå videre")
    young.look("wizard-vaerge")
    young.press("Gem og gå videre")
    young.sees("Skriv den dag, du fylder 18")
    young.look("wizard-vaerge-fejl")
    young.write("Hvornår fylder du 18?", (timezone.localdate() + timedelta(days=500)).isoformat())
    young.write("Din værges navn", "Hanne Holm")
    young.write("Din værges mailadresse", GUARDIAN)
    for _ in range(3):
        young.press("Gem og gå videre")
    young.tick("Jeg har læst, hvordan I bruger mine oplysninger")
    young.press("Gem og gå videre")
    young.sees("Hanne Holm")
    young.look("wizard-vaerge-oversigt")
    young.press("Send min ansøgning")
    young.sees("Tak, Selma. Vi har fået din ansøgning.")


def _takes_it_back(guardian, letters, application, place):
    """Selma is an ambassador with a seat by then."""
    made = make_volunteer()
    Volunteer.objects.filter(pk=made.pk).update(person=application.person)
    sign_up(person=application.person, place=place)
    receipt = next(each for each in reversed(letters()) if each.to == [GUARDIAN])
    guardian.go(re.search(r"http\S+/vaerge/fortryd/\S+", receipt.body)[0])
    guardian.look("vaerge-fortryd")
    assert Guardian.objects.get().holds
    guardian.press("Tag mit ja tilbage")
    guardian.sees("Du har sagt nej")
    guardian.look("vaerge-nej")
    assert Attendance.objects.get().state == "cancelled"
