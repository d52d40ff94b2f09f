"""Steps 2 to 5 of the main job without a mouse, and at 400 % zoom; what is wrong, and the way round a page."""

import re

import pytest
from playwright.sync_api import expect

from tests.factories.people import make_staff, make_volunteer
from tests.factories.work import make_place, make_project, publish
from tests.journeys import steps
from tests.journeys.conftest import PASSWORD
from tests.journeys.typist import MOST_STOPS, Typist

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
ZOOMED = {"width": 320, "height": 256}  # 1280 × 1024 px at 400 %


@pytest.fixture
def typist(visit):
    """`typist()` opens a browser for somebody without a mouse."""

    def open_browser(**options):
        return visit(hands=Typist, pictures=False, **options)

    return open_browser


def test_from_finding_to_hours_by_keyboard(typist, letters, coordinator, leader):
    steps.published_page()
    citizen, desk = typist(), typist()
    steps.find_and_apply(citizen)
    steps.move_to_active(desk, coordinator, citizen)
    steps.make_initiative(desk)
    steps.ask(desk)
    steps.answer_by_mail_and_sign_up(citizen, letters)
    steps.note_attendance(desk)
    steps.everybody_sees_the_same_hours(citizen, desk, typist(), leader)


def test_finding_and_applying_by_keyboard_at_400_percent(typist):
    steps.published_page()
    steps.find_and_apply(typist(**ZOOMED))


def test_taking_part_by_keyboard_at_400_percent(typist, letters, site):
    place, volunteer, staff = make_place(), make_volunteer(), make_staff(password=PASSWORD)
    citizen, desk = typist(**ZOOMED), typist(**ZOOMED)
    citizen.go("/opgaver/")
    citizen.look("opgaver")
    citizen.press(place.session.initiative.title)
    citizen.press("Log ind for at melde dig til")
    citizen.sign_in_by_code(volunteer.person.email)
    steps.sign_up(citizen)
    desk.sign_in_with_password(staff.email, PASSWORD, "/koordinator/")
    steps.note_attendance(desk)
    citizen.go("/min-side/")
    citizen.sees("2,5")


def test_the_menu_on_a_phone_by_keyboard(typist, site):
    visitor = typist(width=360)
    visitor.go("/")
    visitor.open("Menu")
    visitor.press("Projekter", exact=True)
    expect(visitor.page).to_have_url("/projekter/")
    visitor.open("Vælg sted")
    visitor.open("Flere valg")
    visitor.choose("Tema", "lys-og-stier")
    visitor.press("Vis projekter")
    expect(visitor.page).to_have_url(re.compile("tema=lys-og-stier"))


def test_what_is_wrong_is_read_first_and_leads_to_the_field(typist, site):
    visitor = typist()
    visitor.go("/bliv-ambassadoer/")
    visitor.press("Gå i gang")
    visitor.sign_in_by_code("ny@example.org")
    visitor.press("Gem og gå videre")
    summary = visitor.page.get_by_role("alert").filter(has=visitor.page.locator("h2"))
    expect(summary).to_be_focused()
    for _ in range(2):
        assert visitor.stop("Tab") is not None
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.get_by_label("Efternavn")).to_be_focused()
    expect(visitor.page.get_by_label("Efternavn")).to_have_attribute("aria-invalid", "true")


def test_no_page_keeps_the_keyboard(typist, site):
    """Tab comes to the end, starting with the way past the menu; Shift+Tab finds the same way back."""
    page = publish(make_project())
    make_place()
    for path in ("/", "/projekter/", page.get_url(), "/opgaver/", "/soeg/", "/konto/login/code/"):
        visitor = typist()
        visitor.go(path)
        there = []
        while (stop := visitor.stop("Tab")) is not None:
            assert len(there) < MOST_STOPS, f"the keyboard doesn't leave {path}"
            there.append(stop["html"])
        assert 'class="skipnav"' in there[0]
        assert [visitor.stop("Shift+Tab")["html"] for _ in there] == there[::-1]


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        ("<button style='outline:none'>Ja</button>", "no ring"),
        ("<button>Ja</button><div style='position:fixed;inset:0;background:red'></div>", "covers"),
        ("<button tabindex='2'>Nej</button><button tabindex='1'>Ja</button>", "jumps the wrong way"),
    ],
)
def test_the_typist_sees_what_is_wrong(typist, html, complaint):
    visitor = typist()
    visitor.page.set_content(f"<style>:focus {{ outline: 3px solid }}</style>{html}")

    def go_round():
        for _ in range(2):
            visitor.stop("Tab")

    with pytest.raises(AssertionError, match=complaint):
        go_round()
