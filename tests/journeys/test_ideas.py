"""An idea from its first word to the answer: a citizen without account and a coordinator, with and without script."""

import re

import pytest
from playwright.sync_api import expect

from projects.ideas.models import Idea
from projects.models import Project
from tests.factories.ideas import make_idea
from tests.factories.work import make_project, publish
from tests.journeys.conftest import PASSWORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CITIZEN = "yasmin@example.org"
NEXT = "Gem og gå videre"
THEFT = "Sæt et stativ op ved stien, så færre cykler bliver stjålet."


def test_an_idea_becomes_a_project(visit, letters, coordinator):
    make_idea(published=True, title="Flere lamper på skolestien", actor=coordinator)
    citizen, desk = visit(), visit()
    _propose(citizen, js=True)
    _confirm(citizen, letters)
    idea = Idea.objects.get(title="En lampe ved skolestien")
    _consider_and_show(desk, coordinator, idea)
    _support(visit(width=360), letters, idea)
    desk.go(f"/koordinator/ideer/{idea.pk}/")
    desk.press("Ja: et nyt projekt")
    desk.look("ide-nyt-projekt")
    desk.write("Svar til forslagsstilleren", "Vi går en tur på stien med jer i januar.")
    desk.press("Sig ja, og giv besked")
    desk.is_told("I har sagt ja til idéen.")
    desk.look("ide-koordinator-svaret")
    project = Project.objects.get(title="En lampe ved skolestien")
    page = publish(project)
    _read_the_answer(citizen, letters, idea)
    citizen.go(page.url)
    citizen.sees("Det begyndte med en idé")
    citizen.look("projekt-fra-ide")


def test_without_scripts_and_with_a_no(visit, letters, coordinator):
    publish(make_project(title="Lyset på skolestien"))
    citizen, desk = visit(js=False, pictures=False), visit(js=False, pictures=False)
    _propose(citizen, js=False)
    _confirm(citizen, letters)
    idea = Idea.objects.get()
    _consider_and_show(desk, coordinator, idea)
    desk.press("Sig nej til idéen")
    desk.press("Sig nej, og giv besked")
    desk.sees("Skriv, hvorfor du siger nej")
    desk.write("Hvorfor du siger nej", "Stien er privat.")
    desk.write("Hvad man kan gøre i stedet", "Skriv til ejeren af stien.")
    desk.press("Sig nej, og giv besked")
    desk.is_told("Forslagsstilleren har fået besked")
    letter = letters()[-1]
    assert letter.to == [CITIZEN]
    assert "Det siger vi nej til. Derfor: Stien er privat." in letter.body
    citizen.go(re.search(r"(/ideer/\S+)", letter.body)[1])
    citizen.sees("Skriv til ejeren af stien.")


def _propose(citizen, *, js):
    """112 and 114 first, then the idea; a word about theft asks once more; what is like it is shown."""
    citizen.go("/foreslaa/")
    citizen.look("foreslaa")
    citizen.press("Skriv din idé")
    citizen.press(NEXT)
    citizen.sees("Du mangler 2 ting")
    citizen.write("Din idé på én linje", "En lampe ved skolestien")
    citizen.write("Hvad kunne du tænke dig", THEFT)
    if js:
        box = citizen.page.locator("[data-similar]")
        expect(box).to_contain_text("Flere lamper på skolestien")
        expect(citizen.page.get_by_role("status").last).to_contain_text("ligner din")
    citizen.look("foreslaa-ide")
    citizen.press(NEXT)
    citizen.sees("Er der sket noget, politiet skal vide?")
    citizen.look("foreslaa-anmeldelse")
    citizen.press("Det er ikke en anmeldelse")
    citizen.write("Stedets postnummer", "5200")
    citizen.tick("Lys og stier")
    citizen.write("Din e-mail", CITIZEN)
    citizen.look("foreslaa-sted")
    citizen.press(NEXT)
    citizen.sees("Flere lamper på skolestien" if js else "Lyset på skolestien")
    citizen.sees("Fyns Politi")
    citizen.look("foreslaa-oversigt")
    citizen.press("Send idéen")
    citizen.sees(f"Vi har sendt et link til {CITIZEN}")
    citizen.look("foreslaa-tak")


def _confirm(citizen, letters):
    """The link shows the idea; the button sends it on."""
    letter = letters()[-1]
    assert letter.to == [CITIZEN]
    citizen.go(re.search(r"(/foreslaa/bekraeft/\S+)", letter.body)[1])
    citizen.look("ide-bekraeft")
    citizen.press("Ja, send den til koordinatoren")
    citizen.sees("Tak. Vi har fået din idé.")
    citizen.look("ide-bekraeftet")


def _consider_and_show(desk, coordinator, idea):
    """From Min dag to the public page."""
    desk.sign_in_with_password(coordinator.email, PASSWORD, "/koordinator/")
    desk.press(f"Idé venter på svar: {idea.title}")
    desk.look("ide-koordinator-ny")
    desk.press("Jeg overvejer den")
    desk.is_told("Du overvejer idéen.")
    desk.look("ide-koordinator")
    desk.press("Vis idéen for alle")
    desk.write("En borger i", "Bolbro")
    desk.look("ide-vis")
    desk.press("Vis den", exact=True)
    desk.is_told("Nu kan alle læse idéen.")
    desk.go("/koordinator/ideer/")
    desk.sees(idea.title)
    desk.look("ideer-koordinator")
    desk.press(idea.title)


def _support(neighbour, letters, idea):
    """A neighbour finds it on the list and stands behind it."""
    neighbour.go("/ideer/")
    neighbour.look("ideer")
    neighbour.press(idea.title)
    neighbour.look("ide")
    neighbour.write("Din e-mail", "ib@example.org")
    neighbour.press("Støt idéen")
    neighbour.is_told("Vi har sendt dig en mail.")
    neighbour.go(re.search(r"(/ideer/stoet/\S+)", letters()[-1].body)[1])
    neighbour.look("ide-stoet")
    neighbour.press("Ja, jeg støtter den")
    neighbour.sees("Tak. Din støtte tæller med.")
    neighbour.press("Gå til idéen")
    neighbour.sees("Færre end 5 støtter idéen")


def _read_the_answer(citizen, letters, idea):
    letter = letters()[-1]
    assert letter.to == [CITIZEN]
    assert "Vi går en tur på stien med jer i januar." in letter.body
    citizen.go(re.search(r"(/ideer/\S+)", letter.body)[1])
    citizen.sees("Det gør vi")
    citizen.sees("En borger i Bolbro")
    citizen.look("ide-ja")
