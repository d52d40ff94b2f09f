"""The coordinators' lists without a mouse and without a script: find, tick, tag, save."""

import pytest
from playwright.sync_api import expect

from tests.factories.people import add_words, make_staff, make_volunteer
from tests.journeys.conftest import PASSWORD
from tests.journeys.typist import Typist
from volunteers.tags.models import Tag
from workspace.lists.models import SavedFilter

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
LIST = "/koordinator/ambassadoerer/"


@pytest.mark.parametrize("width", [1280, 360])
def test_find_tag_and_save_by_keyboard(visit, site, width):
    wanted = make_volunteer(first_name="Yasmin", last_name="Nør")
    make_volunteer(first_name="Bo", last_name="Ek")
    add_words(wanted.person, "language", "ar")
    desk = visit(hands=Typist, pictures=False, width=width)
    desk.sign_in_with_password(make_staff(password=PASSWORD).email, PASSWORD, "/koordinator/")
    desk.go(LIST)
    if width < 700:
        desk.open("Søg og vælg")
    desk.choose("Taler", "ar")
    desk.press("Vis", exact=True)
    expect(desk.page.get_by_role("heading", name="1 række")).to_be_visible()
    desk.press("Sæt kryds ved alle på siden")
    desk.press("Sæt et mærke")
    desk.write("Mærke", "Har varevogn")
    desk.press("Se, hvem det gælder")
    desk.press("Sæt mærket")
    assert Tag.objects.get().person == wanted.person
    desk.go(f"{LIST}?language=ar")
    desk.open("Gem dine valg")
    desk.write("Navn på valget", "Taler arabisk")
    desk.press("Gem valg, rækkefølge og kolonner")
    assert SavedFilter.objects.get().query == "language=ar"


def test_the_way_to_the_rows_and_the_order_said_aloud(visit, site):
    make_volunteer(first_name="Yasmin", last_name="Nør")
    desk = visit(hands=Typist, pictures=False)
    desk.sign_in_with_password(make_staff(password=PASSWORD).email, PASSWORD, "/koordinator/")
    desk.go(f"{LIST}?sort=name")
    expect(desk.page.get_by_role("columnheader", name="Navn")).to_have_attribute("aria-sort", "ascending")
    expect(desk.page.get_by_role("checkbox", name="Yasmin Nør")).to_be_visible()
    desk.page.get_by_role("link", name="Gå til rækkerne").focus()
    desk.page.keyboard.press("Enter")
    expect(desk.page.locator("#h-count")).to_be_focused()
    desk.press_to(desk.page.get_by_role("checkbox", name="Yasmin Nør"))
