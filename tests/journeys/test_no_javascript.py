"""Steps 2 to 5 of the main job, for citizen, coordinator and leadership, in browsers that run no script."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories.work import make_project, publish
from tests.journeys import steps
from volunteers.models import Application, Profile

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CITIZEN = "jens@example.org"
NEXT = "Gem og gå videre"


def test_find_a_project_and_apply_without_scripts(visit):
    project = make_project(title="Lys på stien ved skolen")
    publish(project)
    visitor = visit(js=False, width=360)
    _runs_no_script(visitor)
    _find(visitor, project)
    visitor.go("/bliv-ambassadoer/")
    visitor.press("Gå i gang")
    visitor.sign_in_by_code(CITIZEN)
    _tell_about_oneself(visitor)
    _say_which_municipality(visitor)
    _tell_the_rest(visitor)
    _correct_and_send(visitor)


def test_from_applying_to_hours_without_scripts(visit, letters, coordinator, leader):
    steps.published_page()
    citizen, desk, top = (visit(js=False, pictures=False) for _ in range(3))
    for visitor in (citizen, desk, top):
        _runs_no_script(visitor)
    steps.find_and_apply(citizen)
    steps.move_to_active(desk, coordinator, citizen)
    steps.make_initiative(desk)
    steps.ask(desk)
    steps.answer_by_mail_and_sign_up(citizen, letters)
    steps.note_attendance(desk)
    steps.everybody_sees_the_same_hours(citizen, desk, top, leader)


def _runs_no_script(visitor):
    """The journey proves nothing in a browser that does run scripts."""
    visitor.page.set_content("<p>stille</p><script>document.body.textContent = 'script'</script>")
    visitor.sees("stille")


def _find(visitor, project):
    visitor.go("/")
    visitor.write("Dit postnummer", "5240")
    visitor.press("Vis", exact=True)
    expect(visitor.page).to_have_url(re.compile(r"/projekter/\?postnummer=5240$"))
    visitor.press(project.title)
    expect(visitor.page.locator("h1")).to_have_text(project.title)


def _tell_about_oneself(visitor):
    visitor.write("Fornavn", "Jens")
    visitor.press(NEXT)
    expect(visitor.page).to_have_title(re.compile("^Fejl: Om dig"))
    visitor.sees("Skriv dit efternavn")
    expect(visitor.page.get_by_label("Fornavn")).to_have_value("Jens")
    visitor.write("Efternavn", "Bak")
    visitor.tick("Ja")
    visitor.press(NEXT)


def _say_which_municipality(visitor):
    """2640 lies in two municipalities and two police districts."""
    visitor.write("Postnummer", "2640")
    visitor.tick("Op til 10 km")
    expect(visitor.page.get_by_text("Hvilken kommune bor du i?")).to_have_count(0)
    visitor.press(NEXT)
    visitor.sees("Hvilken kommune bor du i?")
    expect(visitor.page.get_by_label("Postnummer")).to_have_value("2640")
    expect(visitor.page.get_by_label("Op til 10 km")).to_be_checked()
    for name in ("Høje-Taastrup", "Roskilde"):
        expect(visitor.page.get_by_label(name)).not_to_be_checked()
    visitor.tick("Roskilde")
    visitor.press(NEXT)


def _tell_the_rest(visitor):
    visitor.tick("Førstehjælp")
    visitor.press(NEXT)
    visitor.tick("Onsdag eftermiddag")
    visitor.press(NEXT)
    visitor.write("Hvorfor vil du gerne være med", "Jeg vil kende mine naboer.")
    visitor.tick("Jeg har læst, hvordan I bruger mine oplysninger")
    visitor.press(NEXT)


def _correct_and_send(visitor):
    visitor.sees("Midt- og Vestsjællands Politi")
    visitor.sees("onsdag eftermiddag")
    visitor.press("Om dig")
    visitor.write("Fornavn", "Jens Ole")
    visitor.press(NEXT)
    visitor.sees("Jens Ole Bak")
    assert Application.objects.count() == 0
    visitor.press("Send min ansøgning")
    expect(visitor.page.locator("h1")).to_have_text("Tak, Jens Ole. Vi har fået din ansøgning.")
    application = Application.objects.get()
    assert (application.person.email, application.district_id) == (CITIZEN, "1467")
    assert Profile.objects.get(person=application.person).municipality_id == "0265"
    visitor.press("Gå til Min side")
    visitor.sees("Din ansøgning: modtaget")
    assert visitor.complaints == []
