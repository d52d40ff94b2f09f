"""An ambassador hides her name; who needs it gets it with a colleague's yes, and she can read that."""

import pytest

from accounts.enums import Role
from tests.factories.people import make_staff, make_volunteer
from tests.journeys.conftest import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


def test_hidden_and_shown_by_two(visit, letters, coordinator):
    volunteer = make_volunteer(first_name="Zerlina", last_name="Quist", email="z@example.org")
    colleague = make_staff(Role.COORDINATOR, password=PASSWORD, first_name="Karen")
    page = f"/koordinator/ambassadoerer/{volunteer.pk}/?formaal=profile"
    zerlina = visit(width=360)
    _hide(zerlina, volunteer.person)
    desk, second = visit(), visit()
    desk.sign_in_with_password(coordinator.email, PASSWORD, page)
    desk.sees("Fyrtårn")
    desk.sees_not("Quist")
    desk.look("daeknavn")
    desk.press("Bed om at se navnet")
    desk.write("Hvorfor har du brug for at vide, hvem det er?", "Der er brev til hende i døren.")
    desk.press("Send ønsket")
    second.sign_in_with_password(colleague.email, PASSWORD, "/koordinator/")
    second.press("vil gerne se, hvem Fyrtårn er")
    second.look("vis-navn")
    second.sees_not("Quist")
    second.press("Ja, vis navnet")
    desk.go(page)
    desk.sees("Quist")
    second.go(page)
    second.sees_not("Quist")
    zerlina.go("/min-side/opslag/")
    zerlina.look("hvem-har-set")


def _hide(visitor, person):
    visitor.go("/min-side/beskyttelse/")
    visitor.sign_in_by_code(person.email)
    visitor.tick("Skjul mit navn, og hvordan man får fat i mig")
    visitor.write("Dit dæknavn", "Fyrtårn")
    visitor.look("beskyttelse")
    visitor.press("Gem")
    visitor.is_told("Gemt")
