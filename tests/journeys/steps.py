"""Steps 2 to 5 of the main job, in words that pointer, keyboard and a browser without script share."""

import re
from datetime import timedelta

from django.utils import timezone

from coordination.models import Attendance
from projects.models import ProjectPage, Session
from tests.factories.work import make_project, move_to_past, publish
from tests.journeys.conftest import PASSWORD

CITIZEN = "yasmin@example.org"


def published_page():
    """The page of step 1, without the editor's work."""
    project = make_project(title="En tunnel, vi tør gå igennem")
    blocks = (("goal", "Tekst under mål."), ("results", "Tekst under resultater."))
    return publish(project, body=[(kind, {"text": f"<p>{text}</p>"}) for kind, text in blocks])


def find_and_apply(visitor):
    """2. A citizen finds it by postal code, reads it and applies; Min side tells step, next step and who has it."""
    visitor.go("/")
    visitor.look("forside")
    visitor.write("Dit postnummer", "5240")
    visitor.press("Vis", exact=True)
    visitor.sees("ca.")
    visitor.press("En tunnel, vi tør gå igennem")
    visitor.sees("Tekst under mål.")
    visitor.sees("Tekst under resultater.")
    visitor.look("projekt")
    visitor.go("/bliv-ambassadoer/")
    visitor.look("wizard-start")
    visitor.press("Gå i gang")
    visitor.look("log-ind")
    visitor.sign_in_by_code(CITIZEN)
    _fill_in_the_wizard(visitor)
    visitor.go("/min-side/")
    visitor.sees("Koordinatorerne hos Fyns Politi")
    visitor.sees("Vi læser din ansøgning")
    visitor.look("min-side-ansoegning")


def _fill_in_the_wizard(visitor):
    visitor.write("Fornavn", "Yasmin")
    visitor.write("Efternavn", "Nørgaard")
    visitor.tick("Ja")
    visitor.look("wizard-1")
    visitor.press("Gem og gå videre")
    visitor.write("Postnummer", "5200")
    visitor.tick("Op til 25 km")
    visitor.look("wizard-2")
    visitor.press("Gem og gå videre")
    visitor.tick("Arabisk")
    visitor.tick("Lys og stier")
    visitor.look("wizard-3")
    visitor.press("Gem og gå videre")
    visitor.tick("Tirsdag aften")
    visitor.look("wizard-4")
    visitor.press("Gem og gå videre")
    visitor.write("Hvorfor vil du gerne være med", "Jeg går selv gennem tunnelen hver dag.")
    visitor.tick("Jeg har læst, hvordan I bruger mine oplysninger")
    visitor.look("wizard-5")
    visitor.press("Gem og gå videre")
    visitor.sees("Fyns Politi")
    visitor.look("wizard-oversigt")
    visitor.press("Send min ansøgning")
    visitor.sees("Tak, Yasmin. Vi har fået din ansøgning.")
    visitor.look("wizard-tak")


def move_to_active(desk, coordinator, citizen):
    """3. The coordinator of the district moves it to active; the applicant accepts the agreement on Min side."""
    desk.sign_in_with_password(coordinator.email, PASSWORD, "/koordinator/")
    desk.sees("1 ting venter på dig")
    desk.look("min-dag")
    desk.press("Modtaget: Yasmin Nørgaard")
    application = desk.page.url
    desk.look("ansoegning")
    desk.press("Invitér til samtale")
    desk.press("Samtalen er holdt")
    desk.press("Ny attest eller vurdering")
    desk.choose("Slags", "private")
    desk.write("Hvorfor den er nødvendig", "Går med om aftenen")
    desk.look("attest")
    desk.press("Gem", exact=True)
    desk.press("Notér udfald")
    desk.choose("Udfald", "cleared")
    desk.press("Gem udfald")
    desk.press("Send aftalen")
    citizen.go("/min-side/")
    citizen.press("Læs aftalen")
    citizen.look("aftale")
    citizen.write("Dit navn", "Yasmin Nørgaard")
    citizen.press("Jeg accepterer aftalen")
    desk.go(application)
    desk.press("Gør til aktiv ambassadør")
    citizen.go("/min-side/")
    citizen.sees("Du er aktiv tryghedsambassadør")
    citizen.sees("Behandle din ansøgning")


def make_initiative(desk):
    """4a. An initiative with a role and two sessions with seats."""
    desk.go("/koordinator/initiativer/")
    desk.look("initiativer-tom")
    desk.press("Opret et initiativ")
    desk.look("vaelg-projekt")
    desk.press("Vælg")
    desk.write("Titel", "Tryghedsvandring i Bolbro")
    desk.choose("Slags", "walk")
    desk.write("Beskrivelse", "Vi går ruten og skriver ned, hvor lyset mangler.")
    desk.write("Hvem dækker ved en ulykke", "Kommunens forsikring dækker.")
    desk.write("Hvem man kan spørge", "Kontaktbetjenten i Bolbro")
    desk.look("initiativ-nyt")
    desk.press("Opret initiativ", exact=True)
    desk.press("Tilføj rolle")
    desk.write("Titel", "Gå med på vandring")
    desk.write("Antal personer", "3")
    desk.write("Hvad du gør", "Du går ruten med to andre.")
    desk.write("Hvad du aldrig gør", "Du griber ikke ind.")
    desk.tick("Du har accepteret partnerskabsaftalen")
    desk.tick("Arabisk")
    desk.look("rolle-ny")
    desk.press("Tilføj rolle")
    for days in (7, 14):
        _add_session(desk, timezone.localtime() + timedelta(days=days))
    assert Session.objects.count() == 2
    desk.look("initiativ")


def _add_session(desk, moment):
    desk.press("Tilføj mødegang")
    desk.write("Dag", f"{moment:%Y-%m-%d}")
    desk.write("Fra", "17:00")
    desk.write("Til", "19:00", exact=True)
    desk.write("Mødested", "Skolens hovedindgang")
    desk.write("Pladser til", "2")
    desk.look("moedegang-ny")
    desk.press("Tilføj mødegang")


def ask(desk):
    """4b. Suitable people with the reasons in words, and an invitation."""
    desk.press("Se, hvem der passer til rollen")
    desk.sees("taler arabisk")
    desk.sees("Det er første gang, vi spørger.")
    desk.look("matching")
    desk.tick("Yasmin Nørgaard")
    desk.press("Spørg de valgte")
    desk.is_told("1 person er spurgt.")


def answer_by_mail_and_sign_up(citizen, letters):
    """4c. The answer from the mail's link, and a place at a session."""
    link = re.search(r"(/svar/\S+)", letters()[-1].body)[1]
    citizen.go(link)
    citizen.look("svar")
    citizen.press("Ja, jeg er med")
    citizen.sees("Tak, Yasmin. Vi har fået dit ja.")
    citizen.look("svar-tak")
    citizen.press("Tryghedsvandring i Bolbro")
    citizen.look("opgave")
    sign_up(citizen)
    citizen.look("min-side")
    citizen.go("/opgaver/")
    citizen.look("opgaver")


def sign_up(citizen):
    """5a. A place at a session."""
    citizen.press("Meld dig til")
    citizen.is_told("Tak. Du er tilmeldt")


def note_attendance(desk):
    """4d. Who came, and the minutes."""
    attendance = Attendance.objects.get()
    move_to_past(attendance.place)
    desk.go(f"/koordinator/fremmoede/{attendance.session_id}/")
    desk.choose("Fremmøde", "attended")
    desk.write("Minutter", "150")
    desk.look("fremmoede")
    desk.press("Gem fremmøde")
    desk.is_told("Fremmødet er noteret.")


def everybody_sees_the_same_hours(citizen, desk, top, leader):
    """5. The page suppresses under 5; ambassador and coordinator see the hours, leadership no small number."""
    citizen.go("/min-side/")
    citizen.sees("2,5")
    citizen.look("min-side-timer")
    desk.go("/koordinator/tal/")
    desk.sees("2,5")
    desk.look("tal")
    top.sign_in_with_password(leader.email, PASSWORD, "/koordinator/tal/")
    top.sees("Færre end 5 har været med indtil nu")
    top.look("tal-ledelse")
    citizen.go(ProjectPage.objects.get().get_url())
    citizen.sees("Færre end 5 har været med indtil nu")
