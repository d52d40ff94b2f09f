"""The fast applicant on two devices, and who has no e-mail: other ways in, with the same right."""

import re

import pytest

from outbox.models import Errand
from tests.journeys.conftest import PASSWORD
from volunteers.entry.models import Draft, Invitation
from volunteers.models import Application

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CITIZEN = "yasmin@example.org"


def test_from_interest_to_an_application_on_two_devices(visit, letters, coordinator):
    library, desk = visit(), visit()
    _show_interest(library)
    desk.sign_in_with_password(coordinator.email, PASSWORD, "/koordinator/")
    desk.press("Interesse: Yasmin")
    desk.sees("Viste interesse uden konto")
    desk.look("interesse-desk")
    desk.press("Send et link til skemaet")
    desk.is_told("Linket er sendt")
    _begin(library, letters)
    phone = visit(width=360)
    phone.go("/bliv-ambassadoer/hvad/")
    phone.sign_in_by_code(CITIZEN)
    phone.go("/min-side/")
    phone.sees("Du er i gang – fortsæt")
    phone.look("min-side-i-gang")
    phone.press("Fortsæt, hvor du slap")
    _finish(phone)
    assert (Application.objects.get().owner, Draft.objects.count()) == (coordinator, 0)
    desk.go("/koordinator/")
    desk.press("Modtaget: Yasmin Nørgaard")
    desk.sees("Viste interesse uden konto")


def _show_interest(visitor):
    visitor.go("/bliv-ambassadoer/")
    visitor.press("Skriv dit navn, så kontakter vi dig")
    visitor.look("interesse")
    visitor.write("Fornavn", "Yasmin")
    visitor.write("Postnummer", "5200")
    visitor.tick("E-mail")
    visitor.press("Kontakt mig")
    visitor.sees("Skriv din e-mail, så vi kan skrive til dig")
    visitor.look("interesse-fejl")
    visitor.page.locator("#id_email").fill(CITIZEN)
    visitor.press("Kontakt mig")
    visitor.sees("Tak. Vi kontakter dig")
    visitor.look("interesse-tak")


def _begin(visitor, letters):
    letter = letters()[-1]
    assert (letter.to, letter.subject) == ([CITIZEN], "Her er skemaet")
    visitor.go(re.search(r"http\S+/bliv-ambassadoer/", letter.body)[0])
    visitor.press("Gå i gang")
    visitor.sign_in_by_code(CITIZEN)
    visitor.write("Efternavn", "Nørgaard")
    visitor.tick("Ja")
    visitor.press("Gem og gå videre")
    visitor.tick("Op til 25 km")
    visitor.press("Gem og gå videre")
    visitor.sees("Trin 3 af 5")


def _finish(visitor):
    visitor.press("Gem og gå videre")
    visitor.press("Gem og gå videre")
    visitor.tick("Jeg har læst, hvordan I bruger mine oplysninger")
    visitor.press("Gem og gå videre")
    visitor.sees("Yasmin Nørgaard")
    visitor.press("Send min ansøgning")
    visitor.sees("Tak, Yasmin. Vi har fået din ansøgning.")


def test_who_has_no_mail_gets_the_same_from_paper(visit, letters, coordinator):
    reader, desk = visit(), visit()
    reader.go("/bliv-ambassadoer/papir/")
    reader.look("papir")
    desk.sign_in_with_password(coordinator.email, PASSWORD, "/koordinator/ansoegninger/")
    desk.press("Tast en ansøgning ind")
    desk.look("tast")
    desk.tick("På papir")
    desk.tick("Brev")
    desk.write("Fornavn", "Aage")
    desk.write("Efternavn", "Bro")
    desk.tick("Ja")
    desk.write("Postnummer", "5200")
    desk.tick("Op til 10 km")
    desk.press("Gå videre og tjek")
    desk.sees("Læs teksten om oplysninger højt")
    desk.tick("Personen har hørt eller læst, hvordan vi bruger oplysningerne")
    desk.press("Gå videre og tjek")
    desk.sees("Vi kender ingen med det navn")
    desk.look("tast-tjek")
    desk.press("Gem ansøgningen")
    desk.is_told("Ansøgningen er gemt")
    desk.sees("På papir")
    before = len(letters())
    assert [errand.person.first_name for errand in Errand.objects.filter(channel="letter")] == ["Aage"]
    assert before == 0


def test_invited_and_said_no(visit, letters, coordinator):
    desk, invited = visit(), visit(width=360)
    desk.sign_in_with_password(coordinator.email, PASSWORD, "/koordinator/ansoegninger/inviter/")
    desk.look("inviter")
    desk.write("Fornavn", "Ali")
    desk.page.locator("#id_email").fill("ali@example.org")
    desk.press("Send invitationen")
    desk.is_told("Invitationen til Ali er sendt.")
    invited.go(re.search(r"http\S+/svar/invitation/\S+", letters()[-1].body)[0])
    invited.look("invitation")
    invited.press("Nej tak, slet mine oplysninger")
    invited.sees("Vi har slettet dine oplysninger")
    assert Invitation.objects.count() == 0


def test_closed_and_open_again(visit, letters, coordinator):
    desk, citizen = visit(), visit()
    desk.sign_in_with_password(coordinator.email, PASSWORD, "/koordinator/ansoegninger/indtag/")
    desk.write("Det læser folk", "Vi åbner igen til foråret.")
    desk.press("Luk for nye ansøgninger")
    desk.sees("Fyns Politi er lukket")
    desk.look("indtag")
    citizen.go("/bliv-ambassadoer/lukket/1465/")
    citizen.sees("Vi åbner igen til foråret.")
    citizen.look("lukket")
    citizen.write("Mail", CITIZEN)
    citizen.press("Sig til, når I åbner igen")
    citizen.sees("Vi siger til, når vi åbner igen")
    desk.press("Åbn igen nu")
    desk.sees("Åbent: Alle kan søge.")
    assert [(letter.to, letter.subject) for letter in letters()] == [([CITIZEN], "Nu kan du søge")]
