"""Somebody applies, is heard, answers, gets a no, and reads it on paper."""

import pytest

from tests.factories.people import make_application
from tests.journeys.conftest import PASSWORD
from tests.pdf import words_of

pytestmark = pytest.mark.django_db(transaction=True)
WEIGHS = "Vi har hørt, at du arbejder som vagt i området."


def test_heard_answered_and_rejected(visit, letters, coordinator):
    application = make_application(first_name="Selma", email="selma@example.org")
    desk = visit()
    desk.sign_in_with_password(coordinator.email, PASSWORD, f"/koordinator/ansoegninger/{application.pk}/")
    desk.press("Hør ansøgeren")
    desk.look("hoering")
    desk.write("Hvad taler imod?", WEIGHS)
    desk.press("Send til ansøgeren")
    desk.is_told("Ansøgeren er spurgt")
    _too_early(desk)
    assert WEIGHS in letters()[-1].body
    selma = visit(js=False, width=360)
    selma.go("/min-side/ansoegning/hoering/")
    selma.sign_in_by_code(application.person.email)
    selma.sees(WEIGHS)
    selma.look("hoering-svar")
    selma.write("Dit svar", "Det stoppede jeg med i foråret.")
    selma.press("Send mit svar")
    selma.is_told("Vi læser dit svar")
    desk.go("/koordinator/")
    desk.press("Høring: Selma")
    desk.sees("Det stoppede jeg med i foråret.")
    desk.look("hoering-ved-bordet")
    _say_no(desk)
    desk.is_told("Ansøgeren får besked")
    assert "Vi har sagt nej" in letters()[-1].body
    selma.go("/min-side/")
    selma.sees("Opgaven kræver, at ingen kan være i tvivl.")
    selma.look("afgoerelse")
    paper = selma.page.request.get("/min-side/ansoegning/afgoerelse.pdf")
    assert WEIGHS in words_of(paper.body())


def _say_no(desk):
    desk.press("Giv afslag")
    desk.tick("Noget, der kommer fra andre, fra samtalen eller fra en vurdering")
    desk.write("Begrundelse", "Opgaven kræver, at ingen kan være i tvivl.")
    desk.press("Giv afslag, og giv ansøgeren besked")


def _too_early(desk):
    _say_no(desk)
    desk.sees("kræver en høring først")
    desk.page.go_back()
    desk.page.go_back()
    desk.page.reload()
    desk.sees("Vi venter på svar til og med")
