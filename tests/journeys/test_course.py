"""The onboarding course of the demo: with a keyboard alone, and in a browser that runs no script."""

import pytest
from playwright.sync_api import expect

from tests.factories.people import make_user, make_volunteer
from tests.journeys.typist import Typist
from tryghed.demo.courses import make_courses
from volunteers.training.models import Completion

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
AMBASSADOR = "asta@example.org"
READY = "Se, om jeg har ret"
RIGHT = (
    ("Jeg hører efter og beder hende ringe 114.", "Jeg holder afstand og ringer 112."),
    ("Det tager jeg med, og du kan læse svaret på siden.", "Jeg siger pænt farvel og går hen til de andre."),
    ("Jeg holder det for mig selv.", "Hvad der er galt, og hvor det er."),
)


@pytest.fixture
def ambassador(site):
    """Somebody who hasn't taken the course yet."""
    make_courses(make_volunteer().person, make_user(is_staff=True))
    return make_volunteer(email=AMBASSADOR, first_name="Asta").person


def take_the_course(visitor, person):
    visitor.go("/min-side/kurser/")
    visitor.sign_in_by_code(AMBASSADOR)
    visitor.look("kurser")
    visitor.press("Velkommen som tryghedsambassadør")
    visitor.look("kursus")
    visitor.press("Begynd på kurset")
    answer_wrongly(visitor)
    for number, answers in enumerate(RIGHT, start=1):
        visitor.sees(f"Del {number} af 3")
        for answer in answers:
            visitor.tick(answer)
        visitor.press(READY)
    visitor.is_told("Du har gennemført kurset »Velkommen som tryghedsambassadør«. Flot klaret.")
    visitor.look("kursus-klaret")
    assert Completion.objects.filter(person=person).count() == 1
    visitor.go("/min-side/")
    visitor.sees("Gennemført den")


def answer_wrongly(visitor):
    visitor.tick("Jeg går hen og spørger ham, hun mener.")
    visitor.press(READY)
    visitor.sees("0 af 2 er rigtige")
    visitor.sees("Du griber aldrig ind.")
    expect(visitor.page.get_by_label("Jeg går hen og spørger ham, hun mener.")).to_be_checked()
    visitor.look("kursus-ikke-helt")


def test_without_scripts(visit, ambassador):
    take_the_course(visit(js=False, width=360, pictures=False), ambassador)


def test_by_keyboard(visit, ambassador):
    take_the_course(visit(hands=Typist, pictures=False), ambassador)
