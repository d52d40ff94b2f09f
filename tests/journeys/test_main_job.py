"""The main job, end to end, in a real browser: publish, find, apply, become active, be asked, take part, be counted."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from coordination.models import Attendance
from projects.models import DistrictPage, ProjectPage, Session
from tests.factories.work import move_to_past
from tests.journeys.conftest import PASSWORD

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
CITIZEN = "yasmin@example.org"


def test_the_main_job(visit, letters, editor, coordinator, leader, picture):
    _publish(visit, editor)
    citizen = _find_and_apply(visit)
    desk = _move_to_active(visit, coordinator, citizen)
    _make_initiative(desk)
    _ask(desk)
    _answer_by_mail_and_sign_up(citizen, letters)
    _note_attendance(desk)
    _everybody_sees_the_same_hours(visit, citizen, desk, leader)


def _publish(visit, editor):
    """1. An editor publishes a page from blocks, with picture and alt text."""
    visitor = visit()
    page = visitor.page
    visitor.sign_in_with_password(editor.email, PASSWORD, "/admin/")
    parent = DistrictPage.objects.get(district="1465")
    visitor.go(f"/admin/pages/add/projects/projectpage/{parent.pk}/")
    page.locator("#id_title").fill("En tunnel, vi tør gå igennem")
    page.locator("#id_lead").fill("Vi finder ud af, hvad der skal til, for at tunnelen føles tryg.")
    page.locator("#id_picture-chooser [data-chooser-action-choose]").first.click()
    page.locator(".modal-body a.image-choice, .modal-body [data-chooser-modal-choice]").first.click()
    page.locator("#id_picture_alt").fill("En cyklist på vej gennem en oplyst tunnel")
    page.locator("#id_objective").select_option("trust")
    page.locator("#id_effort").select_option("co-creation")
    page.locator("#id_theme").select_option("lys-og-stier")
    page.locator("#id_postal_code").fill("5200")
    for block in ("Mål", "Målgruppe", "Sådan hjælper du", "Resultater"):
        _add_text_block(page, block, f"Tekst under {block.lower()}.")
    page.locator("[data-w-dropdown-target=toggle], .footer__container button.w-dropdown__toggle").last.click()
    page.get_by_role("button", name=re.compile("Udgiv|Publish|Offentliggør|Publicér", re.I)).last.click()
    page.wait_for_url("**/admin/pages/*/")
    assert ProjectPage.objects.get().live
    anonymous = visit()
    anonymous.go("/projekter/")
    anonymous.sees("En tunnel, vi tør gå igennem")
    anonymous.look("projekter")


def _add_text_block(page, name, text):
    texts = page.locator("[data-contentpath=body] .public-DraftEditor-content")
    before = texts.count()
    page.locator("[data-contentpath=body] .c-sf-add-button").last.click()
    page.get_by_role("option", name=re.compile(f"^{name}")).first.click()
    expect(texts).to_have_count(before + 1)
    texts.last.click()
    page.keyboard.type(text)
    # The editor hands its text to the form a moment after the last key.
    expect(page.locator("[name^=body-][name$=-value-text]").last).to_have_value(re.compile(text))


def _find_and_apply(visit):
    """2. A citizen finds it by postal code, reads it and applies; Min side tells step, next step and who has it."""
    visitor = visit()
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
    return visitor


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


def _move_to_active(visit, coordinator, citizen):
    """3. The coordinator of the district moves it to active; the applicant accepts the agreement on Min side."""
    desk = visit()
    desk.sign_in_with_password(coordinator.email, PASSWORD, "/koordinator/")
    desk.sees("1 ting venter på dig")
    desk.look("min-dag")
    desk.press("Modtaget: Yasmin Nørgaard")
    application = desk.page.url
    desk.look("ansoegning")
    desk.press("Invitér til samtale")
    desk.press("Samtalen er holdt")
    desk.press("Ny attest eller vurdering")
    desk.page.get_by_label("Slags").select_option("private")
    desk.write("Hvorfor den er nødvendig", "Går med om aftenen")
    desk.look("attest")
    desk.press("Gem", exact=True)
    desk.press("Notér udfald")
    desk.page.get_by_label("Udfald").select_option("cleared")
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
    return desk


def _make_initiative(desk):
    """4a. An initiative with a role and two sessions with seats."""
    desk.go("/koordinator/initiativer/")
    desk.look("initiativer-tom")
    desk.press("Opret et initiativ")
    desk.look("vaelg-projekt")
    desk.press("Vælg")
    desk.write("Titel", "Tryghedsvandring i Bolbro")
    desk.page.get_by_label("Slags").select_option("walk")
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
    desk.page.get_by_label("Til", exact=True).fill("19:00")
    desk.write("Mødested", "Skolens hovedindgang")
    desk.write("Pladser til", "2")
    desk.look("moedegang-ny")
    desk.press("Tilføj mødegang")


def _ask(desk):
    """4b. Suitable people with the reasons in words, and an invitation."""
    desk.press("Se, hvem der passer til rollen")
    desk.sees("taler arabisk")
    desk.sees("har aldrig været spurgt")
    desk.look("matching")
    desk.tick("Yasmin Nørgaard")
    desk.press("Spørg de valgte")
    desk.sees("1 person er spurgt.")


def _answer_by_mail_and_sign_up(citizen, letters):
    """4c. The answer from the mail's link, and a place at a session."""
    link = re.search(r"(/svar/\S+)", letters()[-1].body)[1]
    citizen.go(link)
    citizen.look("svar")
    citizen.press("Ja, jeg er med")
    citizen.sees("Tak, Yasmin. Vi har fået dit ja.")
    citizen.look("svar-tak")
    citizen.press("Tryghedsvandring i Bolbro")
    citizen.look("opgave")
    citizen.press("Meld dig til")
    citizen.sees("Tak. Du er tilmeldt")
    citizen.look("min-side")
    citizen.go("/opgaver/")
    citizen.look("opgaver")


def _note_attendance(desk):
    """4d. Who came, and the minutes."""
    attendance = Attendance.objects.get()
    move_to_past(attendance.place)
    desk.go(f"/koordinator/fremmoede/{attendance.session_id}/")
    desk.page.get_by_label("Fremmøde").select_option("attended")
    desk.write("Minutter", "150")
    desk.look("fremmoede")
    desk.press("Gem fremmøde")
    desk.sees("Fremmødet er noteret.")


def _everybody_sees_the_same_hours(visit, citizen, desk, leader):
    """5. The page suppresses under 5; ambassador and coordinator see the hours, leadership no small number."""
    citizen.go("/min-side/")
    citizen.sees("2,5")
    citizen.look("min-side-timer")
    desk.go("/koordinator/tal/")
    desk.sees("2,5")
    desk.look("tal")
    top = visit()
    top.sign_in_with_password(leader.email, PASSWORD, "/koordinator/tal/")
    top.sees("Færre end 5 har været med indtil nu")
    top.look("tal-ledelse")
    citizen.go(ProjectPage.objects.get().get_url())
    citizen.sees("Færre end 5 har været med indtil nu")
